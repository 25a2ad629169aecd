#include "tests/support/history_phases.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/support/history_steps.h"
#include "tests/support/naive_calendar.h"

namespace grandlivre::test {
namespace {

using Json = nlohmann::json;
using naive::plus_days;

/// Writes a history together with the naive model, which tells the amounts.
class Writer {
public:
    explicit Writer(std::uint64_t seed) : random_(seed), first_day_(random_.of({"2022-03-01", "2025-02-03"})) {}

    PhasedHistory write() {
        begin();
        const auto dossiers = random_.from(3, 6);
        for (std::int64_t i = 0; i < dossiers; ++i) dossier(i);
        for (std::uint64_t run = 0; run < 3; ++run) pay(run);
        give_back();
        for (const char* siren : {funder_, other_}) written_.funders.push_back(Siren::parse(siren).value());
        written_.provider = Siret::parse(siret_).value();
        return std::move(written_);
    }

private:
    static constexpr const char *siret_ = "42740599800399", *funder_ = "867873473", *other_ = "892221631";

    Random random_;
    const std::string first_day_;
    NaiveModel model_{[](const std::string&) { return true; }};
    PhasedHistory written_;
    std::uint64_t ids_ = 0, ibans_ = 0, references_ = 0;

    /// A line under an id of its own, which the model has decided.
    std::string line(const char* type, const std::string& on, Json request) {
        request.update({{"type", type}, {"on", on}, {"source", "tests"}, {"id", uuid('e', ++ids_)}});
        const std::string text = request.dump();
        model_.submit(text);
        return text;
    }
    void set_up(const char* type, const std::string& on, Json request) {
        written_.setup.push_back(line(type, on, std::move(request)));
    }
    std::string day(int after) const { return plus_days(first_day_, after); }
    const NaiveProvider& provider() const { return model_.providers().at(siret_); }

    // --- Who pays for what ---------------------------------------------------------

