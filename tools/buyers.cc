#include "tools/buyers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/decide/decide.h"
#include "engine/decide/dossier/financing_case.h"
#include "engine/law/calendar.h"
#include "events/values/optional_date.h"

namespace grandlivre::tools {
namespace {

constexpr const char* funder = "892221631";
constexpr std::uint64_t buyer_purpose = 1'000, grant_purpose = 2'000, dossier_purpose = 3'000;

std::string dossier_field(const DossierId& id) { return fmt::format(R"(,"dossier":"{}")", to_text(id)); }

std::string session_field(Date start, Date end) {
    return fmt::format(R"(,"session":{{"start":"{}","end":"{}"}})", to_text(start), to_text(end));
}

/// Kinds and prices: 1 560 € on average (2023).
struct Offer {
    const char* kind;
    std::int64_t cents;
};
Offer offer_of(Dice& dice) {
    const auto price = [&](std::uint64_t least, std::uint64_t most) {
        return static_cast<std::int64_t>(least + dice.below(most - least)) * 100;
    };
    const std::uint64_t share = dice.below(100);
    if (share < 40) return {"rncp", price(800, 2'950)};
    if (share < 65) return {"rs", price(450, 2'150)};
    if (share < 75) return {"bilan", price(1'400, 2'000)};
    if (share < 80) return {"vae", price(800, 1'800)};
    if (share < 84) return {"clea", price(300, 900)};
    if (share < 94) return {"light_licence", price(700, 1'600)};
    if (share < 99) return {"heavy_licence", price(1'100, 2'600)};
    return {"volunteer", price(100, 400)};
}

}  // namespace

Buyers::Buyers(std::uint64_t seed, const std::vector<std::string>& providers, Payers& payers,
               std::function<void(const std::string&)> line)
    : seed_(seed),
      providers_(providers),
      payers_(payers),
      line_(std::move(line)),
      rules_(RuleBook::parse(default_rule_book_text()).value()) {}

void Buyers::add(std::uint64_t number, const std::string& account) {
    if (!Dice(seed_, number, buyer_purpose).percent(17)) return;
    const StreamId stream = StreamId::account(AccountId::parse(account).value());
    buyers_.emplace(stream, Buyer{number, stream, {}, 0});
}

void Buyers::hear(const std::string& line) {
    const auto request = reader_.read_json(line);
    if (!request) return;
    if (request->kind == RequestKind::AdvanceClock) return pass_time(request->on);
    if (const auto buyer = buyers_.find(request->stream); buyer != buyers_.end()) decide(buyer->second, *request);
}

void Buyers::decide(Buyer& buyer, const Request& request) {
    const auto decision = decide_account(buyer.account, request, Situation{buyer.stream, request.on, clock_, rules_});
    if (!decision) return;
    for (const Event& event : *decision) apply(buyer.account, event);
}

void Buyers::pass_time(Date clock) {
    clock_ = clock;
    for (auto& [stream, buyer] : buyers_) {
        while (true) {
            const auto running = deadlines(buyer.account, stream, rules_);
            const auto next = std::min_element(running.begin(), running.end());
            if (next == running.end() || next->due > clock) break;
            for (const Event& event : fire_deadline(StreamState(buyer.account), *next, rules_, clock_))
                apply(buyer.account, event);
        }
    }
}

void Buyers::emit(Buyer& buyer, Dice& dice, const char* kind, Date on, const std::string& fields) {
    const std::string text = fmt::format(R"({{"id":"{}","type":"{}","on":"{}","source":"portal","account":"{}"{}}})",
                                         dice.uuid(), kind, to_text(on), to_text(buyer.stream.key), fields);
    line_(text);
    decide(buyer, reader_.read_json(text).value());
}

/// One funder's money for some of the year's buyers.
void Buyers::call_funds(int year) {
    Dice ids(seed_, static_cast<std::uint64_t>(year), grant_purpose);
    const Date called = parse_date(fmt::format("{}-07-02", year)).value();
    constexpr std::size_t most_lines = 4'000;
    std::vector<std::string> lines;
    std::vector<std::pair<Buyer*, GrantId>> grants;
    for (auto& [stream, buyer] : buyers_) {
        Dice dice(seed_, buyer.number, grant_purpose + static_cast<std::uint64_t>(year));
        if (!dice.percent(3) || lines.size() == most_lines) continue;
        grants.emplace_back(&buyer, GrantId::parse(dice.uuid()).value());
        lines.push_back(fmt::format(
            R"({{"account":"{}","grant":"{}","kind":"voluntary","cents":30000,"use_by":"{}-12-31","refund_unused":true}})",
            to_text(stream.key), to_text(grants.back().second), year + 1));
    }
    if (lines.empty()) return;
    const std::string call = fmt::format("CPF-{}-GENE-{:06}", funder, year);
    line_(fmt::format(
        R"({{"id":"{}","type":"CallFunds","on":"{}","source":"edef","funder":"{}","call":"{}","lines":[{}]}})",
        ids.uuid(), to_text(called), funder, call, fmt::join(lines, ",")));
    line_(fmt::format(
        R"({{"id":"{}","type":"ReceiveFunds","on":"{}","source":"bank","funder":"{}","call":"{}","cents":{},"bank_reference":"BK{}"}})",
        ids.uuid(), to_text(called + Days(1)), funder, call, lines.size() * 30'000, year));
    for (const auto& [buyer, id] : grants) {
        request::GrantRights relay;
        relay.account = buyer->stream.account_id();
        relay.funder = Siren::parse(funder).value();
        relay.call = call;
        relay.line = std::make_unique<wire::CallLineT>();
        relay.line->account = relay.account;
        relay.line->grant = id;
        relay.line->kind = GrantKind::voluntary;
        relay.line->cents = Cents(300'00);
        relay.line->use_by = wire_day(parse_date(fmt::format("{}-12-31", year + 1)));
        relay.line->refund_unused = true;
        decide(*buyer, codec::make_relay({}, called + Days(1), std::move(relay)));
    }
}

void Buyers::buy_in(int year) {
    for (auto& [stream, buyer] : buyers_) {
        Dice dice(seed_, buyer.number, dossier_purpose + static_cast<std::uint64_t>(year));
        if (dice.percent(20)) buy(buyer, year, dice);
    }
}

/// A dossier from the request on; some are refused, cancelled or left to lapse.
void Buyers::buy(Buyer& buyer, int year, Dice& dice) {
    const DossierId id = DossierId::parse(dice.uuid()).value();
    const Date asked = parse_date(fmt::format("{}-07-06", year)).value() + Days(static_cast<int>(dice.below(60)));
    const Date proposed = nth_working_day_after(asked, 1);
    const Date start = nth_working_day_after(proposed, 15), end = start + Days(30 + static_cast<int>(dice.below(31)));
    const Offer offer = offer_of(dice);
    const std::string session = session_field(start, end);
    emit(buyer, dice, "RequestEnrolment", asked,
         dossier_field(id) +
             fmt::format(R"(,"provider":"{}","training":{{"kind":"{}","certification":"C{}",)"
                         R"("centihours":{},"price_cents":{}}},"job_seeker":{})",
                         providers_[dice.below(providers_.size())], offer.kind, dice.below(200),
                         700 + dice.below(20'000), offer.cents, dice.percent(28)) +
             session);
    const std::uint64_t share = dice.below(100);
    if (share < 4) return;  // the provider does not answer
    if (share < 6) return emit(buyer, dice, "RefuseEnrolment", proposed, dossier_field(id) + R"(,"cause":"full")");
    emit(buyer, dice, "ProposeOrder", proposed,
         dossier_field(id) + fmt::format(R"(,"price_cents":{})", offer.cents) + session);
    if (share < 10) return;  // nor does the holder
    if (share < 12) return emit(buyer, dice, "RefuseProposal", proposed, dossier_field(id));
    if (share < 14) return emit(buyer, dice, "CancelByHolder", proposed, dossier_field(id));
    if (dice.percent(8))
        emit(buyer, dice, "CommitTopUp", proposed,
             dossier_field(id) + fmt::format(R"(,"funder":"867873473","kind":"{}","cents":{})",
                                             dice.percent(60) ? "employer" : "opco", 10'000 + dice.below(50'000)));
    const Date accepted = nth_working_day_after(proposed, 2);
    if (accept(buyer, id, accepted, dice)) go_on(buyer, id, accepted, start, dice);
}

bool Buyers::accept(Buyer& buyer, const DossierId& id, Date on, Dice& dice) {
    const Dossier& dossier = buyer.account.dossiers.at(id);
    const Financing financing = finance(financing_case(buyer.account, dossier, on), rules_);
    const Cents note = std::min(financing.holder, buyer.account.holdings.credit_note);
    const Cents card = financing.holder - note;
    emit(buyer, dice, "AcceptProposal", on,
         dossier_field(id) + fmt::format(R"(,"card_cents":{},"credit_note_cents":{})", card.count(), note.count()) +
             (card > Cents() ? R"(,"payment_reference":"PAY")" : ""));
    return buyer.account.dossiers.at(id).state == DossierState::accepted;
}

void Buyers::go_on(Buyer& buyer, const DossierId& id, Date accepted, Date start, Dice& dice) {
    const std::string field = dossier_field(id);
    const auto step = [&](const char* kind, Date on, const std::string& fields = "") {
        emit(buyer, dice, kind, on, field + fields);
    };
    const std::uint64_t share = dice.below(100);
    if (share < 4) return step("Withdraw", accepted + Days(3));
    if (share < 7) return step("CancelByHolder", start - Days(1));
    if (share < 8) return step("CancelByProvider", start - Days(2));
    if (share < 10) return step("DeclareNoShow", start, share == 8 ? R"(,"force_majeure":true)" : "");
    step("DeclareStart", start);
    const Date end = start + Days(40);
    const auto ended = [&](int rate, const char* motive, const char* more = "") {
        step("DeclareEnd", end, fmt::format(R"(,"rate":{},"motive":"{}"{})", rate, motive, more));
    };
    const int part = static_cast<int>(dice.below(100));
    if (share < 80)
        ended(100, "completed");
    else if (share < 90)
        ended(part, "trainee");
    else if (share < 94)
        ended(part, "trainee", R"(,"force_majeure":true)");
    else if (share < 98)
        ended(part, "provider_postponed");
    else
        ended(part, "provider_stopped");
    if (dice.percent(3)) {
        step("OpenControl", end + Days(1));
        step("CloseControl", end + Days(10),
             dice.percent(50) ? R"(,"result":"confirmed")" : R"(,"result":"corrected","rate":50)");
    }
    if (dice.percent(30)) step("ValidateService", end + Days(11));  // the others by the clock
}

void Buyers::settle(Date on) {
    for (auto& [stream, buyer] : buyers_) {
        for (const auto& [id, dossier] : SmallMap<DossierId, Dossier>(buyer.account.dossiers)) {
            Dice dice(seed_, buyer.number,
                      dossier_purpose ^ static_cast<std::uint64_t>(id.bytes[0]) << 32 ^
                          static_cast<std::uint64_t>(on.time_since_epoch().count()) << 40);
            if (dossier.payment == PaymentState::to_bill) {
                payers_.hear_of(to_text(dossier.provider));
                emit(buyer, dice, "SubmitInvoice", on,
                     dossier_field(id) + fmt::format(R"(,"number":"F-{}","cents":{},"vat_cents":0)",
                                                     dice.below(1'000'000), dossier.due.count()));
            }
            if (dossier.refundable > Cents())
                emit(buyer, dice, "RecordHolderRefund", on,
                     dossier_field(id) +
                         fmt::format(R"(,"cents":{},"payment_reference":"REF")", dossier.refundable.count()));
        }
    }
}

}  // namespace grandlivre::tools
