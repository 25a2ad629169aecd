#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/runtime/recorded_event.h"
#include "events/chart.h"
#include "tests/properties/on_histories.h"

/// What holds after any history, in any batching, restart, replay or interleaving.
namespace grandlivre::test {
namespace {

using Json = nlohmann::json;

/// Where batches are compared: when relays are decided depends on where a batch ends.
const HistorySettings without_relays{.dossiers = false};

std::map<std::string, std::string> accounts_of(Ledger& ledger, const HistorySettings& settings) {
    std::map<std::string, std::string> rows;
    for (const AccountId& id : accounts_of_history(settings))
        if (auto row = ledger.account(id)) {
            row->last = {};  // where its history is read from depends on what others did
            rows[to_text(id)] = to_row(*row);
        }
    return rows;
}

/// Every account with its dossiers, folded from its records.
std::map<StreamId, Account> states_of(const Ledger& ledger) {
    std::map<StreamId, Account> states;
    ledger.each_record([&](const wire::Record& record) {
        const StreamId stream = codec::header_of(record).stream;
        if (stream.kind == StreamKind::account) apply(states[stream], event_of(record));
    });
    return states;
}

bool is_of_clock(const Json& request) {
    const std::string type = request["type"];
    return type == "AdvanceClock" || type == "CloseYear" || type == "AdoptRules";
}

/// Which events a stream has, apart from where they stand.
std::string told(const wire::Record& record) {
    Json json = Json::parse(to_json(record));
    for (const char* place : {"position", "previous"}) json.erase(place);
    return json.dump();
}

}  // namespace

TEST_CASE("the same batches give the same bytes, relays and all, whatever is kept in memory") {
    on_histories("relays", {}, [](const std::vector<std::string>& lines, Random& chance) {
        // Slices of a clock's decisions are batches, too.
        LedgerSettings first = any_settings(chance, 3), second = any_settings(chance, 3);
        first.engine.deadlines_a_slice = second.engine.deadlines_a_slice;
        Ledger one(first), other(second);
        for (std::size_t begin = 0; begin < lines.size();) {
            const std::size_t size = std::min<std::size_t>(lines.size() - begin, chance.of<std::size_t>({1, 5, 64}));
            const auto part = std::span(lines).subspan(begin, size);
            CHECK(one.submit(part, size) == other.submit(part, size));
            begin += size;
            if (chance.one_in(10)) other.restart(chance.one_in(2) ? Ledger::State::flushed : Ledger::State::none);
        }
        CHECK(first_difference(one, other) == "");
        CHECK(one.digest() == other.digest());
        CHECK(one.digest() == one.rebuilt({.threads = 2, .lines_a_run = 7}));
    });
}

TEST_CASE("every record balances, and so does the trial balance") {
    on_histories("conservation", {}, [](const std::vector<std::string>& lines, Random& chance) {
        Ledger ledger(any_settings(chance, 3));
        run(ledger, lines, chance);
        std::map<std::pair<LedgerAccount, Unit>, std::int64_t> totals;
        ledger.each_record([&](const wire::Record& record) {
            std::map<std::pair<Book, Unit>, std::int64_t> sums;
            if (!record.postings()) return;
            for (const wire::Posting* line : *record.postings()) {
                CHECK(line->amount() != 0);
                sums[{info(line->account()).book, line->unit()}] += line->amount();
                totals[{line->account(), line->unit()}] += line->amount();
            }
            for (const auto& [key, sum] : sums) CHECK_MESSAGE(sum == 0, to_json(record));
        });
        std::map<std::pair<Book, Unit>, std::int64_t> trial;
        for (const auto& [account, unit, total] : ledger.reader().trial_balance()) {
            trial[{info(account).book, unit}] += total.debit - total.credit;
            CHECK(total.debit >= 0);
            CHECK(total.credit >= 0);
            CHECK(total.debit - total.credit == totals[{account, unit}]);
        }
        CHECK_FALSE(trial.empty());
        for (const auto& [key, sum] : trial) CHECK(sum == 0);
    });
}

TEST_CASE("the same requests give the same bytes, whatever the batches") {
    on_histories("determinism", without_relays, [](const std::vector<std::string>& lines, Random& chance) {
        Ledger one_by_one(any_settings(chance, 3));
        const auto outcomes = one_by_one.submit(lines, 1);
        for (const std::size_t batch : {7u, 4096u}) {
            CAPTURE(batch);
            Ledger ledger(any_settings(chance, 3));
            CHECK(ledger.submit(lines, batch) == outcomes);
            CHECK(first_difference(one_by_one, ledger) == "");
        }
    });
}

TEST_CASE("projections rebuilt from the journal are the live ones") {
    on_histories("replay", without_relays, [](const std::vector<std::string>& lines, Random& chance) {
        Ledger ledger(any_settings(chance, 3)), other(any_settings(chance, 3));
        run(ledger, lines, chance);
        run(other, lines, chance);
        const auto live = ledger.digest();
        CHECK(live.rows > 0);
        CHECK(live == other.digest());
        CHECK(live == ledger.rebuilt({.threads = 1}));
        CHECK(live == ledger.rebuilt({.threads = 2, .lines_a_run = 7}));
        CHECK(live == ledger.rebuilt({.threads = 5, .lines_a_run = 1}));
    });
}

TEST_CASE("recorded_at is no content of the projections") {
    on_histories("recorded_at", {.requests = 100, .dossiers = false},
                 [](const std::vector<std::string>& lines, Random& chance) {
                     Ledger ledger, later;
                     later.now += std::chrono::hours(1);
                     run(ledger, lines, chance);
                     run(later, lines, chance);
                     CHECK(ledger.digest() == later.digest());
                     CHECK(ledger.journal() != later.journal());
                 });
}

TEST_CASE("an engine that starts again over the same log goes on as if nothing had been") {
    on_histories("recovery", without_relays, [](const std::vector<std::string>& lines, Random& chance) {
        Ledger through(any_settings(chance, 3)), interrupted(any_settings(chance, 3));
        const auto expected = through.submit(lines, 64);
        for (std::size_t begin = 0; begin < lines.size();) {
            const std::size_t size = std::min<std::size_t>(lines.size() - begin, 1 + chance.below(90));
            const auto outcomes = interrupted.submit(std::span(lines).subspan(begin, size), size);
            for (std::size_t i = 0; i < size; ++i) {
                Outcome wanted = expected[begin + i];
                wanted.line = outcomes[i].line;  // counted from the beginning of each part
                CHECK_MESSAGE(outcomes[i] == wanted, to_json(outcomes[i]), "\n", to_json(wanted));
            }
            begin += size;
            if (chance.one_in(2)) interrupted.engine().flush();
            interrupted.restart(chance.one_in(2) ? Ledger::State::none : Ledger::State::flushed);
        }
        CHECK(first_difference(through, interrupted) == "");
        CHECK(through.digest() == interrupted.digest());
    });
}

TEST_CASE("everything again is a duplicate with the same answer, and adds nothing") {
    on_histories("idempotency", {}, [](const std::vector<std::string>& lines, Random& chance) {
        Ledger ledger(any_settings(chance, 3));
        const auto first = ledger.submit(lines, 64);
        const std::string journal = ledger.journal();
        const auto digest = ledger.digest();
        for (const bool restarted : {false, true}) {
            CAPTURE(restarted);
            if (restarted) ledger.restart(chance.one_in(2) ? Ledger::State::none : Ledger::State::flushed);
            const auto second = ledger.submit(lines, chance.of<std::size_t>({1, 7, 4096}));
            for (std::size_t i = 0; i < lines.size(); ++i) {
                Outcome wanted = first[i];
                const bool remembered = wanted.reason != Reason::malformed && wanted.reason != Reason::id_reused;
                wanted.duplicate = remembered;
                CHECK_MESSAGE(second[i] == wanted, to_json(second[i]), "\n", to_json(wanted));
            }
            CHECK(ledger.journal() == journal);
            CHECK(ledger.digest() == digest);
        }
    });
}

TEST_CASE("a refusal or a duplicate leaves the stream as it was") {
    on_histories("refusals", {.requests = 250}, [](const std::vector<std::string>& lines, Random&) {
        Ledger ledger;
        for (const std::string& line : lines) {
            const auto parsed = Json::parse(line, nullptr, false);
            const auto id = parsed.is_object() && parsed.contains("account") && parsed["account"].is_string()
                                ? AccountId::parse(parsed["account"].get<std::string>())
                                : std::nullopt;
            const std::string before = id ? ledger.account_bytes(*id) : "";
            const Outcome outcome = ledger.submit(line);
            if (!id) continue;
            const bool moves = outcome.accepted && !outcome.duplicate;
            CHECK_MESSAGE((ledger.account_bytes(*id) == before) == !moves, to_json(outcome));
        }
    });
}

TEST_CASE("without its refusals and duplicates a history comes to the same") {
    const HistorySettings settings = without_relays;
    on_histories("without refusals", settings, [&](const std::vector<std::string>& lines, Random& chance) {
        Ledger all(any_settings(chance, 3)), accepted(any_settings(chance, 3));
        const auto outcomes = all.submit(lines);
        std::vector<std::string> kept;
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (outcomes[i].accepted && !outcomes[i].duplicate) kept.push_back(lines[i]);
        for (const Outcome& outcome : accepted.submit(kept))
            CHECK_MESSAGE((outcome.accepted && !outcome.duplicate), to_json(outcome));
        CHECK(accounts_of(all, settings) == accounts_of(accepted, settings));
    });
}

TEST_CASE("streams do not see each other: another interleaving, the same accounts") {
    // With dossiers, whose relays go to funders and providers; without what funders give
    // and what providers are paid: an account hears of it in an order that depends on others.
    const HistorySettings settings{.malformed = false};
    on_histories("interleaving", settings, [&](const std::vector<std::string>& lines, Random& chance) {
        // Between two requests of the clock, any order that keeps each stream's own.
        std::vector<std::string> told_lines, mixed;
        std::map<std::string, std::vector<std::string>> waiting;
        const auto drain = [&] {
            for (auto& [stream, own] : waiting) std::reverse(own.begin(), own.end());
            while (!waiting.empty()) {
                auto next = std::next(waiting.begin(), static_cast<std::ptrdiff_t>(chance.below(waiting.size())));
                mixed.push_back(next->second.back());
                next->second.pop_back();
                if (next->second.empty()) waiting.erase(next);
            }
        };
        for (const std::string& line : lines) {
            const Json request = Json::parse(line);
            if (!request.contains("account") && !is_of_clock(request)) continue;
            told_lines.push_back(line);
            if (request.contains("account")) {
                waiting[to_text(AccountId::parse(request["account"].get<std::string>()).value())].push_back(line);
                continue;
            }
            drain();
            mixed.push_back(line);
        }
        drain();
        REQUIRE(mixed.size() == told_lines.size());
        Ledger straight(any_settings(chance, 3)), other(any_settings(chance, 3)), elsewhere(any_settings(chance, 5));
        run(straight, told_lines, chance);
        run(other, mixed, chance);
        run(elsewhere, mixed, chance);
        CHECK(accounts_of(straight, settings) == accounts_of(other, settings));
        CHECK(accounts_of(straight, settings) == accounts_of(elsewhere, settings));
        CHECK(states_of(straight) == states_of(other));
        CHECK(states_of(straight) == states_of(elsewhere));
        // each stream tells the same, word by word
        std::map<std::string, std::string> stories, other_stories;
        straight.each_record([&](const wire::Record& r) { stories[to_text(codec::header_of(r).stream)] += told(r); });
        other.each_record(
            [&](const wire::Record& r) { other_stories[to_text(codec::header_of(r).stream)] += told(r); });
        for (auto& [stream, story] : stories)
            if (stream.starts_with("account:")) CHECK(story == other_stories[stream]);
    });
}

namespace {

/// Reads a journal in order and checks, record by record, what must always hold of
/// each account. It knows lines and fields, and nothing of the engine's state.
class Auditor {
public:
    void read(const wire::Record& record) {
        const StreamId stream = codec::header_of(record).stream;
        if (record.decision()) settle_year();
        if (stream.kind != StreamKind::account) return;
        Books& books = books_[stream];
        before(books, record);
        if (record.postings())
            for (const wire::Posting* line : *record.postings())
                books.lines[{line->account(), line->unit()}] -= line->amount();
        after(books, record, stream);
    }
    void end() {
        settle_year();
        for (const auto& [stream, books] : books_)
            for (const auto& [id, dossier] : books.dossiers) check_dossier(dossier);
    }

private:
    struct Dossier {
        std::int64_t reserved = 0, reserved_cents = 0, rate = 15;
        std::int64_t moved = 0, moved_in_euros = 0, moved_cents = 0, converted = 0, converted_cents = 0;
    };
    struct Year {
        std::int64_t cents = 0, public_hours = 0;  ///< credited and truncated, less what was taken back
    };
    struct Books {
        std::map<std::pair<LedgerAccount, Unit>, std::int64_t>
            lines;  ///< more for the holder is more; debts are below 0
        std::map<int, Year> years;
        std::map<std::string, Dossier> dossiers;
        bool has_shares = false;  ///< of what a provider gave back

