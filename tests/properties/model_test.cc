#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "engine/log/partitioner.h"
#include "tests/properties/on_histories.h"
#include "tests/support/naive_model.h"
#include "tools/output/views.h"

/// The engine against the naive model: every answer, and after each batch what reads
/// show of accounts, dossiers, funders, providers and runs, and the trial balance. GRANDLIVRE_MODEL_REQUESTS and
/// GRANDLIVRE_SEED say how many and which.
namespace grandlivre::test {
namespace {

std::size_t requests_of_run() {
    const char* const given = std::getenv("GRANDLIVRE_MODEL_REQUESTS");
    return given ? std::strtoull(given, nullptr, 10) : 5'000;
}

NaiveBalance plain(const Balance& balance) {
    NaiveBalance naive{balance.available.count(), balance.reserved.count(), balance.debited.count(),
                       balance.forfeited.count(), balance.debt.count(),     {}};
    for (const auto& hours : balance.hours) {
        const std::string kind = hours.kind == HourKind::public_ ? "public" : wire::EnumNameHourKind(hours.kind);
        naive.hours[kind] = {hours.available.count(), hours.reserved.count()};
    }
    return naive;
}

NaiveTotals plain(const FunderTotals& totals) {
    return {totals.granted.count(), totals.receivable.count(), totals.suspense.count(), totals.refundable.count(),
            totals.contributed.count()};
}

NaiveOwed plain(const ProviderTotals& totals) {
    return {totals.payable.count(), totals.in_transit.count(), totals.paid.count(), totals.undue.count()};
}

std::string text_of(const NaiveOwed& owed) {
    return fmt::format("payable {} in transit {} paid {} undue {}", owed.payable, owed.in_transit, owed.paid,
                       owed.undue);
}

std::string text_of(const NaiveTotals& totals) {
    return fmt::format("granted {} receivable {} suspense {} refundable {} contributed {}", totals.granted,
                       totals.receivable, totals.suspense, totals.refundable, totals.contributed);
}

std::string text_of(const NaiveBalance& balance) {
    std::string text = fmt::format("available {} reserved {} debited {} forfeited {} debt {}", balance.available,
                                   balance.reserved, balance.debited, balance.forfeited, balance.debt);
    for (const auto& [kind, part] : balance.hours)
        text += fmt::format(" {} {}+{}", kind, part.available, part.reserved);
    return text;
}

/// An answer as one line, the same for the engine's and the model's.
std::string text_of(const NaiveAnswer& answer) {
    return fmt::format("{} {}{} [{}] fired {} relays {}, {}", answer.accepted ? "accepted" : "rejected", answer.reason,
                       answer.duplicate ? " duplicate" : "", fmt::join(answer.events, " "), answer.fired, answer.relays,
                       answer.balance  ? text_of(*answer.balance)
                       : answer.totals ? text_of(*answer.totals)
                       : answer.owed   ? text_of(*answer.owed)
                                       : "no balance");
}

NaiveAnswer plain(const Outcome& outcome) {
    NaiveAnswer answer{.accepted = outcome.accepted, .duplicate = outcome.duplicate};
    if (outcome.reason) answer.reason = wire::EnumNameReason(*outcome.reason);
    for (const EventReference& event : outcome.events) answer.events.emplace_back(wire::EnumNameEventBody(event.kind));
    for (const Outcome::InPartition& part : outcome.partitions) answer.fired += part.fired;
    answer.relays = outcome.relays.size();
    if (!outcome.balance) return answer;
    if (const auto* balance = std::get_if<Balance>(&*outcome.balance)) answer.balance = plain(*balance);
    if (const auto* totals = std::get_if<FunderTotals>(&*outcome.balance)) answer.totals = plain(*totals);
    if (const auto* totals = std::get_if<ProviderTotals>(&*outcome.balance)) answer.owed = plain(*totals);
    return answer;
}

std::string parts_of(const projection::AccountRow& row) {
    std::string text = row.status == AccountStatus::open     ? "open"
                       : row.status == AccountStatus::frozen ? "frozen"
                                                             : "closed";
    for (const Bucket bucket : euro_buckets)
        text += fmt::format(" {} {}+{}", wire::EnumNameBucket(bucket), row.holdings.available(bucket).count(),
                            row.holdings.reserved(bucket).count());
    return text;
}

std::string parts_of(const NaiveAccount& account) {
    std::string text = account.status;
    for (const char* bucket : {"annual", "dif", "cec"})
        text += fmt::format(" {} {}+{}", bucket, account.euros.at(bucket).available, account.euros.at(bucket).reserved);
    return text;
}

std::string text_of(const std::string& id, const NaiveDossier& dossier) {
    return fmt::format("{}: {} {} {}", id, dossier.state, dossier.payment_state, dossier.refundable);
}

std::string text_of(const std::string& siret, const NaiveProvider& provider, const std::string& clock) {
    std::string text = siret +
                       (provider.suspended    ? " suspended"
                        : provider.registered ? " active"
                                              : " unregistered") +
                       "\n";
    std::map<std::string, std::string> payables;  // in order of due date
    std::int64_t overdue = 0;
    for (const auto& [dossier, of] : provider.payables) {
        payables[of.due_on + dossier] = fmt::format("{} {} {} {}\n", dossier, of.cents, of.due_on, of.state);
        if (of.state == "open" && of.due_on < clock) overdue += of.cents;
    }
    for (const auto& [place, line] : payables) text += line;
    for (const auto& [id, of] : provider.payments)
        text += fmt::format("{} {} {} {} {}\n", id, of.run, of.cents, of.state, of.reason);
    return text + text_of(provider.owed()) + fmt::format(" overdue {}", overdue);
}

std::string text_of(const std::string& id, const NaiveRun& run, const NaiveModel& model) {
    std::string text = id + "\n";
    std::int64_t sum = 0;
    for (const auto& [siret, transfer] : run.transfers) {
        sum += transfer.cents;
        for (const auto& [payment_id, payment] : model.providers().at(siret).payments)
            if (payment.run == id)
                text += fmt::format("{} {} {} {}\n", siret, payment_id, transfer.cents, payment.state);
    }
    for (const auto& [payments, cents] : run.batches) text += fmt::format("batch of {}: {}\n", payments, cents);
    return text + fmt::format("{}", sum);
}

std::string text_of(const std::string& siren, const NaiveFunder& funder) {
    std::string text = siren + "\n";
    for (const auto& [label, call] : funder.calls)
        text += fmt::format("{} {} {} {}\n", label, call.cents, call.received, call.state);
    for (const auto& [reference, receipt] : funder.suspense())
        text += fmt::format("{} {} {} {}\n", reference, receipt.suspense, receipt.call, receipt.cause);
    return text + text_of(funder.totals());
}

std::string text_of_funder(const tools::Json& view) {
    std::string text = view["funder"].get<std::string>() + "\n";
    for (const auto& of : view["calls"])
        text += fmt::format("{} {} {} {}\n", of["call"].get<std::string>(), of["cents"].get<std::int64_t>(),
                            of["received_cents"].get<std::int64_t>(), of["state"].get<std::string>());
    for (const auto& of : view["suspense"])
        text += fmt::format("{} {} {} {}\n", of["bank_reference"].get<std::string>(), of["cents"].get<std::int64_t>(),
                            of.value("call", ""), of["cause"].get<std::string>());
    const NaiveTotals totals{view["granted_cents"], view["receivable_cents"], view["suspense_cents"],
                             view["refundable_cents"], view["contributed_cents"]};
    return text + text_of(totals);
}

std::string text_of_provider(const tools::Json& view) {
    std::string text = fmt::format("{} {}\n", view["provider"].get<std::string>(), view["status"].get<std::string>());
    for (const auto& of : view["payables"])
        text += fmt::format("{} {} {} {}\n", of["dossier"].get<std::string>(), of["cents"].get<std::int64_t>(),
                            of["due_on"].get<std::string>(), of["state"].get<std::string>());
    for (const auto& of : view["payments"])
        text += fmt::format("{} {} {} {} {}\n", of["end_to_end_id"].get<std::string>(), of["run"].get<std::string>(),
                            of["cents"].get<std::int64_t>(), of["state"].get<std::string>(), of.value("reason", ""));
    const NaiveOwed owed{view["payable_cents"], view["in_transit_cents"], view["paid_cents"], view["undue_cents"]};
    return text + text_of(owed) + fmt::format(" overdue {}", view["overdue_cents"].get<std::int64_t>());
}

std::string text_of_run(const tools::Json& view) {
    std::string text = view["run"].get<std::string>() + "\n";
    for (const auto& of : view["payments"])
        text += fmt::format("{} {} {} {}\n", of["provider"].get<std::string>(), of["end_to_end_id"].get<std::string>(),
                            of["cents"].get<std::int64_t>(), of["state"].get<std::string>());
    for (const auto& of : view["batches"])
        text += fmt::format("batch of {}: {}\n", of["payments"].get<std::int64_t>(), of["cents"].get<std::int64_t>());
    return text + fmt::format("{}", view["cents"].get<std::int64_t>());
}

/// Dossiers, funders, providers, runs and the book of money, as reads show them.
std::string money_of(const projection::Reader& reader, const NaiveModel& model) {
    std::string text;
    for (const auto& [account, of] : model.accounts())
        for (const auto& [id, dossier] : of.dossiers) {
            const DossierId parsed = DossierId::parse(id).value();
            const auto answer = reader.dossier(parsed);
            if (!answer) continue;
            const tools::Json view = tools::dossier_view(parsed, *answer);
            text += fmt::format("{}: {} {} {}\n", id, view["state"].get<std::string>(),
                                view["payment_state"].get<std::string>(), view["refundable_cents"].get<std::int64_t>());
        }
    for (const Siret siret : providers_of_history())
        if (const auto answer = reader.provider(siret))
            text += text_of_provider(tools::provider_view(siret, *answer)) + "\n";
    for (const Siren siren : funders_of_history())
        if (const auto answer = reader.funder(siren)) text += text_of_funder(tools::funder_view(siren, *answer)) + "\n";
    reader.each_run([](const RunId&) { return true; },
                    [&](const RunId& id, const Run&) {
                        text += text_of_run(tools::run_view(id, reader.run(id).value(), reader)) + "\n";
                    });
    for (const auto& row : tools::trial_balance_view(reader, tools::Breakdown::account)) {
        const std::int64_t total = row["debit"].get<std::int64_t>() - row["credit"].get<std::int64_t>();
        if (row["book"] == "money" && total != 0)
            text += fmt::format("{} {}\n", row["ledger_account"].get<std::string>(), total);
    }
    return text;
}

std::string money_of(const NaiveModel& model) {
    std::string text;
    for (const auto& [account, of] : model.accounts())
        for (const auto& [id, dossier] : of.dossiers) text += text_of(id, dossier) + "\n";
    for (const Siret siret : providers_of_history())
        if (const auto provider = model.providers().find(to_text(siret)); provider != model.providers().end())
            text += text_of(provider->first, provider->second, model.clock()) + "\n";
    for (const Siren siren : funders_of_history())
        if (const auto funder = model.funders().find(to_text(siren)); funder != model.funders().end())
            text += text_of(funder->first, funder->second) + "\n";
    for (const auto& [id, run] : model.runs()) text += text_of(id, run, model) + "\n";
    for (const auto& [account, total] : model.books().totals())
        if (total != 0) text += fmt::format("{} {}\n", account, total);
    return text;
}

using Results = std::map<int, std::map<unsigned, std::int64_t>>;

/// What each partition closed its years with.
Results results_of(const Ledger& ledger) {
    Results results;
    ledger.each_record([&](const wire::Record& record) {
        const auto* closed = record.event_as_YearClosed();
        if (!closed) return;
        auto& of_year = results[static_cast<int>(flatbuffers::UnPack(*closed->year()))];
        const std::int64_t cents = flatbuffers::UnPack(*closed->result_cents()).count();
        if (cents != 0) of_year[record.header()->partition()] = cents;
    });
    return results;
}

/// Each event belongs to the year of its day, or to the first that is open on its partition.
void check_fiscal_years(const Ledger& ledger) {
    std::map<unsigned, int> closed;
    ledger.each_record([&](const wire::Record& record) {
        const auto header = codec::header_of(record);
        if (!header.on) return;
        int& last = closed[record.header()->partition()];
        const int expected = std::max(static_cast<int>(year_of(*header.on)), last + 1);
        CHECK_MESSAGE(static_cast<int>(header.fiscal_year) == expected, to_json(record));
        if (const auto* event = record.event_as_YearClosed())
            last = static_cast<int>(flatbuffers::UnPack(*event->year()));
    });
}

struct Reached {
    std::map<std::string, std::size_t> reasons, events;
    std::size_t requests = 0, accepted = 0, duplicates = 0, lives = 0;
    NaiveReached by_model;
};

std::string text_of(const std::map<std::string, std::size_t>& counts) {
    std::string text;
    for (const auto& [name, count] : counts) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, count);
    return text;
}

/// One ledger's life: false at the first disagreement, which is told.
bool agree(std::uint64_t seed, std::size_t requests, Reached& reached) {
    Random random(seed);
    const HistorySettings settings{.requests = requests, .accounts = random.of<std::uint64_t>({1, 3, 6, 10})};
    const auto lines = random_history(seed, settings);
    const auto partitions = random.of<std::uint16_t>({1, 3});
    Ledger ledger({.partitions = partitions,
                   .engine = {.most_streams = random.of<std::size_t>({4, 1000}),
                              .flush_after = random.of<std::size_t>({0, 3, 1000}),
                              .deadlines_a_slice = random.of<std::size_t>({1, 3, 4096})},
                   .projector = {.records_a_write = random.of<std::size_t>({1, 50, 65'536})}});
    NaiveModel model(
        [](const std::string& text) { return text != broken_rule_book(); },
        [partitions](const std::string& stream) { return unsigned{number(partition_of_key(stream, partitions))}; });

    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t batch = std::min<std::size_t>(lines.size() - begin, random.of<std::size_t>({1, 1, 7, 60}));
        const auto part = std::span(lines).subspan(begin, batch);
        const auto outcomes = ledger.submit(part, batch);
        const auto answers = model.submit(std::vector(part.begin(), part.end()));
        for (std::size_t i = 0; i < batch; ++i) {
            const NaiveAnswer& expected = answers[i];
            INFO("GRANDLIVRE_SEED of this life ", seed, ", line ", begin + i + 1, " of ", lines.size(), ": ",
                 part[i].substr(0, 600), "\n", to_json(outcomes[i]));
            CHECK(text_of(plain(outcomes[i])) == text_of(expected));
            if (text_of(plain(outcomes[i])) != text_of(expected)) return false;
            if (outcomes[i].reason && !outcomes[i].position)  // the others stand in the journal
                ++reached.reasons[wire::EnumNameReason(*outcomes[i].reason)];
            reached.accepted += outcomes[i].accepted;
            reached.duplicates += outcomes[i].duplicate;
        }
        begin += batch;
        INFO("GRANDLIVRE_SEED of this life ", seed, ", after line ", begin);
        CHECK(model.broken() == "");
        if (random.one_in(40)) ledger.restart(random.one_in(2) ? Ledger::State::flushed : Ledger::State::none);
        for (const AccountId& id : accounts_of_history(settings)) {
            const auto row = ledger.account(id);
            const auto expected = model.accounts().find(to_text(id));
            INFO("GRANDLIVRE_SEED of this life ", seed, ", account ", to_text(id), " after line ", begin);
            REQUIRE(row.has_value() == (expected != model.accounts().end()));
            if (!row) continue;
            CHECK(parts_of(*row) == parts_of(expected->second));
            if (parts_of(*row) != parts_of(expected->second)) return false;
        }
        const std::string told = lines_apart(money_of(ledger.reader(), model), money_of(model));
        CHECK(told == "");
        if (!told.empty()) return false;
    }
    INFO("GRANDLIVRE_SEED of this life ", seed);
    CHECK(results_of(ledger) == model.books().results());
    check_fiscal_years(ledger);
    ledger.each_record([&](const wire::Record& record) {
        ++reached.events[wire::EnumNameEventBody(record.event_type())];
        // relays are refused there alone
        if (const auto* refused = record.event_as_RequestRejected())
            ++reached.reasons[wire::EnumNameReason(refused->reason())];
    });
    reached.by_model.add(model.reached());
    ++reached.lives;
    reached.requests += lines.size();
    return true;
}

}  // namespace

TEST_CASE("the engine and the naive model agree on every request") {
    const std::uint64_t seed = seed_of_run("model");
    const std::size_t wanted = requests_of_run();
    Random random(seed);
    Reached reached;
    while (reached.requests < wanted) {
        // The first life bears the run's own seed, so that one that failed is run alone.
        const std::uint64_t life = reached.lives == 0 ? seed : random.next();
        if (!agree(life, std::min<std::size_t>(wanted - reached.requests, 150 + Random(life).below(700)), reached))
            return;
    }
    MESSAGE(fmt::format(
        "{} requests in {} ledgers, {} accepted, {} duplicates; refused: {}; events: {}; dossiers: {}; rows: {}",
        reached.requests, reached.lives, reached.accepted, reached.duplicates, text_of(reached.reasons),
        text_of(reached.events), text_of(reached.by_model.states), text_of(reached.by_model.rows)));
    if (wanted < 5'000) return;
    CHECK(reached.by_model.missing() == "");
    for (const Reason reason : wire::EnumValuesReason()) {
        const std::string name = wire::EnumNameReason(reason);
        CHECK_MESSAGE(reached.reasons.contains(name), "never refused with ", name);
    }
    for (const EventKind kind : wire::EnumValuesEventBody()) {
        const std::string name = wire::EnumNameEventBody(kind);
        if (kind == EventKind::PaymentItemsAdded) continue;  // more dossiers at once than a life has
        if (kind != EventKind::NONE) CHECK_MESSAGE(reached.events.contains(name), "never gave ", name);
    }
}

}  // namespace grandlivre::test
