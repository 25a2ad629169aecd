#pragma once

#include <fmt/format.h>
#include <simdjson.h>

#include <cstring>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "events/codec/json_writer.h"
#include "events/codec/record.h"
#include "events/codec/request_reader.h"

/// What is asked of code that reads bytes of strangers, whatever the bytes. Each
/// target says whether they were taken; it throws Broken where the code is wrong.
/// libFuzzer drives them (*_fuzzer.cc), and so does fuzz_test.cc on every run.
namespace grandlivre::fuzz {

using Bytes = std::span<const std::uint8_t>;

class Broken : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

inline void must(bool holds, const char* what) {
    if (!holds) throw Broken(what);
}

inline bool is_utf8(const std::string& text) { return simdjson::validate_utf8(text.data(), text.size()); }

/// The answer to bytes that are no request is JSON, whatever they were.
inline void check_refusal(const Malformed& why) {
    must(is_utf8(why.detail()), "the detail of a refusal is no UTF-8");
    must(!why.expected.empty(), "a refusal that expects nothing");
    Outcome outcome;
    outcome.id = why.id;
    outcome.reason = Reason::malformed;
    outcome.detail = why.detail();
    std::string json;
    codec::write_outcome(outcome, json);
    must(nlohmann::json::accept(json), "the answer to a refusal is no JSON");
}

/// A request that was taken is the same again by each way round.
inline void check_request(codec::RequestReader& reader, const Request& request) {
    std::string json;
    codec::write_request(*wire::GetRequest(request.canonical.data()), json);
    const auto of_json = reader.read_json(json);
    // Escaped, a text of a FlatBuffers request can be longer than a line may be.
    if (of_json)
        must(of_json->canonical == request.canonical, "written as JSON and read, the request is another");
    else
        must(json.size() > codec::longest_request, "written as JSON, the request is none");
    const auto of_bytes = reader.read_flatbuffer(request.canonical);
    must(of_bytes && of_bytes->canonical == request.canonical, "read from its canonical bytes, the request is another");
    must(codec::decode_request(request.canonical).stream == request.stream, "decoded, the request has another stream");
    must(codec::same_content(request.canonical, request.canonical), "the request is not itself");
    must(request.kind != RequestKind::NONE, "a request of no kind");
    must(in_calendar(request.on), "a request on a day that does not exist");
}

inline bool json_request(Bytes bytes) {
    thread_local codec::RequestReader reader;
    const auto request = reader.read_json({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    request ? check_request(reader, *request) : check_refusal(request.error());
    return request.has_value();
}

inline bool flatbuffer_request(Bytes bytes) {
    thread_local codec::RequestReader reader;
    const auto request = reader.read_flatbuffer(bytes);
    request ? check_request(reader, *request) : check_refusal(request.error());
    return request.has_value();
}

/// Records are read from memory that is aligned for them.
inline bool record(Bytes bytes) {
    std::vector<std::uint64_t> aligned(bytes.size() / 8 + 1);
    if (!bytes.empty()) std::memcpy(aligned.data(), bytes.data(), bytes.size());
    const auto* found = codec::verify_record({reinterpret_cast<const std::uint8_t*>(aligned.data()), bytes.size()});
    if (!found) return false;
    (void)codec::header_of(*found);
    (void)codec::balance_of(*found);
    must(kind_of(codec::body_of(*found)) == found->event_type(), "the event of a record is of another kind");
    std::string json;
    codec::write_record(*found, json);
    if (is_utf8(json)) must(nlohmann::json::accept(json), "a record is no JSON");
    return true;
}

}  // namespace grandlivre::fuzz
