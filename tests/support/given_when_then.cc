#include "tests/support/given_when_then.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "events/chart.h"
#include "events/codec/json_writer.h"
#include "events/codec/record.h"

namespace grandlivre::test {
namespace {

const StreamId stream = StreamId::account(nth<AccountId>(1));

std::string sorted(std::vector<std::string> lines) {
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line + "; ";
    return text;
}

std::string text_of(const Postings& postings) {
    std::vector<std::string> lines;
    for (const Posting& line : postings) {
        std::string text = fmt::format("{} {} {:+}", to_text(line.unit), info(line.account).name, line.amount);
        if (line.resource_class != ResourceClass::mutualised)
            text += fmt::format(" {}", wire::EnumNameResourceClass(line.resource_class));
        lines.push_back(std::move(text));
    }
    return sorted(std::move(lines));
}

/// The event's own fields, as the journal shows them.
std::string text_of(const EventBody& body, Date on) {
    flatbuffers::FlatBufferBuilder builder;
    const codec::RecordHeader header{.stream = stream, .on = on, .fiscal_year = year_of(on)};
    const auto bytes = codec::encode_record(builder, header, Event{stream, on, body, {}, {}}, nullptr);
    std::string json;
    codec::write_record(codec::record(bytes), json);
    return json;
}

std::string text_of(const Refusal& refusal) {
    return fmt::format("{}, {}", wire::EnumNameReason(refusal.reason), refusal.detail);
}

std::string text_of(const RuleNames& names) { return fmt::format("{}", fmt::join(names, " ")); }

std::string place(const std::source_location& where) { return fmt::format("{}:{}", where.file_name(), where.line()); }

void check_event(const Event& event, const Expected& expected, Date on) {
    CHECK(text_of(event.body, event.on) == text_of(expected.body, expected.on.value_or(on)));
    CHECK(text_of(event.rules) == fmt::format("{}", fmt::join(expected.rules, " ")));
    CHECK(text_of(event.postings) == sorted(expected.lines));
    for (const Posting& line : event.postings) CHECK(event.postings.dimensions(line) == expected.dimensions);
    CHECK(balanced(event.postings));
}

}  // namespace

Request request_of(Date on, RequestBody body) {
    Request request;
    request.id = nth<RequestId>(1);
    request.stream = stream;
    request.on = on;
    request.kind = std::visit(
        [](const auto& table) {
            return wire::RequestBodyTraits<typename std::decay_t<decltype(table)>::TableType>::enum_value;
        },
        body);
    request.body = std::move(body);
    return request;
}

request::DeclareActivity work(int of_year, std::int64_t worked, WorkUnit unit, ActivityCategory category) {
    return {.year = year(of_year), .employer = employer, .category = category, .worked = worked, .unit = unit};
}

Act work_declared(int of_year, std::int64_t worked, WorkUnit unit, ActivityCategory category) {
    return {date(of_year + 1, 3, 1), work(of_year, worked, unit, category)};
}

std::vector<Act> full_time(int first_year, int last_year) {
    std::vector<Act> acts;
    for (int of_year = first_year; of_year <= last_year; ++of_year) acts.push_back(work_declared(of_year, 1607));
    return acts;
}

Story& Story::clock(Date clock) {
    clock_ = clock;
    return *this;
}

Story& Story::given(std::initializer_list<Act> acts, Where where) { return given(std::vector<Act>(acts), where); }

Story& Story::given(const std::vector<Act>& acts, Where where) {
    for (const Act& act : acts) {
        when(act.on, act.body, where);
        INFO("given at ", place(where));
        REQUIRE_MESSAGE(!refusal_, "refused: ", text_of(*refusal_));
    }
    return *this;
}

Story& Story::when(Date on, RequestBody body, Where where) {
    on_ = on;
    events_.clear();
    refusal_.reset();
    INFO("when at ", place(where));
    const Request request = request_of(on, std::move(body));
    REQUIRE_FALSE(check_shape(request, *rules_));
    Decision decision = decide_account(account_, request, Situation{stream, on, clock_, *rules_});
    if (!decision) {
        refusal_ = decision.error();
        return *this;
    }
    events_ = std::move(*decision);
    for (const Event& event : events_) apply(account_, event);
    return *this;
}

Story& Story::when_clock(Date clock, Where where) {
    clock_ = on_ = clock;
    events_.clear();
    refusal_.reset();
    INFO("when at ", place(where));
    auto running = deadlines(account_, stream, *rules_);
    std::sort(running.begin(), running.end());
    for (const Deadline& deadline : running) {
        if (deadline.due > clock) continue;
        for (Event& event : fire_deadline(StreamState(account_), deadline, *rules_, clock_)) {
            apply(account_, event);
            events_.push_back(std::move(event));
        }
    }
    return *this;
}

Story& Story::then(std::initializer_list<Expected> expected, Where where) {
    INFO("then at ", place(where));
    REQUIRE_MESSAGE(!refusal_, "refused: ", text_of(*refusal_));
    CHECK(events_.size() == expected.size());
    auto wanted = expected.begin();
    for (std::size_t i = 0; i < std::min(events_.size(), expected.size()); ++i, ++wanted)
        check_event(events_[i], *wanted, on_);
    return *this;
}

Story& Story::refused(Reason reason, Where where) {
    INFO("refused at ", place(where));
    REQUIRE_MESSAGE(refusal_, "accepted, ", text_of({reason, "expected"}));
    CHECK_MESSAGE(refusal_->reason == reason, text_of(*refusal_), "; ", text_of({reason, "expected"}));
    CHECK_FALSE(refusal_->detail.empty());
    return *this;
}

}  // namespace grandlivre::test
