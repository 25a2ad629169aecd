#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <fstream>

#include "events/codec/schema.h"
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/targets.h"

namespace grandlivre::fuzz {
namespace {

using Input = Mutator::Input;

Input bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

std::vector<Input> files(const char* folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(SOURCE_DIR) / folder))
        if (entry.path().extension() == ".bin") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Input> list;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        list.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    REQUIRE_FALSE(list.empty());
    return list;
}

/// Published examples, and a few random requests of each kind.
std::vector<Input> lines() {
    std::vector<Input> list;
    std::ifstream examples(SOURCE_DIR "/tests/events/codec/examples.jsonl");
    for (std::string line; std::getline(examples, line);) list.push_back(bytes_of(line));
    test::Random random(test::seed());
    for (const RequestKind kind : test::request_kinds())
        for (int i = 0; i < 4; ++i) list.push_back(bytes_of(test::random_request(kind, random)));
    return list;
}

std::vector<Input> canonical_bytes() {
    std::vector<Input> list = files("tests/golden/requests");
    codec::RequestReader reader;
    for (const Input& line : lines())
        list.push_back(reader.read_json({reinterpret_cast<const char*>(line.data()), line.size()}).value().canonical);
    return list;
}

void run(const char* name, bool (*target)(Bytes), std::vector<Input> seeds, std::vector<std::string> words) {
    const auto times = test::cases("GRANDLIVRE_FUZZ_CASES", 20'000);
    fmt::print("fuzz {}: {} inputs, GRANDLIVRE_SEED={}\n", name, times, test::seed());
    for (const Input& seed : seeds) REQUIRE(target(seed));
    Mutator mutator(std::move(seeds), std::move(words), test::seed());
    std::uint64_t taken = 0;
    for (std::uint64_t i = 0; i < times; ++i) {
        const Input input = mutator.next();
        CAPTURE(i);
        try {
            taken += target(input);
        } catch (const std::exception& error) {
            FAIL(fmt::format("{}: input {}: {:02x}", error.what(), i, fmt::join(input, "")));
        }
    }
    fmt::print("fuzz {}: {} of {} taken\n", name, taken, times);
    CHECK(taken > 0);
    CHECK(taken < times);
}

}  // namespace

TEST_CASE("lines that are nearly requests") {
    std::vector<std::string> words{"null",
                                   "true",
                                   "false",
                                   "0",
                                   "-1",
                                   "-0",
                                   "1.5",
                                   "1e999",
                                   "9223372036854775807",
                                   "9223372036854775808",
                                   "18446744073709551616",
                                   "NaN",
                                   "\"\"",
                                   "\"",
                                   "\\",
                                   "\\u0000",
                                   "\\ud83d\\ude00",
                                   "\\ud800",
                                   "[",
                                   "]",
                                   "{",
                                   "}",
                                   "{}",
                                   "[]",
                                   ",",
                                   ":",
                                   " ",
                                   "\t",
                                   "\xef\xbb\xbf",
                                   "\xc3\xa9",
                                   "\xed\xa0\x80",
                                   "\xff",
                                   "relay",
                                   "\"2021-02-29\"",
                                   "\"35600000000048\"",
                                   ",\"id\":1",
                                   ",\"actor\":\"\"",
                                   ",\"trace\":null",
                                   "[[[[[[[[",
                                   "]]]]]]]]"};
    words.push_back(std::string(1, '\0'));
    for (const codec::Field& field : codec::Schema::get().table("DeclareActivity").fields)
        words.push_back("\"" + field.name + "\":");
    run("JSON requests", json_request, lines(), std::move(words));
}

TEST_CASE("bytes that are nearly FlatBuffers requests") {
    run("FlatBuffers requests", flatbuffer_request, canonical_bytes(),
        {"GLRQ", "GLRC", "relay", std::string(8, '\0'), std::string(4, '\xff')});
}

TEST_CASE("bytes that are nearly records") {
    run("records", record, files("tests/golden/records"),
        {"GLRC", "GLRQ", std::string(8, '\0'), std::string(4, '\xff')});
}

}  // namespace grandlivre::fuzz
