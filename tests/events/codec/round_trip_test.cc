#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "events/codec/json_writer.h"
#include "events/codec/request_reader.h"
#include "events/codec/schema.h"
#include "tests/support/random_request.h"

namespace grandlivre::test {
namespace {

using nlohmann::json;

std::string written(const Request& request) {
    std::string text;
    codec::write_request(*wire::GetRequest(request.canonical.data()), text);
    return text;
}

/// A request as the ledger shows it: without what was given as nothing, with ids
/// in lower case.
json as_shown(const json& given, const codec::TableShape& shape, const codec::TableShape* outer = nullptr) {
    json shown = json::object();
    for (const auto& [name, value] : given.items()) {
        const auto* field = outer ? outer->find(name) : nullptr;
        if (!field) field = shape.find(name);
        const bool empty = value.is_null() || value == "" || value == json::array();
        const bool nothing = empty || ((value == false || value == 0) && !(field && field->tells_absence));
        if (nothing && field && !field->required) continue;
        shown[name] = value;
        if (!field) continue;
        if (field->shape == codec::Shape::table) shown[name] = as_shown(value, *field->table);
        if (field->shape == codec::Shape::tables)
            for (auto& element : shown[name]) element = as_shown(element, *field->table);
        if (field->shape == codec::Shape::value && field->format == codec::Format::uuid) {
            auto text = value.get<std::string>();
            for (char& c : text) c = static_cast<char>(std::tolower(c));
            shown[name] = text;
        }
    }
    return shown;
}

/// As the codec's own fields say.
json as_shown(const json& given, RequestKind kind) {
    return as_shown(given, codec::Schema::get().table(wire::EnumNameRequestBody(kind)),
                    &codec::Schema::get().table("Request"));
}

void check_round_trip(codec::RequestReader& reader, const std::string& line) {
    CAPTURE(line);
    const auto request = reader.read_json(line);
    REQUIRE_MESSAGE(request, request.error().detail());
    const std::string text = written(*request);
    CAPTURE(text);
    const auto again = reader.read_json(text);
    REQUIRE_MESSAGE(again, again.error().detail());
    REQUIRE(again->canonical == request->canonical);
    REQUIRE(reader.read_flatbuffer(request->canonical)->canonical == request->canonical);
    REQUIRE(json::parse(text) == as_shown(json::parse(line), request->kind));
    REQUIRE(text.find('\n') == std::string::npos);  // one line
    // What another writer of FlatBuffers makes of it.
    wire::RequestT table;
    wire::GetRequest(request->canonical.data())->UnPackTo(&table);
    flatbuffers::FlatBufferBuilder builder;
    builder.ForceDefaults(true);
    builder.Finish(wire::Request::Pack(builder, &table), wire::RequestIdentifier());
    REQUIRE(reader.read_flatbuffer({builder.GetBufferPointer(), builder.GetSize()})->canonical == request->canonical);
    REQUIRE(codec::same_content({builder.GetBufferPointer(), builder.GetSize()}, request->canonical));
}

}  // namespace

TEST_CASE("requests of every kind go from JSON to canonical bytes and back") {
    const auto times = cases("GRANDLIVRE_ROUND_TRIPS", 200);
    fmt::print("round trips: {} of each kind of request, GRANDLIVRE_SEED={}\n", times, seed());
    codec::RequestReader reader;
    Random random(seed());
    for (const RequestKind kind : request_kinds())
        for (std::uint64_t i = 0; i < times; ++i) check_round_trip(reader, random_request(kind, random));
}

TEST_CASE("the published examples are requests, and every kind has one") {
    std::ifstream file(SOURCE_DIR "/tests/events/codec/examples.jsonl");
    codec::RequestReader reader;
    std::set<RequestKind> kinds;
    for (std::string line; std::getline(file, line);) {
        check_round_trip(reader, line);
        const auto request = reader.read_json(line);
        CHECK(wire::EnumNameRequestBody(request->kind) == json::parse(line).at("type").get<std::string>());
        kinds.insert(request->kind);
    }
    for (const RequestKind kind : request_kinds()) {
        CAPTURE(wire::EnumNameRequestBody(kind));
        CHECK(kinds.contains(kind));
    }
}

}  // namespace grandlivre::test
