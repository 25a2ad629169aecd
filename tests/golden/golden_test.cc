#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/runtime/recorded_event.h"
#include "events/codec/json_writer.h"
#include "events/codec/record.h"
#include "events/codec/request_reader.h"
#include "events/values/native.h"
#include "tests/golden/samples.h"

/// Bytes that were written once and must read the same for ever. A file is never
/// changed; GRANDLIVRE_WRITE_GOLDEN=1 writes the ones that are missing.
namespace grandlivre::test {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::uint8_t>;

const fs::path golden = SOURCE_DIR "/tests/golden";

Bytes read_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Without its line end.
std::string read_line(const fs::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

void write_once(fs::path path, std::span<const std::uint8_t> bytes, const std::string& json) {
    if (!std::getenv("GRANDLIVRE_WRITE_GOLDEN") || fs::exists(path.replace_extension(".bin"))) return;
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    std::ofstream(path.replace_extension(".json")) << json << '\n';
}

/// The golden files of a directory, without their extension.
std::set<std::string> names(const fs::path& directory) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(directory)) names.insert(entry.path().stem().string());
    return names;
}

std::string json_of(const wire::Record& record) {
    std::string json;
    codec::write_record(record, json);
    return json;
}

Bytes encoded_again(const wire::Record& record) {
    flatbuffers::FlatBufferBuilder builder;
    const auto balance = codec::balance_of(record);
    const auto* decision = record.decision();
    const auto request = decision ? std::span(decision->request()->data(), decision->request()->size())
                                  : std::span<const std::uint8_t>();
    const codec::DecisionPart part{request, balance};
    const auto bytes =
        codec::encode_record(builder, codec::header_of(record), grandlivre::event_of(record), decision ? &part : nullptr);
    return {bytes.begin(), bytes.end()};
}

Bytes encoded(const Sample& sample, bool with_decision = true) {
    flatbuffers::FlatBufferBuilder builder;
    codec::RequestReader reader;
    Bytes request;
    if (!sample.request.empty()) request = reader.read_json(sample.request).value().canonical;
    const codec::DecisionPart part{request, sample.balance};
    const auto bytes =
        codec::encode_record(builder, sample.header, sample.event, request.empty() || !with_decision ? nullptr : &part);
    return {bytes.begin(), bytes.end()};
}

std::string kind_of(const Sample& sample) { return wire::EnumNameEventBody(grandlivre::kind_of(sample.event.body)); }

}  // namespace

TEST_CASE("every kind of record has golden bytes, and is still written like them") {
    for (const Sample& sample : samples::all()) {
        CAPTURE(kind_of(sample));
        const Bytes bytes = encoded(sample);
        const auto* record = codec::verify_record(bytes);
        REQUIRE(record);
        const fs::path path = golden / "records" / kind_of(sample);
        write_once(path, bytes, json_of(*record));
        REQUIRE_MESSAGE(fs::exists(path.string() + ".bin"), "GRANDLIVRE_WRITE_GOLDEN=1 writes what is missing");
        CHECK(read_bytes(path.string() + ".bin") == bytes);
    }
}

TEST_CASE("golden records read for ever as they did, and are written again byte for byte") {
    for (const std::string& name : names(golden / "records")) {
        CAPTURE(name);
        const Bytes bytes = read_bytes(golden / "records" / (name + ".bin"));
        const auto* record = codec::verify_record(bytes);
        REQUIRE(record);
        CHECK(wire::EnumNameEventBody(record->event_type()) == name.substr(0, name.find('.')));
        const std::string json = read_line(golden / "records" / (name + ".json"));
        CHECK(json_of(*record) == json);
        CHECK(nlohmann::json::parse(json).at("type") == name.substr(0, name.find('.')));
        CHECK(encoded_again(*record) == bytes);
    }
}

TEST_CASE("every kind of request has golden canonical bytes: a retry in ten years must meet them") {
    codec::RequestReader reader;
    std::ifstream examples(SOURCE_DIR "/tests/events/codec/examples.jsonl");
    for (std::string line; std::getline(examples, line);) {
        const Request request = reader.read_json(line).value();
        write_once(golden / "requests" / wire::EnumNameRequestBody(request.kind), request.canonical, line);
    }
    const auto kept = names(golden / "requests");
#define GL_KEPT(kind, ...)                                     \
    CHECK_MESSAGE((kept.contains(#kind) || is_relay(RequestKind::kind)), \
                  #kind ": GRANDLIVRE_WRITE_GOLDEN=1 writes what is missing");
    GL_REQUESTS(GL_KEPT)
#undef GL_KEPT
    for (const std::string& name : kept) {
        CAPTURE(name);
        const Bytes bytes = read_bytes(golden / "requests" / (name + ".bin"));
        const auto of_json = reader.read_json(read_line(golden / "requests" / (name + ".json")));
        REQUIRE(of_json);
        CHECK(of_json->canonical == bytes);
        const auto of_bytes = reader.read_flatbuffer(bytes);
        REQUIRE(of_bytes);
        CHECK(of_bytes->canonical == bytes);
        CHECK(wire::EnumNameRequestBody(of_bytes->kind) == name.substr(0, name.find('.')));
    }
}

TEST_CASE("what records cost in bytes") {
    fmt::print("| record | bytes alone | postings | with request and balance |\n|---|---|---|---|\n");
    for (const Sample& sample : samples::all()) {
        const std::size_t alone = encoded(sample, false).size(), whole = encoded(sample).size();
        fmt::print("| {} | {} | {} | {} |\n", kind_of(sample), alone, sample.event.postings.size(),
                   whole == alone ? "–" : fmt::format("{}", whole));
        CHECK(whole % 8 == 0);  // so that one may lie behind another, aligned
        CHECK(alone < 700);
    }
}

}  // namespace grandlivre::test