    void begin() {
        for (std::uint64_t account = 0; account < 2; ++account) {
            const std::string id = uuid('a', account);
            written_.accounts.push_back(AccountId::parse(id).value());
            set_up("OpenAccount", "2021-01-04", {{"account", id}});
            for (int year = 2019; year < 2019 + random_.from(1, 2); ++year)
                set_up("DeclareActivity", "2021-03-01",
                       {{"account", id},
                        {"year", year},
                        {"employer", "55208131766522"},
                        {"category", "employee"},
                        {"worked", random_.from(100, 900)},
                        {"unit", "hours"}});
            Json grant{
                {"account", id}, {"grant", uuid('f', account)}, {"kind", "apc"}, {"cents", random_.from(1, 400'00)}};
            const std::string call = fmt::format("CPF-{}-ABC{}-010122", funder_, static_cast<char>('A' + account));
            set_up("CallFunds", first_day_, {{"funder", funder_}, {"call", call}, {"lines", {grant}}});
            set_up("ReceiveFunds", first_day_,
                   {{"funder", funder_},
                    {"call", call},
                    {"cents", grant["cents"]},
                    {"bank_reference", fmt::format("BK{}", account)}});
        }
        set_up("RegisterProvider", first_day_, {{"provider", siret_}, {"nda", "11"}, {"name", "Organisme"}});
        set_up("SetBankDetails", first_day_, bank_details());
    }

    Json bank_details() {
        static const std::vector<std::string> ibans{"FR7630006000011234567890189", "DE89370400440532013000",
                                                    "BE68539007547034", "LU280019400644750000",
                                                    "ES9121000418450200051332"};
        return {{"provider", siret_}, {"iban", ibans.at(ibans_++)}, {"holder_name", "Organisme"}};
    }

    void dossier(std::int64_t number) {
        const std::string account = uuid('a', static_cast<std::uint64_t>(number) % 2),
                          id = uuid('b', static_cast<std::uint64_t>(number));
        written_.dossiers.push_back(DossierId::parse(id).value());
        const auto step = [&](const char* type, int after, Json more) {
            more.update({{"account", account}, {"dossier", id}});
            set_up(type, day(after), std::move(more));
        };
        const Json session{{"start", day(25)}, {"end", day(30)}};
        const std::int64_t price = random_.from(150'00, 2'000'00);
        step("RequestEnrolment", 0,
             {{"provider", siret_},
              {"training",
               {{"kind", "rncp"}, {"certification", "RNCP33037"}, {"centihours", 70'00}, {"price_cents", price}}},
              {"session", session},
              {"job_seeker", random_.one_in(3)}});
        step("ProposeOrder", 0, {{"price_cents", price}, {"session", session}});
        for (const char* siren : {funder_, other_})
            if (!random_.one_in(3))
                step("CommitTopUp", 1,
                     {{"funder", siren},
                      {"kind", random_.of({"region", "opco", "employer"})},
                      {"cents", random_.from(1, 500'00)}});
        const NaiveAccount& holder = model_.accounts().at(account);
        const std::int64_t card = NaiveModel::holder_pays(holder, holder.dossiers.at(id), day(2));
        step("AcceptProposal", 2, {{"card_cents", card}, {"payment_reference", "PAY"}});
        step("DeclareStart", 25, Json::object());
        const bool completed = random_.one_in(2);
        step("DeclareEnd", 30,
             {{"rate", completed ? 100 : random_.from(25, 99)},
              {"motive", completed ? "completed" : "provider_postponed"}});
        step("ValidateService", 31, Json::object());
        // Due one after the other, so that more runs than one pay something.
        step("SubmitInvoice", 32 + 20 * static_cast<int>(number / 2),
             {{"number", fmt::format("F{}", number)}, {"cents", holder.dossiers.at(id).due}, {"vat_cents", 0}});
    }

    // --- Runs and what the bank says ---------------------------------------------------

    void pay(std::uint64_t run) {
        Phase phase;
        const std::string on = day(65 + 20 * static_cast<int>(run));
        if (!random_.one_in(4)) claim(phase, on);
        if (provider().suspended)
            phase.first.push_back(line("ResumePayments", on, {{"provider", siret_}, {"cause", "cleared"}}));
        if (provider().dead_ibans.contains(provider().iban))
            phase.first.push_back(line("SetBankDetails", on, bank_details()));
        phase.first.push_back(
            line("IssuePayment", on, {{"provider", siret_}, {"run", uuid('9', run)}, {"due_by", on}}));
        phase.first.push_back(
            line("IssuePayment", on, {{"provider", siret_}, {"run", uuid('9', run)}, {"due_by", on}}));
        const std::string outcome = random_.of({"settled", "settled", "settled", "returned", "returned", "rejected"});
        for (const auto& [id, payment] : provider().payments) {
            if (payment.run == uuid('9', run))
                tell_statuses(phase, on, id, outcome);
            else if (random_.one_in(2))
                repeat_statuses(phase, on, id);
        }
        // Money of claims that is not yet all in divides by the order in which it comes.
        if (outcome == "settled" && !random_.one_in(3)) recover(phase, on);
        for (std::uint64_t i = 0; i <= run; ++i)
            if (random_.one_in(2)) phase.any.push_back(line("SealRun", on, {{"run", uuid('9', i)}}));
        receive(phase, on);
        if (random_.one_in(2))
            phase.any.push_back(
                line("RegisterProvider", on, {{"provider", siret_}, {"nda", "11"}, {"name", "Organisme"}}));
        written_.phases.push_back(std::move(phase));
    }

    void tell(Phase& phase, const std::string& on, const std::string& id, const std::string& status,
              const std::string& reason) {
        Json request{{"provider", siret_}, {"end_to_end_id", id}, {"status", status}};
        if (!reason.empty()) request["reason"] = reason;
        phase.any.push_back(line("RecordBankStatus", on, std::move(request)));
    }

    /// All that leads to this outcome in any order, some of it twice.
    void tell_statuses(Phase& phase, const std::string& on, const std::string& id, const std::string& outcome) {
        std::vector<std::string> statuses{outcome};
        if (random_.one_in(2)) statuses.insert(statuses.begin(), "accepted");
        if (outcome == "returned" && !random_.one_in(3)) statuses.insert(statuses.end() - 1, "settled");
        for (const std::string& status : std::vector(statuses))
            if (random_.one_in(2)) statuses.push_back(status);
        const std::string reason = outcome == "settled" ? "" : random_.of({"", "AC04", "AC01", "AC06", "FRAD", "MS03"});
        for (const std::string& status : statuses) tell(phase, on, id, status, status == outcome ? reason : "");
    }

    /// What cannot be news any more.
    void repeat_statuses(Phase& phase, const std::string& on, const std::string& id) {
        const NaivePayment payment = provider().payments.at(id);
        for (const std::string& status : {payment.state, payment.furthest})
            if (status != "issued") tell(phase, on, id, status, status == payment.state ? payment.reason : "");
    }

    void receive(Phase& phase, const std::string& on) {
        for (const char* siren : {funder_, other_}) {
            if (random_.one_in(2)) continue;
            const Json request{{"funder", siren},
                               {"cents", random_.from(1, 1'000'000)},
                               {"period", on.substr(0, 7)},
                               {"bank_reference", fmt::format("FC{}", ++references_)}};
            for (auto times = random_.from(1, 2); times > 0; --times)
                phase.any.push_back(line("ReceiveContribution", on, request));
            const auto funder = model_.funders().find(siren);
            if (funder == model_.funders().end()) continue;
            for (const auto& [dossier, cents] : std::map(funder->second.receivables)) {
                if (cents == 0 || random_.one_in(2)) continue;
                const Json receipt{{"funder", siren},
                                   {"call", dossier},
                                   {"cents", cents},
                                   {"bank_reference", fmt::format("BK{}", ++references_)}};
                for (auto times = random_.from(1, 2); times > 0; --times)
                    phase.any.push_back(line("ReceiveFunds", on, receipt));
            }
        }
    }

    // --- What comes back ---------------------------------------------------------------

    void claim(Phase& phase, const std::string& on) {
        for (const auto& [dossier, payable] : std::map(provider().payables)) {
            std::int64_t left = payable.state == "paid" ? payable.cents : 0;
            for (const NaiveClaim& earlier : provider().claims)
                if (earlier.dossier == dossier) left -= earlier.cents;
            if (left <= 0 || random_.one_in(3)) continue;
            phase.first.push_back(line("ClaimFromProvider", on,
                                       {{"provider", siret_},
                                        {"dossier", dossier},
                                        {"cents", random_.one_in(2) ? left : random_.from(1, left)}}));
        }
    }

    /// Amounts above 0 that add up to a sum.
    std::vector<std::int64_t> pieces(std::int64_t sum) {
        std::vector<std::int64_t> parts;
        while (sum > 0 && parts.size() < 2 && !random_.one_in(3)) {
            parts.push_back(random_.from(1, sum));
            sum -= parts.back();
        }
        if (sum > 0) parts.push_back(sum);
        return parts;
    }

    /// All that is still undue.
    void recover(Phase& phase, const std::string& on) {
        std::map<std::string, std::int64_t> undue;
        for (const NaiveClaim& claim : provider().claims) undue[claim.dossier] += claim.undue;
        for (const auto& [dossier, cents] : undue)
            for (const std::int64_t part : pieces(cents))
                phase.any.push_back(
                    line("RecordRecovery", on, {{"provider", siret_}, {"dossier", dossier}, {"cents", part}}));
    }

    void give_back() {
        Phase phase{.at_rest = true, .first = {}, .any = {}};
        const std::string on = day(200);
        for (const auto& [siren, funder] : std::map(model_.funders()))
            for (const auto& [dossier, cents] : funder.recovered)
                for (const std::int64_t part : pieces(cents))
                    phase.any.push_back(
                        line("RefundFunder", on, {{"funder", siren}, {"dossier", dossier}, {"cents", part}}));
        for (const auto& [account, holder] : std::map(model_.accounts()))
            for (const auto& [dossier, of] : holder.dossiers)
                for (const std::int64_t part : pieces(of.refundable))
                    phase.any.push_back(line(
                        "RecordHolderRefund", on,
                        {{"account", account}, {"dossier", dossier}, {"cents", part}, {"payment_reference", "REF"}}));
        for (std::uint64_t run = 0; run < 3; ++run)
            phase.first.push_back(line("SealRun", on, {{"run", uuid('9', run)}}));
        written_.phases.push_back(std::move(phase));
    }
};

}  // namespace

PhasedHistory phased_history(std::uint64_t seed) { return Writer(seed).write(); }

}  // namespace grandlivre::test