        std::int64_t euros(LedgerAccount account) { return lines[{account, Unit::EUR}]; }
        std::int64_t hours(LedgerAccount account) { return lines[{account, Unit::HRS}]; }
        std::int64_t inscribed() {
            using enum LedgerAccount;
            return euros(annual_available) + euros(annual_reserved) + euros(dif_available) + euros(dif_reserved);
        }
    };
    std::map<StreamId, Books> books_;
    struct Declared {
        StreamId stream;
        int year;
        std::int64_t cents, public_hours;
        std::string record;
    };
    std::optional<Declared> declared_;

    /// What a credit may let in.
    static void before(Books& books, const wire::Record& record) {
        using enum LedgerAccount;
        if (const auto* credited = record.event_as_RightsCredited()) {
            const std::int64_t cents = flatbuffers::UnPack(*credited->credited()).count(),
                               ceiling = flatbuffers::UnPack(*credited->ceiling()).count();
            const bool civic = credited->bucket() == Bucket::cec;
            const std::int64_t there =
                civic ? books.euros(cec_available) + books.euros(cec_reserved) : books.inscribed();
            if (civic)
                CHECK(ceiling == 720'00);
            else
                CHECK((ceiling == 5'000'00 || ceiling == 8'000'00));
            CHECK_MESSAGE((cents == 0 || there + cents <= ceiling), to_json(record));
        }
        if (const auto* credited = record.event_as_HoursCredited()) {
            static const std::map<HourKind, std::pair<LedgerAccount, LedgerAccount>> of{
                {HourKind::cpf, {cpf_available, cpf_reserved}},
                {HourKind::dif, {dif_available, dif_reserved}},
                {HourKind::cec, {cec_available, cec_reserved}},
                {HourKind::public_, {public_available, public_reserved}}};
            const auto& [available, reserved] = of.at(credited->kind());
            const std::int64_t hours = flatbuffers::UnPack(*credited->credited()).count();
            CHECK_MESSAGE((hours == 0 || books.hours(available) + books.hours(reserved) + hours <=
                                             flatbuffers::UnPack(*credited->ceiling()).count()),
                          to_json(record));
        }
        if (const auto* converted = record.event_as_HoursConverted();
            converted && converted->kind() == HourKind::public_) {
            const std::int64_t cents = flatbuffers::UnPack(*converted->cents()).count();
            CHECK_MESSAGE(books.inscribed() + cents <= 8'000'00, to_json(record));
            CHECK(cents % 15'00 == 0);
        }
    }

    void after(Books& books, const wire::Record& record, const StreamId& stream) {
        using enum LedgerAccount;
        for (const LedgerAccount account :
             {annual_available, annual_reserved, dif_available, dif_reserved, cec_available, cec_reserved,
              public_available, public_reserved, cpf_available, cpf_reserved}) {
            CHECK_MESSAGE(books.euros(account) >= 0, to_json(record));
            CHECK_MESSAGE(books.hours(account) >= 0, to_json(record));
        }
        const std::int64_t debt = -books.euros(holder_debt);
        CHECK_MESSAGE(debt >= 0, to_json(record));
        CHECK_MESSAGE((debt == 0 || books.euros(annual_available) + books.euros(dif_available) == 0), to_json(record));
        for (const LedgerAccount account :
             {grant_available, grant_reserved, top_up_reserved, holder_payments, holder_credit_note, provider_accrued})
            CHECK_MESSAGE(books.euros(account) >= 0, to_json(record));
        // A share that was taken back may have been refunded before.
        if (record.event_type() == EventKind::ShareRecovered) books.has_shares = true;
        CHECK_MESSAGE((books.has_shares || books.euros(holder_refundable) >= 0), to_json(record));
        CHECK(books.euros(fund_commitments) <= 0);

        if (const auto* event = record.event_as_ActivityDeclared())
            declared_ = Declared{stream, static_cast<int>(flatbuffers::UnPack(*event->year())),
                                 flatbuffers::UnPack(*event->entitlement()).count(),
                                 flatbuffers::UnPack(*event->public_entitlement()).count(), to_json(record)};
        if (const auto* event = record.event_as_RightsCredited(); event && event->bucket() == Bucket::annual)
            books.years[static_cast<int>(flatbuffers::UnPack(*event->year()))].cents +=
                (flatbuffers::UnPack(*event->credited()) + flatbuffers::UnPack(*event->truncated())).count();
        if (const auto* event = record.event_as_HoursCredited(); event && event->yearly())
            books.years[static_cast<int>(flatbuffers::UnPack(*event->year()))].public_hours +=
                (flatbuffers::UnPack(*event->credited()) + flatbuffers::UnPack(*event->truncated())).count();
        if (const auto* event = record.event_as_RightsCorrected()) {
            Year& year = books.years[static_cast<int>(flatbuffers::UnPack(*event->year()))];
            year.cents -=
                (flatbuffers::UnPack(*event->cents()) + flatbuffers::UnPack(*event->from_truncated())).count();
            year.public_hours -=
                (flatbuffers::UnPack(*event->centihours()) + flatbuffers::UnPack(*event->centihours_from_truncated()) +
                 flatbuffers::UnPack(*event->centihours_forgiven()))
                    .count();
            CHECK(year.cents >= 0);
            CHECK(year.public_hours >= 0);
        }
        follow_dossier(books, record);
    }

    /// A year's credited and truncated is its entitlement, once its decision is told.
    void settle_year() {
        if (!declared_) return;
        const Year& year = books_[declared_->stream].years[declared_->year];
        CHECK_MESSAGE(year.cents == declared_->cents, declared_->record);
        CHECK_MESSAGE(year.public_hours == declared_->public_hours, declared_->record);
        declared_.reset();
    }

    static void follow_dossier(Books& books, const wire::Record& record) {
        const auto* dimensions = record.dimensions();
        if (!dimensions || dimensions->size() == 0 || !dimensions->Get(0)->dossier()) return;
        Dossier& dossier = books.dossiers[to_text(flatbuffers::UnPack(*dimensions->Get(0)->dossier()))];
        const auto move = [&](const auto& event) {
            const std::int64_t hours = flatbuffers::UnPack(*event.centihours()).count(),
                               cents = flatbuffers::UnPack(*event.cents()).count();
            dossier.moved += hours;
            dossier.moved_cents += cents;
            if (cents > 0) dossier.moved_in_euros += hours;
            CHECK_MESSAGE((cents == 0 || cents == hours * dossier.rate), to_json(record));
        };
        if (const auto* event = record.event_as_HoursReserved())
            dossier = {.reserved = flatbuffers::UnPack(*event->centihours()).count(),
                       .reserved_cents = flatbuffers::UnPack(*event->cents()).count(),
                       .rate = event->kind() == HourKind::cec ? 12 : 15};
        if (const auto* event = record.event_as_HoursConverted()) {
            dossier.converted += flatbuffers::UnPack(*event->centihours()).count();
            dossier.converted_cents += flatbuffers::UnPack(*event->cents()).count();
        }
        if (const auto* event = record.event_as_HoursDebited()) move(*event);
        if (const auto* event = record.event_as_HoursReleased()) move(*event);
    }

    /// Debit and release of a reservation are its hours × rate, to the cent.
    static void check_dossier(const Dossier& dossier) {
        CHECK(dossier.moved <= dossier.reserved);
        CHECK(dossier.moved_cents == dossier.moved_in_euros * dossier.rate);
        if (dossier.reserved_cents > 0) {
            CHECK(dossier.reserved_cents == dossier.reserved * dossier.rate);
            CHECK(dossier.converted == 0);
            CHECK(dossier.moved_in_euros == dossier.moved);
        } else {
            CHECK(dossier.converted == dossier.moved_in_euros);
            CHECK(dossier.converted_cents == dossier.moved_cents);
        }
        if (dossier.moved == dossier.reserved && dossier.reserved_cents > 0)
            CHECK(dossier.moved_cents == dossier.reserved_cents);
    }
};

}  // namespace

TEST_CASE("no bucket falls below zero, no credit above its ceiling, years and dossiers add up") {
    on_histories("audit", {.requests = 900}, [](const std::vector<std::string>& lines, Random& chance) {
        Ledger ledger(any_settings(chance, 3));
        run(ledger, lines, chance);
        Auditor auditor;
        ledger.each_record([&](const wire::Record& record) { auditor.read(record); });
        auditor.end();
    });
}

TEST_CASE("a year's credit does not depend on the order of its declarations") {
    const std::uint64_t seed = seed_of_run("order of declarations");
    for (std::uint64_t i = 0; i < 20; ++i) {
        INFO("GRANDLIVRE_SEED=", seed + i);
        Random random(seed + i);
        const std::string account = "aaaaaaaa-0000-4000-8000-000000000001";
        std::vector<Json> before{{{"type", "OpenAccount"}, {"on", "2015-02-01"}}};
        // somewhere below the ceiling, or at it
        if (random.one_in(2))
            before.push_back({{"type", "CreditHours"},
                              {"on", "2020-02-01"},
                              {"kind", "cpf"},
                              {"centihours", 15'000},
                              {"year", 2017}});
        if (random.one_in(2))
            before.push_back({{"type", "CreditHours"},
                              {"on", "2020-02-01"},
                              {"kind", "dif"},
                              {"centihours", 12'000},
                              {"year", 2014}});
        if (random.one_in(2))
            before.push_back({{"type", "CreditHours"},
                              {"on", "2020-02-01"},
                              {"kind", "public"},
                              {"centihours", random.from(100'00, 150'00)},
                              {"year", 2018}});
        if (random.one_in(2))
            before.push_back({{"type", "DeclareQualification"}, {"on", "2020-02-01"}, {"low_qualified", true}});
        for (const int year : {2019, 2020})
            before.push_back({{"type", "DeclareActivity"},
                              {"on", "2021-02-01"},
                              {"year", year},
                              {"employer", "55208131766522"},
                              {"category", "employee"},
                              {"worked", 1607},
                              {"unit", "hours"}});
        if (random.one_in(3))
            before.push_back({{"type", "ClaimFromHolder"},
                              {"on", "2021-03-01"},
                              {"cents", random.from(1, 600'000)},
                              {"cause", "undue_use"}});

        std::vector<Json> declarations;
        for (const char* employer : {"55208131766522", "35600000000048", "41816609600069", "73282932000074"}) {
            const std::string category = random.of({"employee", "employee", "esat", "self_employed", "public_agent"});
            declarations.push_back({{"type", "DeclareActivity"},
                                    {"on", "2022-03-01"},
                                    {"year", 2021},
                                    {"employer", employer},
                                    {"category", category},
                                    {"worked", category == "self_employed" ? random.from(1, 12) : random.from(0, 1000)},
                                    {"unit", category == "self_employed" ? "months" : "hours"},
                                    {"disability", random.one_in(4)},
                                    {"contribution_paid", true}});
        }
        std::vector<std::size_t> order{0, 1, 2, 3};
        std::optional<std::pair<std::int64_t, std::int64_t>> entitlement;
        do {
            std::vector<std::string> lines;
            std::vector<Json> requests = before;
            for (const std::size_t place : order) requests.push_back(declarations[place]);
            for (Json request : requests) {
                request.update({{"account", account},
                                {"source", "tests"},
                                {"id", fmt::format("eeeeeeee-0000-4000-8000-{:012}", lines.size())}});
                lines.push_back(request.dump());
            }
            Ledger ledger({.partitions = 1});
            for (const Outcome& outcome : ledger.submit(lines)) CHECK_MESSAGE(outcome.accepted, to_json(outcome));
            Auditor auditor;
            std::pair<std::int64_t, std::int64_t> last;
            ledger.each_record([&](const wire::Record& record) {
                auditor.read(record);
                if (const auto* event = record.event_as_ActivityDeclared())
                    last = {flatbuffers::UnPack(*event->entitlement()).count(),
                            flatbuffers::UnPack(*event->public_entitlement()).count()};
            });
            auditor.end();
            if (!entitlement) entitlement = last;
            CHECK(last == *entitlement);
        } while (std::next_permutation(order.begin(), order.end()));
    }
}

}  // namespace grandlivre::test
