#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "tests/support/histories.h"
#include "tests/support/ledger.h"
#include "tests/support/naive_model.h"

/// The engine against the naive model: every answer, and after each batch what the
/// accounts hold. GRANDLIVRE_MODEL_REQUESTS and GRANDLIVRE_SEED say how many and which.
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
    Ledger ledger({.partitions = random.of<std::uint16_t>({1, 3}),
                   .engine = {.most_streams = random.of<std::size_t>({4, 1000}),
                              .flush_after = random.of<std::size_t>({0, 3, 1000}),
                              .deadlines_a_slice = random.of<std::size_t>({1, 3, 4096})},
                   .projector = {.records_a_write = random.of<std::size_t>({1, 50, 65'536})}});
    NaiveModel model([](const std::string& text) { return text != broken_rule_book(); });

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
    }
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
        "{} requests in {} ledgers, {} accepted, {} duplicates; refused: {}; events: {}; dossiers: {}; settled: {}",
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
        if (kind != EventKind::NONE) CHECK_MESSAGE(reached.events.contains(name), "never gave ", name);
    }
}

}  // namespace grandlivre::test
