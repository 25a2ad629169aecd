#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

#include "engine/runtime/recorded_event.h"
#include "tests/properties/on_histories.h"
#include "tests/properties/postponed_relays.h"
#include "tests/support/history_phases.h"
#include "tools/output/views.h"

/// Payments: what the order of things does not change, and what no history changes.
namespace grandlivre::test {
namespace {

using tools::Json;

std::size_t orders_of_run() {
    const char* const given = std::getenv("GRANDLIVRE_ORDERS");
    return given ? std::strtoull(given, nullptr, 10) : 1'000;
}

/// Debits less credits, by account of the chart and unit.
std::map<std::pair<LedgerAccount, Unit>, std::int64_t> trial_balance(const projection::Reader& reader) {
    std::map<std::pair<LedgerAccount, Unit>, std::int64_t> totals;
    for (const auto& [account, unit, total] : reader.trial_balance())
        totals[{account, unit}] = total.debit - total.credit;
    return totals;
}

/// All that reads show, but for when it came to be so: places in the journal, what
/// happened on the way, and which batch of its run has a transfer.
std::string books_of(const projection::Reader& reader, const PhasedHistory& history) {
    std::string text;
    const auto tell = [&text](Json view) {
        for (const char* when : {"position", "history", "batches"}) view.erase(when);
        if (view.contains("run"))
            for (Json& payment : view["payments"]) payment.erase("batch");
        text += view.dump() + "\n";
    };
    for (const AccountId& id : history.accounts) tell(tools::account_view(id, reader.account(id).value(), reader));
    for (const DossierId& id : history.dossiers) tell(tools::dossier_view(id, reader.dossier(id).value()));
    for (const Siren siren : history.funders)
        if (const auto funder = reader.funder(siren)) tell(tools::funder_view(siren, *funder));
    tell(tools::provider_view(history.provider, reader.provider(history.provider).value()));
    reader.each_run([](const RunId&) { return true; },
                    [&](const RunId& id, const Run&) { tell(tools::run_view(id, reader.run(id).value(), reader)); });
    for (const auto& [of, total] : trial_balance(reader))
        if (total != 0) text += fmt::format("{} {}\n", info(of.first).name, total);
    return text;
}

struct Reached {
    std::map<EventKind, std::size_t> events;
    std::size_t taken_back = 0;  ///< payments returned whose offset had been shared
};

/// As it was written, each request with what it asks of other streams. Counts events.
std::string books_in_order(const PhasedHistory& history, Reached& reached) {
    Ledger ledger({.partitions = 2});
    const auto submit = [&](const std::vector<std::string>& lines) {
        for (const Outcome& outcome : ledger.submit(lines, 1))
            CHECK_MESSAGE((outcome.accepted || outcome.reason == Reason::provider_exists), to_json(outcome));
    };
    submit(history.setup);
    for (const Phase& phase : history.phases)
        for (const auto* lines : {&phase.first, &phase.any}) submit(*lines);
    ledger.each_record([&](const wire::Record& record) {
        ++reached.events[record.event_type()];
        const auto* returned = record.event_as_PaymentReturned();
        if (returned && returned->shares() && returned->shares()->size() > 0) ++reached.taken_back;
    });
    return books_of(ledger.reader(), history);
}

/// Requests and relays as chance has it, some of them twice.
class AnyOrder {
public:
    AnyOrder(const PhasedHistory& history, Random& chance) : history_(history), chance_(chance) {}

    std::string books() {
        for (const std::string& line : history_.setup) {
            ledger_.submit(line);
            ledger_.deliver_all();
        }
        for (const Phase& phase : history_.phases) {
            if (phase.at_rest) deliver_the_rest();
            for (const std::string& line : phase.first) submit(line);
            std::vector<std::string> left = phase.any;
            while (!left.empty()) {
                std::swap(left.back(), left[chance_.below(left.size())]);
                submit(left.back());
                left.pop_back();
            }
        }
        deliver_the_rest();
        return books_of(ledger_.reads(), history_);
    }

private:
    const PhasedHistory& history_;
    Random& chance_;
    PostponedLedger ledger_{2};
    std::vector<std::string> submitted_;

