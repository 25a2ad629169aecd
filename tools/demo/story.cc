#include "tools/demo/story.h"

#include <cstdlib>

#include "engine/decide/dossier/financing_case.h"
#include "engine/proof/chain.h"
#include "projections/digest.h"
#include "projections/rebuild.h"
#include "tools/account_history.h"
#include "tools/input/files.h"
#include "tools/output/views.h"

namespace grandlivre::tools {
namespace {

std::string in_euros(Cents cents) {
    const auto count = cents.count();
    return fmt::format("{}{}.{:02} €", count < 0 ? "-" : "", std::abs(count) / 100, std::abs(count) % 100);
}

std::string in_hours(Centihours hours) { return fmt::format("{}.{:02} h", hours.count() / 100, hours.count() % 100); }

/// Whether a kind of request is an account's.
bool of_account(const std::string& kind) {
    for (const RequestKind known : wire::EnumValuesRequestBody())
        if (kind == wire::EnumNameRequestBody(known)) return stream_kind(known) == StreamKind::account;
    return false;
}

}  // namespace

Story::Story(const std::filesystem::path& directory)
    : directory_(directory), ledger_(Ledger::writer(directory, default_birth())) {}

projection::Reader Story::reader() {
    projections_ = ledger_->projections();
    return {*projections_, ledger_->partitions()};
}

Outcome Story::submit(const std::string& kind, const std::string& on, const Json& fields) {
    Json request{{"id", to_text(ledger_id(fmt::format("demo/{}", ++requests_)).bytes)},
                 {"type", kind},
                 {"on", on},
                 {"source", "demo"}};
    if (of_account(kind)) request["account"] = of_;
    request.update(fields);
    return ledger_->engine().submit(std::vector{Incoming{reader_.read_json(request.dump()), std::nullopt}}).front();
}

void Story::tell(const std::string& sentence, const std::string& kind, const std::string& on, Json fields) {
    fmt::print("\n{}\n", sentence);
    const Outcome outcome = submit(kind, on, fields);
    if (!outcome.accepted)
        throw UserError(fmt::format("the story breaks: {}: {}", wire::EnumNameReason(*outcome.reason), outcome.detail));
    fmt::print("  {} {} on {}", kind, outcome.duplicate ? "came again" : "accepted", on);
    for (const auto& event : outcome.events)
        fmt::print(" → {} at {}", wire::EnumNameEventBody(event.kind), to_text(event.position));
    std::uint64_t fired = 0;
    for (const auto& part : outcome.partitions) fired += part.fired;
    if (!outcome.relays.empty())
        fmt::print(" → {} request{} to other streams, decided", outcome.relays.size(),
                   outcome.relays.size() == 1 ? "" : "s");
    if (!outcome.partitions.empty()) fmt::print(" → {} deadline{} fired", fired, fired == 1 ? "" : "s");
    fmt::print("\n");
    if (of_account(kind)) show();
}

void Story::refused(const std::string& sentence, const std::string& kind, const std::string& on, Json fields,
                    Reason reason) {
    fmt::print("\n{}\n", sentence);
    const Outcome outcome = submit(kind, on, fields);
    if (outcome.reason != reason)
        throw UserError(
            fmt::format("the story breaks: {} was to be refused as {}", kind, wire::EnumNameReason(reason)));
    fmt::print("  {} refused on {}: {}: {}\n", kind, on, wire::EnumNameReason(reason), outcome.detail);
}

void Story::show() {
    const auto answer = reader().account(AccountId::parse(of_).value());
    if (!answer) return;
    const Balance balance = balance_of(answer->row.holdings);
    std::string line = fmt::format("  holds {} available, {} reserved, {} used", in_euros(balance.available),
                                   in_euros(balance.reserved), in_euros(balance.debited));
    for (const auto& hours : balance.hours)
        line += fmt::format("; {} {} available, {} reserved", wire::EnumNameHourKind(hours.kind),
                            in_hours(hours.available), in_hours(hours.reserved));
    fmt::print("{}\n", line);
}

void Story::split(const char* id) {
    const auto answer = reader().dossier(DossierId::parse(id).value()).value();
    for (const SplitPart& part : answer.row.bought.split)
        fmt::print("  {}: {} reserved, {} debited, {} released, {} refunded\n", wire::EnumNameSplitSource(part.source),
                   in_euros(part.reserved), in_euros(part.debited), in_euros(part.released), in_euros(part.refunded));
}

void Story::financing(const char* id, const char* on, const char* sentence) {
    const auto row = reader().dossier(DossierId::parse(id).value()).value().row;
    const Account account = account_now(*ledger_, reader(), row.account);
    const RuleBook rules = adopted_rules(reader());
    const Financing financing = finance(
        financing_case(account, account.dossiers.at(DossierId::parse(id).value()), parse_date(on).value()), rules);
    fmt::print("\n{}:\n", sentence);
    for (const FinancingLine& line : financing.lines)
        fmt::print("  {}: {}\n", wire::EnumNameSplitSource(line.source), in_euros(line.cents));
    fmt::print("  holder: {}\n", in_euros(financing.holder));
}

void Story::statement() {
    fmt::print("\nThe statement, a line for each movement:\n\n");
    Json lines = statement_view(reader().statement(AccountId::parse(of_).value()));
    for (auto& line : lines)
        for (const char* left_out : {"recorded_at", "request"}) line.erase(left_out);
    fmt::print("{}", render(lines, Format::table, STDOUT_FILENO));
}

void Story::trial_balance() {
    fmt::print("\nThe trial balance: each book sums to zero in each unit.\n\n");
    fmt::print("{}", render(trial_balance_view(reader(), Breakdown::account), Format::table, STDOUT_FILENO));
    for (const auto& book : trial_balance_view(reader(), Breakdown::book))  // throws where one is not zero
        fmt::print("  {} {}: {}\n", book["book"].get<std::string>(), book["unit"].get<std::string>(),
                   book["debit"].get<std::int64_t>() - book["credit"].get<std::int64_t>());
}

void Story::replay() {
    const auto live = projection::digest(*ledger_->projections());
    const auto place = directory_ / "replayed";
    projection::ContentDigest again;
    std::uint64_t records = 0;
    {
        const auto store = RocksStore::open(place, projection::tables);
        records = projection::rebuild(ledger_->log(), *store, {});
        again = projection::digest(*store);
    }
    std::filesystem::remove_all(place);
    fmt::print("\nThe journal's {} records replayed into new projections:\n  live     {}\n  replayed {}\n", records,
               to_hex(live.all.sum()), to_hex(again.all.sum()));
    if (!(live == again)) throw UserError("the replay's digest is another");
    fmt::print("  the same\n");
    ledger_->close();
}

void Story::provider(const char* siret) {
    const Provider provider = reader().provider(Siret::parse(siret).value()).value().provider;
    const ProviderTotals& totals = provider.totals;
    fmt::print("  the provider: {} payable, {} in transit, {} paid\n", in_euros(totals.payable),
               in_euros(totals.in_transit), in_euros(totals.paid));
    for (const auto& [id, payment] : provider.payments)
        fmt::print("  transfer {} of {} for {} dossier{}: {}{}\n", id, in_euros(payment.cents), payment.dossiers.size(),
                   payment.dossiers.size() == 1 ? "" : "s", wire::EnumNameTransferState(payment.state),
                   payment.reason.empty() ? "" : " (" + payment.reason + ")");
}

}  // namespace grandlivre::tools
