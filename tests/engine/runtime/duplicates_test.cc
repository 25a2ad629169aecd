#include <doctest/doctest.h>

#include <algorithm>

#include "engine/runtime/engine.h"
#include "tests/engine/runtime/engine_lines.h"

namespace grandlivre::test {

// --- Duplicates --------------------------------------------------------------------

TEST_CASE("the same request again gives the first answer again, and nothing else") {
    for (const bool flushed : {true, false}) {
        Ledger ledger({.partitions = 2});
        const std::vector<std::string> lines{open(1, 1), full_time(2, 1, 2019, "2020-03-01"),
                                             open(3, 1), credit(4, 2, 100),
                                             open(1, 1), credit(4, 2, 100)};
        const auto first = ledger.submit(lines);
        CHECK(first[4] == as_duplicate(first[0]));  // in one batch
        CHECK(first[5] == as_duplicate(first[3]));  // a refusal is remembered too
        const std::uint64_t records = ledger.records();
        for (int round = 0; round < 3; ++round) {
            CAPTURE(round);
            if (round == 2) {
                if (flushed) ledger.engine().flush();
                ledger.restart(flushed ? Ledger::State::flushed : Ledger::State::none);
            }
            for (std::size_t i = 0; i < 4; ++i) CHECK(ledger.submit(lines[i]) == as_duplicate(first[i]));
        }
        CHECK(ledger.records() == records);
    }
}

TEST_CASE("a first answer stays what it was, whatever came after") {
    Ledger ledger;
    const Outcome refusal = ledger.submit(credit(1, 1, 100));
    CHECK(refused(refusal, Reason::unknown_account));
    ledger.submit(open(2, 1));
    CHECK(ledger.submit(credit(1, 1, 100)) == as_duplicate(refusal));
    const Outcome credited = ledger.submit(credit(3, 1, 100));
    ledger.submit(line(4, "ConvertHours", "2019-01-01", {{"account", account_id(1)}, {"kind", "cpf"}}));
    CHECK(ledger.submit(credit(3, 1, 100)) == as_duplicate(credited));  // the balance of then
}

TEST_CASE("the same id with other content is refused, and stays with its first content") {
    Ledger ledger;
    ledger.submit(open(1, 1));
    const Outcome first = ledger.submit(credit(2, 1, 100));
    for (const bool restarted : {false, true}) {
        if (restarted) ledger.restart(Ledger::State::none);
        for (const std::string& other :
             {credit(2, 1, 101), credit(2, 1, 100, "2018-06-02"), full_time(2, 1, 2019, "2020-01-01"),
              line(2, "CreditHours", "2018-06-01",
                   {{"account", account_id(1)},
                    {"kind", "cpf"},
                    {"centihours", 100},
                    {"year", 2017},
                    {"actor", "agent-7"}})}) {
            const std::uint64_t records = ledger.records();
            const Outcome outcome = ledger.submit(other);
            CHECK(refused(outcome, Reason::id_reused));
            CHECK_FALSE(outcome.duplicate);
            CHECK_FALSE(outcome.position);
            CHECK(ledger.records() == records);
        }
        CHECK(ledger.submit(credit(2, 1, 100)) == as_duplicate(first));
    }
}

TEST_CASE("what makes two requests one") {
    Ledger ledger;
    ledger.submit(open(1, 1));
    const Outcome first = ledger.submit(full_time(2, 1, 2019, "2020-03-01"));
    const Json plain = Json::parse(full_time(2, 1, 2019, "2020-03-01"));
    const auto with = [&](const char* name, const Json& value) {
        Json request = plain;
        request[name] = value;
        return request.dump();
    };
    for (const std::string& again :
         {plain.dump(2), with("trace", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
          with("disability", false), with("disability", nullptr), with("reference", 0), with("actor", ""),
          with("account", "AAAAAAAA-0000-4000-8000-000000000001"),
          with("id", "EEEEEEEE-0000-4000-8000-000000000002")}) {
        CAPTURE(again);
        CHECK(ledger.submit(again) == as_duplicate(first));
    }
    for (const std::string& other : {with("reference", 1607), with("disability", true), with("actor", "agent-7"),
                                     with("source", "dsn"), with("worked", 1606)}) {
        CAPTURE(other);
        CHECK(refused(ledger.submit(other), Reason::id_reused));  // a default written out is other content
    }
}

TEST_CASE("an id belongs to its stream") {
    Ledger ledger;
    CHECK(ledger.submit(open(1, 1)).accepted);
    const Outcome other = ledger.submit(open(1, 2));
    CHECK(other.accepted);
    CHECK_FALSE(other.duplicate);
    const Outcome clock = ledger.submit(clock_to(1, "2019-01-01"));
    CHECK(clock.accepted);
    CHECK_FALSE(clock.duplicate);
}

TEST_CASE("ids that only look alike to the index are told apart") {
    // two halves of 8 bytes, exchanged: the same exclusive-or
    Ledger ledger({.partitions = 1});
    ledger.submit(open(1, 1));
    const auto with_id = [](const char* id) {
        Json request = Json::parse(credit(0, 1, 100));
        request["id"] = id;
        return request.dump();
    };
    const Outcome one = ledger.submit(with_id("11111111-2222-4333-8444-555555555555"));
    const Outcome two = ledger.submit(with_id("84445555-5555-5555-1111-111122224333"));
    CHECK(fingerprint(*one.id) == fingerprint(*two.id));
    CHECK(two.accepted);
    CHECK_FALSE(two.duplicate);
    CHECK(ledger.submit(with_id("11111111-2222-4333-8444-555555555555")) == as_duplicate(one));
    CHECK(ledger.submit(with_id("84445555-5555-5555-1111-111122224333")) == as_duplicate(two));
}

TEST_CASE("ids are kept for ever: a stream with more than its row carries along") {
    for (const std::size_t flush_after : {std::size_t{0}, std::size_t{1000}}) {
        Ledger ledger({.partitions = 1, .engine = {.most_streams = 2, .flush_after = flush_after}});
        ledger.submit(open(0, 1));
        std::vector<Outcome> first;
        constexpr int requests = 3 * static_cast<int>(most_seen_inline);
        for (int i = 1; i <= requests; ++i) first.push_back(ledger.submit(credit(i, 1, 1)));
        for (const bool restarted : {false, true}) {
            if (restarted) {
                ledger.engine().flush();
                ledger.restart(Ledger::State::flushed);
            }
            for (int i = 1; i <= requests; ++i) {
                CHECK(ledger.submit(credit(i, 1, 1)) == as_duplicate(first[static_cast<std::size_t>(i - 1)]));
                CHECK(refused(ledger.submit(credit(i, 1, 2)), Reason::id_reused));
            }
        }
    }
}

}  // namespace grandlivre::test