    void submit(const std::string& line) {
        while (ledger_.waiting() > 0 && chance_.one_in(2)) ledger_.deliver(chance_.below(ledger_.waiting()));
        ledger_.submit(line);
        submitted_.push_back(line);
        if (!chance_.one_in(6)) return;
        const std::uint64_t before = ledger_.records();
        CHECK(ledger_.submit(submitted_[chance_.below(submitted_.size())]).duplicate);
        if (ledger_.delivered() > 0) ledger_.deliver_again(chance_.below(ledger_.delivered()));
        CHECK(ledger_.records() == before);
    }
    void deliver_the_rest() {
        while (ledger_.waiting() > 0) ledger_.deliver(chance_.below(ledger_.waiting()));
    }
};

}  // namespace

TEST_CASE("statuses, runs, receipts and relays in any order come to the same books") {
    const std::uint64_t seed = seed_of_run("orders");
    constexpr std::size_t orders_a_history = 10;
    Random random(seed);
    Reached reached;
    for (std::size_t done = 0; done < orders_of_run(); done += orders_a_history) {
        const std::uint64_t history_seed = done == 0 ? seed : random.next();
        INFO("orders: GRANDLIVRE_SEED=", history_seed);
        const PhasedHistory history = phased_history(history_seed);
        const std::string expected = books_in_order(history, reached);
        Random chance(history_seed + 1);
        for (std::size_t i = 0; i < orders_a_history; ++i) {
            INFO("order ", i);
            const std::string books = AnyOrder(history, chance).books();
            CHECK(lines_apart(books, expected) == "");
            if (books != expected) return;
        }
    }
    if (orders_of_run() < 1'000) return;
    CHECK(reached.taken_back > 0);
    for (const EventKind kind :
         {EventKind::PaymentAccepted, EventKind::PaymentSettled, EventKind::PaymentRejected, EventKind::PaymentReturned,
          EventKind::PayablesOffset, EventKind::ProviderClaimed, EventKind::RecoveryReceived, EventKind::ShareRecovered,
          EventKind::DossierPaid, EventKind::DossierReopened, EventKind::FunderRefunded, EventKind::HolderRefunded,
          EventKind::ContributionReceived, EventKind::TopUpReceived, EventKind::RunSealed, EventKind::PaymentsResumed})
        CHECK_MESSAGE(reached.events.contains(kind), "never gave ", std::string(wire::EnumNameEventBody(kind)));
}

namespace {

/// Reads a journal in order, follows each payable from opening to payment and each cent
/// that is owed back, and checks that nothing is paid twice. It knows events and lines, and
/// nothing of the engine's state.
class PaymentsAuditor {
public:
    void read(const wire::Record& record) {
        const Event event = event_of(record);
        const StreamId stream = codec::header_of(record).stream;
        if (stream.kind == StreamKind::funder) follow(funders_[stream.siren()], event);
        if (stream.kind == StreamKind::account) follow_grants(event);
        if (stream.kind == StreamKind::provider && counts(kind_of(event.body))) {
            Provider& provider = providers_[stream.siret()];
            std::visit([&](const auto& body) { follow(provider, body); }, event.body);
            CHECK_MESSAGE(provider.undue() >= 0, to_json(record));
            CHECK_MESSAGE(provider.in_one_payment, to_json(record));
        }
        for (const Posting& line : event.postings)
            if (line.account == LedgerAccount::relay_clearing) clearing_ += line.amount;
    }

    void at_rest(const projection::Reader& reader) const {
        CHECK(clearing_ == 0);
        for (const auto& [siret, provider] : providers_) {
            const auto answer = reader.provider(siret);
            REQUIRE(answer);
            const Json view = tools::provider_view(siret, *answer);
            const auto cents = [&view](const char* name) { return view[name].get<std::int64_t>(); };
            INFO("provider ", to_text(siret), ": ", view.dump());
            CHECK(cents("payable_cents") + cents("in_transit_cents") + provider.withheld_in_transit() +
                      cents("paid_cents") ==
                  provider.opened);
            CHECK(cents("undue_cents") == provider.undue());
            CHECK(provider.shared == provider.withheld_for_good() + provider.recovered);
        }
        for (const auto& [siren, funder] : funders_) {
            INFO("funder ", to_text(siren));
            const std::int64_t grants = grants_.contains(siren) ? grants_.at(siren) : 0;
            CHECK(funder.received + funder.shared == funder.lines_below_zero(LedgerAccount::funder_suspense) +
                                                         funder.lines_below_zero(LedgerAccount::funder_called_in_part) +
                                                         grants + funder.used +
                                                         funder.lines_below_zero(LedgerAccount::funder_refundable) +
                                                         funder.refunded + funder.forfeited + funder.paid_for_top_ups);
            CHECK(funder.lines_below_zero(LedgerAccount::funder_funds) == grants);
        }
        // what providers gave back is with those who had paid
        std::int64_t sent = 0, arrived = shared_by_holders_;
        for (const auto& [siret, provider] : providers_) sent += provider.shared_by_relay;
        for (const auto& [siren, funder] : funders_) arrived += funder.shared;
        CHECK(sent == arrived);
    }

    std::size_t payments() const {
        std::size_t count = 0;
        for (const auto& [siret, provider] : providers_) count += provider.payments.size();
        return count;
    }

private:
    struct Payment {
        enum class Place { in_transit, paid, undone } place = Place::in_transit;
        std::int64_t withheld = 0;
        std::set<DossierId> dossiers;
    };
    struct Provider {
        std::int64_t opened = 0, claimed = 0, recovered = 0, shared = 0, shared_by_relay = 0;
        std::map<std::string, Payment> payments;
        bool in_one_payment = true;

        std::int64_t withheld(Payment::Place place) const {
            std::int64_t cents = 0;
            for (const auto& [id, payment] : payments)
                if (payment.place == place) cents += payment.withheld;
            return cents;
        }
        std::int64_t withheld_in_transit() const { return withheld(Payment::Place::in_transit); }
        std::int64_t withheld_for_good() const { return withheld(Payment::Place::paid); }
        std::int64_t undue() const { return claimed - withheld_in_transit() - withheld_for_good() - recovered; }

        void pay(const std::string& id, const std::vector<std::unique_ptr<wire::PaymentItemT>>& items) {
            for (const auto& item : items) {
                for (const auto& [other, payment] : payments)
                    if (payment.place != Payment::Place::undone && payment.dossiers.contains(item->dossier))
                        in_one_payment = false;
                payments[id].dossiers.insert(item->dossier);
            }
        }
        void withhold(const std::string& id, const std::vector<std::unique_ptr<wire::ClaimPartT>>& offsets) {
            for (const auto& offset : offsets) payments[id].withheld += offset->cents.count();
        }
        void share(const std::vector<std::unique_ptr<wire::RecoveredShareT>>& shares) {
            for (const auto& one : shares) {
                const std::int64_t cents = one->share->cents.count();
                shared += cents;
                if (one->share->resource_class != ResourceClass::mutualised) shared_by_relay += cents;
            }
        }
    };
    struct Funder {
        std::int64_t received = 0, shared = 0, used = 0, refunded = 0, forfeited = 0, paid_for_top_ups = 0;
        std::map<LedgerAccount, std::int64_t> lines;

        std::int64_t lines_below_zero(LedgerAccount account) const {
            const auto found = lines.find(account);
            return found == lines.end() ? 0 : -found->second;
        }
    };
    std::map<Siret, Provider> providers_;
    std::map<Siren, Funder> funders_;
    std::map<Siren, std::int64_t> grants_;  ///< available and reserved
    std::int64_t clearing_ = 0, shared_by_holders_ = 0;

    static void follow(Provider&, const auto&) {}
    static void follow(Provider& provider, const event::PayableOpened& body) {
        provider.opened += body.payable->cents.count();
    }
    static void follow(Provider& provider, const event::PaymentIssued& body) {
        provider.pay(body.end_to_end_id, body.items);
        provider.withhold(body.end_to_end_id, body.offsets);
    }
    static void follow(Provider& provider, const event::PaymentItemsAdded& body) {
        provider.pay(body.end_to_end_id, body.items);
    }
    static void follow(Provider& provider, const event::PayablesOffset& body) {
        provider.pay(body.end_to_end_id, body.items);
        provider.withhold(body.end_to_end_id, body.offsets);
        provider.payments[body.end_to_end_id].place = Payment::Place::paid;
        provider.share(body.shares);
    }
    static void follow(Provider& provider, const event::PaymentSettled& body) {
        provider.payments.at(body.end_to_end_id).place = Payment::Place::paid;
        provider.share(body.shares);
    }
    static void follow(Provider& provider, const event::PaymentRejected& body) {
        provider.payments.at(body.end_to_end_id).place = Payment::Place::undone;
    }
    static void follow(Provider& provider, const event::PaymentReturned& body) {
        provider.payments.at(body.end_to_end_id).place = Payment::Place::undone;
        provider.share(body.shares);  // below zero
    }
    static void follow(Provider& provider, const event::ProviderClaimed& body) {
        provider.claimed += body.cents.count();
        std::int64_t parts = 0;
        for (const auto& part : body.parts) parts += part->cents.count();
        CHECK(parts == body.cents.count());
    }
    static void follow(Provider& provider, const event::RecoveryReceived& body) {
        provider.recovered += body.cents.count();
        provider.share(body.shares);
    }

    static void follow(Funder& funder, const Event& event) {
        for (const Posting& line : event.postings) funder.lines[line.account] += line.amount;
        if (const auto* body = std::get_if<event::CallFunded>(&event.body))
            funder.received += body->from_suspense ? 0 : body->cents.count();
        if (const auto* body = std::get_if<event::FundsInSuspense>(&event.body)) funder.received += body->cents.count();
        if (const auto* body = std::get_if<event::TopUpReceived>(&event.body)) {
            funder.received += body->cents.count();
            funder.paid_for_top_ups += body->cents.count();
        }
        if (const auto* body = std::get_if<event::ShareRecovered>(&event.body))
            funder.shared += body->share->cents.count();
        if (const auto* body = std::get_if<event::GrantUsed>(&event.body)) funder.used += body->cents.count();
        if (const auto* body = std::get_if<event::FunderRefunded>(&event.body)) funder.refunded += body->cents.count();
        if (const auto* body = std::get_if<event::GrantEnded>(&event.body))
            funder.forfeited += body->refundable ? 0 : body->cents.count();
    }

    /// Of an account: what it holds of grants, and what of a share is its holder's.
    void follow_grants(const Event& event) {
        for (const Posting& line : event.postings)
            if (line.account == LedgerAccount::grant_available || line.account == LedgerAccount::grant_reserved)
                grants_[event.postings.dimensions(line).funder.value()] -= line.amount;
        if (const auto* body = std::get_if<event::ShareRecovered>(&event.body))
            shared_by_holders_ += body->share->cents.count();
    }
};

}  // namespace

TEST_CASE("what is owed is open, on its way or paid, once; what came back is with those who had paid") {
    std::size_t payments = 0;
    on_histories("payments", {.requests = 700}, [&](const std::vector<std::string>& lines, Random& chance) {
        Ledger ledger(any_settings(chance, 3));
        run(ledger, lines, chance);
        PaymentsAuditor auditor;
        ledger.each_record([&](const wire::Record& record) { auditor.read(record); });
        auditor.at_rest(ledger.reader());
        payments += auditor.payments();
    });
    CHECK(payments > 30);
}

TEST_CASE("what came before moves nothing, in whatever order it comes again") {
    on_histories("payments again", {.malformed = false}, [](std::vector<std::string> lines, Random& chance) {
        Ledger ledger(any_settings(chance, 3));
        run(ledger, lines, chance);
        const std::string journal = ledger.journal();
        const auto digest = ledger.digest();
        for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[chance.below(i)]);
        run(ledger, lines, chance);
        CHECK(ledger.journal() == journal);
        CHECK(ledger.digest() == digest);
    });
}

}  // namespace grandlivre::test
