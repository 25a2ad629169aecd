#include "engine/log/kafka/cloud_events.h"

#include <doctest/doctest.h>

#include <map>

namespace grandlivre::test {
namespace {

const KafkaSettings settings{.brokers = "unused", .prefix = "cpf"};
const StreamId stream = StreamId::clock(Partition{3});

std::map<std::string, std::string> named(const MessageHeaders& headers) { return {headers.begin(), headers.end()}; }

Answer answer(std::optional<Reason> reason) {
    Answer answer;
    answer.outcome.id = RequestId::parse("114043ca-6c95-42b6-b2e0-b2bc73da6b43");
    answer.outcome.accepted = !reason;
    answer.outcome.reason = reason;
    answer.stream = stream;
    answer.reply = {Encoding::json, "mine", "cpf.requests/3/17"};
    return answer;
}

}  // namespace

TEST_CASE("an outcome is an event of its partition, named by its request") {
    CHECK(named(kafka::outcome_headers(answer(std::nullopt), settings, Partition{3})) ==
          std::map<std::string, std::string>{{"ce_specversion", "1.0"},
                                             {"ce_id", "114043ca-6c95-42b6-b2e0-b2bc73da6b43"},
                                             {"ce_source", "/cpf/3"},
                                             {"ce_type", "fr.grandlivre.accepted"},
                                             {"ce_subject", "clock:3"},
                                             {"content-type", "application/json"},
                                             {"correlation-id", "mine"}});
    const auto rejected = named(kafka::outcome_headers(answer(Reason::wrong_state), settings, Partition{3}));
    CHECK(rejected.at("ce_id") == "114043ca-6c95-42b6-b2e0-b2bc73da6b43");
    CHECK(rejected.at("ce_type") == "fr.grandlivre.rejected");
    CHECK(rejected.at("ce_reason") == "wrong_state");
}

TEST_CASE("an outcome that the journal does not have is named by its message: its id may get another") {
    for (const Reason reason : {Reason::malformed, Reason::id_reused}) {
        Answer one = answer(reason);
        CHECK(named(kafka::outcome_headers(one, settings, Partition{3})).at("ce_id") == "cpf.requests/3/17");
        one.outcome.id.reset();
        CHECK(named(kafka::outcome_headers(one, settings, Partition{3})).at("ce_id") == "cpf.requests/3/17");
    }
}

TEST_CASE("a dead letter keeps its headers, also those that are named like the ledger's") {
    const MessageHeaders own{
        {"ce_id", "a"}, {"grandlivre.error.detail", "theirs"}, {"ce_specversion", "1.0"}, {"x", ""}};
    for (std::size_t kept = 0; kept <= own.size(); ++kept) {
        DeadLetter letter{
            "key", "value", {own.begin(), own.begin() + static_cast<std::ptrdiff_t>(kept)}, "why", "t/0/1"};
        DeadLetter read = letter;
        read.headers = kafka::dead_letter_headers(letter, settings, Partition{0});
        CHECK((MessageHeaders(read.headers.begin(), read.headers.begin() + static_cast<std::ptrdiff_t>(kept)) ==
               letter.headers));
        const auto all = named({read.headers.begin() + static_cast<std::ptrdiff_t>(kept), read.headers.end()});
        CHECK(all == std::map<std::string, std::string>{{"ce_specversion", "1.0"},
                                                        {"ce_id", "t/0/1"},
                                                        {"ce_source", "/cpf/0"},
                                                        {"ce_type", "fr.grandlivre.dead_letter"},
                                                        {"grandlivre.error.detail", "why"},
                                                        {"grandlivre.error.origin", "t/0/1"}});
        read.detail.clear();
        read.origin.clear();
        kafka::read_own_headers(read);
        CHECK((read == letter));
    }
}

TEST_CASE("a message that somebody else put among the dead letters is shown as it is") {
    DeadLetter letter{std::nullopt, "value", {{"x", "1"}}, {}, {}};
    const DeadLetter before = letter;
    kafka::read_own_headers(letter);
    CHECK((letter == before));
}

}  // namespace grandlivre::test
