#include "tools/input/line_reader.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "events/codec/request_reader.h"
#include "tests/support/temp_dir.h"
#include "tools/session.h"

namespace grandlivre::test {
namespace {

using tools::Line;
using tools::LineReader;

constexpr std::size_t limit = codec::longest_request;

/// A line whose text is kept; long ones by their beginning.
struct Kept {
    std::uint64_t number;
    std::string text;
    std::uint64_t size;
    bool operator==(const Kept&) const = default;
};

std::vector<Kept> lines_of(const std::string& content, std::size_t longest = limit) {
    const TempDir directory;
    const std::string path = directory.path() / "lines";
    std::ofstream(path, std::ios::binary) << content;
    LineReader reader(path, longest, tools::Common{});
    std::vector<Kept> lines;
    for (Line line; reader.next(line);) lines.push_back({line.number, std::string(line.text), line.size});
    Line after;
    CHECK_FALSE(reader.next(after));  // the end stays the end
    CHECK(reader.bytes_read() == content.size());
    CHECK(reader.bytes_in_all() == content.size());
    return lines;
}

std::string letters(std::size_t count, char letter = 'x') { return std::string(count, letter); }

}  // namespace

TEST_CASE("lines have numbers from 1, and the last needs no end") {
    CHECK(lines_of("").empty());
    CHECK(lines_of("\n") == std::vector<Kept>{{1, "", 0}});
    CHECK(lines_of("a") == std::vector<Kept>{{1, "a", 1}});
    CHECK(lines_of("a\n") == std::vector<Kept>{{1, "a", 1}});
    CHECK(lines_of("a\nb") == std::vector<Kept>{{1, "a", 1}, {2, "b", 1}});
    CHECK(lines_of("a\n\n\nb\n") == std::vector<Kept>{{1, "a", 1}, {2, "", 0}, {3, "", 0}, {4, "b", 1}});
}

TEST_CASE("a carriage return and a NUL belong to the line") {
    CHECK(lines_of("a\r\nb\r\n") == std::vector<Kept>{{1, "a\r", 2}, {2, "b\r", 2}});
    CHECK(lines_of("a\rb\n") == std::vector<Kept>{{1, "a\rb", 3}});
    const std::string nul("a\0b\n", 4);
    CHECK(lines_of(nul) == std::vector<Kept>{{1, nul.substr(0, 3), 3}});
}

TEST_CASE("many lines of all lengths come out as they went in") {
    std::string content;
    std::vector<Kept> expected;
    for (std::size_t i = 0; i < 3'000; ++i) {
        const std::string text = letters((i * 7919) % 1'500, static_cast<char>('a' + i % 26));
        expected.push_back({i + 1, text, text.size()});
        content += text + "\n";
    }
    CHECK(lines_of(content) == expected);
}

TEST_CASE("a line of exactly the limit is read whole") {
    const std::string longest = letters(limit);
    for (const char* end : {"", "\n", "\nnext"}) {
        const auto lines = lines_of("first\n" + longest + end);
        REQUIRE(lines.size() >= 2);
        CHECK(lines[1] == Kept{2, longest, limit});
        CHECK((lines.size() == 3) == (std::string_view(end) == "\nnext"));
    }
}

TEST_CASE("a line beyond the limit is passed over, and its size told") {
    for (const std::size_t size : {limit + 1, limit + 2, 2 * limit, 5 * limit + 17}) {
        CAPTURE(size);
        for (const bool ended : {true, false}) {
            const auto lines = lines_of("first\n" + letters(size) + (ended ? "\nnext\n" : ""));
            REQUIRE(lines.size() == (ended ? 3 : 2));
            CHECK(lines[0] == Kept{1, "first", 5});
            CHECK(lines[1].number == 2);
            CHECK(lines[1].size == size);
            CHECK(lines[1].text.size() > limit);  // so that it is not taken for a request
            CHECK(letters(lines[1].text.size()) == lines[1].text);
            if (ended) CHECK(lines[2] == Kept{3, "next", 4});
        }
    }
}

TEST_CASE("small limits, and every place of a line's end in the reader's buffer") {
    for (std::size_t longest : {std::size_t{1}, std::size_t{10}}) {
        const auto lines =
            lines_of(letters(10) + "\n" + letters(11) + "\n" + letters(600'000) + "\n" + letters(1) + "\n", longest);
        REQUIRE(lines.size() == 4);
        CHECK(lines[0].size == 10);
        CHECK(lines[1].size == 11);
        CHECK(lines[2].size == 600'000);
        CHECK(lines[3] == Kept{4, "x", 1});
    }
    constexpr std::size_t chunk = 1 << 18;
    for (std::size_t first = chunk - 3; first <= chunk + 3; ++first) {
        CAPTURE(first);
        const auto lines = lines_of(letters(first) + "\n" + letters(4, 'y') + "\n");
        REQUIRE(lines.size() == 2);
        CHECK(lines[0].size == first);
        CHECK(lines[1] == Kept{2, "yyyy", 4});
    }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
namespace {

/// The most memory that this process held since the last reset, in KiB.
std::size_t peak_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6));
    return 0;
}

}  // namespace

TEST_CASE("a line that is longer than memory should be is passed over in little of it") {
    const TempDir directory;
    const std::string path = directory.path() / "long";
    std::ofstream(path) << "first\n";
    constexpr std::uintmax_t size = 256 << 20;
    std::filesystem::resize_file(path, 6 + size);  // a hole of zeros
    std::ofstream(path, std::ios::app) << "\nlast\n";
    std::ofstream("/proc/self/clear_refs") << "5";  // resets the peak
    const std::size_t before = peak_memory();
    LineReader reader(path, limit, tools::Common{});
    std::vector<std::uint64_t> sizes;
    for (Line line; reader.next(line);) sizes.push_back(line.size);
    CHECK(sizes == std::vector<std::uint64_t>{5, size, 4});
    CHECK(peak_memory() - before < 16 << 10);
}
#endif

TEST_CASE("a file that cannot be read is the user's mistake") {
    const TempDir directory;
    CHECK_THROWS_AS(LineReader(directory.path() / "nowhere", limit, tools::Common{}), tools::UserError);
    LineReader reader(directory.path(), limit, tools::Common{});
    Line line;
    CHECK_THROWS_AS(reader.next(line), tools::UserError);
}

}  // namespace grandlivre::test
