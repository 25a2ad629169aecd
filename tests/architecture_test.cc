#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

/// What no compiler checks: that includes point one way, that the core stays pure,
/// and that a file is one that a person reads at once.
namespace grandlivre::test {
namespace {

namespace fs = std::filesystem;

const fs::path root = SOURCE_DIR;

struct Source {
    std::string path;  ///< from the root
    std::string text;
};

std::vector<Source> read_sources() {
    std::vector<Source> list;
    for (const char* folder : {"events", "engine", "projections", "tools", "tests", "bench"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cc") continue;
            std::ostringstream text;
            text << std::ifstream(entry.path()).rdbuf();
            list.push_back({fs::relative(entry.path(), root).string(), text.str()});
        }
    }
    std::sort(list.begin(), list.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return list;
}

const std::vector<Source>& sources() {
    static const std::vector<Source> list = read_sources();
    return list;
}

/// Layers from the bottom up: one includes itself and what stands below it.
/// The four around the core are one layer here.
constexpr std::array layers{
    std::pair{"events/", 0},        std::pair{"engine/law/", 1},     std::pair{"engine/state/", 2},
    std::pair{"engine/decide/", 3}, std::pair{"engine/log/", 4},     std::pair{"engine/store/", 4},
    std::pair{"engine/proof/", 4},  std::pair{"engine/runtime/", 4}, std::pair{"projections/", 5},
    std::pair{"tools/", 6},         std::pair{"tests/", 7},          std::pair{"bench/", 7},
};
constexpr int core = 3;

int layer(const std::string& path) {
    for (const auto& [folder, place] : layers)
        if (path.starts_with(folder)) return place;
    FAIL("no layer has the file ", path);
    return 0;
}

/// Names in quotes or in angle brackets.
std::vector<std::string> includes(const Source& source, char opening) {
    std::vector<std::string> names;
    std::istringstream lines(source.text);
    for (std::string line; std::getline(lines, line);) {
        const std::string begin = std::string("#include ") + opening;
        if (!line.starts_with(begin)) continue;
        const auto end = line.find(opening == '"' ? '"' : '>', begin.size());
        names.push_back(line.substr(begin.size(), end - begin.size()));
    }
    return names;
}

bool generated(const std::string& header) { return header.ends_with("_generated.h"); }

/// The text without comments, texts and characters.
std::string code_of(const std::string& text) {
    std::string code;
    for (std::size_t i = 0; i < text.size();) {
        const auto skip_to = [&](std::string_view end, std::size_t from) {
            const auto found = text.find(end, from);
            i = found == std::string::npos ? text.size() : found + end.size();
        };
        const bool name_before = i > 0 && (std::isalnum(static_cast<unsigned char>(text[i - 1])) || text[i - 1] == '_');
        if (text.compare(i, 2, "//") == 0) {
            skip_to("\n", i);
            code += '\n';
        } else if (text.compare(i, 2, "/*") == 0) {
            skip_to("*/", i + 2);
        } else if (text.compare(i, 2, "R\"") == 0 && !name_before) {
            const auto parenthesis = text.find('(', i);
            skip_to(")" + text.substr(i + 2, parenthesis - i - 2) + "\"", parenthesis);
        } else if (text[i] == '"' || (text[i] == '\'' && !name_before)) {  // not the ' of 1'000
            const char quote = text[i];
            for (++i; i < text.size() && text[i] != quote; ++i)
                if (text[i] == '\\') ++i;
            ++i;
            code += ' ';
        } else {
            code += text[i++];
        }
    }
    return code;
}

bool has_word(const std::string& code, const std::string& word) {
    for (auto place = code.find(word); place != std::string::npos; place = code.find(word, place + 1)) {
        const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
        const bool before = place > 0 && part(code[place - 1]);
        const bool after = place + word.size() < code.size() && part(code[place + word.size()]);
        if (!before && !after) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("includes point one way") {
    REQUIRE(sources().size() > 100);
    for (const Source& source : sources()) {
        for (const std::string& header : includes(source, '"')) {
            if (generated(header)) continue;
            CAPTURE(source.path);
            CAPTURE(header);
            CHECK_MESSAGE(fs::exists(root / header), "includes are written from the root");
            CHECK(layer(header) <= layer(source.path));
        }
    }
}

TEST_CASE("neither log, store nor proof knows the loop that drives them") {
    for (const Source& source : sources()) {
        if (!source.path.starts_with("engine/log/") && !source.path.starts_with("engine/store/") &&
            !source.path.starts_with("engine/proof/"))
            continue;
        for (const std::string& header : includes(source, '"')) {
            CAPTURE(source.path);
            CAPTURE(header);
            CHECK((!header.starts_with("engine/runtime/") || header == "engine/runtime/crash_point.h"));
        }
    }
}

TEST_CASE("the core and the vocabulary know no disk, broker, thread, clock or chance") {
    const std::regex banned(
        R"((rocksdb/|librdkafka/|isa-l).*|thread|mutex|shared_mutex|atomic|condition_variable|future|random|fstream|)"
        R"(iostream|cstdio|cstdlib|ctime|time\.h|filesystem|unistd\.h|fcntl\.h|sys/.*|locale|clocale)");
    for (const Source& source : sources()) {
        if (layer(source.path) > core) continue;
        for (const std::string& header : includes(source, '<')) {
            CAPTURE(source.path);
            CAPTURE(header);
            CHECK_FALSE(std::regex_match(header, banned));
        }
    }
}

TEST_CASE("words that the core and the vocabulary never say") {
    for (const Source& source : sources()) {
        if (layer(source.path) > core) continue;
        const std::string code = code_of(source.text);
        for (const char* word : {"double", "float", "system_clock", "steady_clock", "high_resolution_clock",
                                 "utc_clock", "thread", "jthread", "async", "rand", "srand", "random_device", "mt19937",
                                 "getenv", "clock_gettime", "localtime", "gmtime"}) {
            CAPTURE(source.path);
            CAPTURE(std::string(word));
            CHECK_FALSE(has_word(code, word));
        }
    }
}

TEST_CASE("the search for words sees code, not comments and texts") {
    CHECK(has_word(code_of("int x = 1'000; double y;"), "double"));
    CHECK(has_word(code_of("f(\"a\\\"\"); double y;"), "double"));
    CHECK(has_word(code_of("char c = '\"'; double y; char d = '\"';"), "double"));
    CHECK(has_word(code_of("R\"(double)\"; float"), "float"));
    for (const char* text : {"// double", "/* double\n double */", "\"double\"", "\"\\\"double\"", "R\"(a \" double)\"",
                             "double_entry", "redouble"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(has_word(code_of(text), "double"));
    }
}

TEST_CASE("a header is read once, and a file's own header comes first") {
    for (const Source& source : sources()) {
        CAPTURE(source.path);
        if (source.path.ends_with(".h")) {
            CHECK(source.text.starts_with("#pragma once\n"));
            continue;
        }
        const std::string own = source.path.substr(0, source.path.size() - 2) + "h";
        const auto headers = includes(source, '"');
        if (!fs::exists(root / own) || std::find(headers.begin(), headers.end(), own) == headers.end()) continue;
        CHECK(headers.front() == own);
        CHECK(source.text.find("#include") == source.text.find("#include \"" + own));
    }
}

TEST_CASE("a file is short enough to be read, and ends its last line") {
    for (const Source& source : sources()) {
        CAPTURE(source.path);
        const int longest = source.path.starts_with("tests/") ? 700 : 400;  // stories may be longer than code
        CHECK(std::count(source.text.begin(), source.text.end(), '\n') <= longest);
        CHECK(source.text.ends_with("\n"));
        CHECK_FALSE(source.text.ends_with("\n\n"));
        CHECK(source.text.find('\t') == std::string::npos);
        CHECK(source.text.find('\r') == std::string::npos);
    }
}

TEST_CASE("names of files are snake_case") {
    const std::regex name("[a-z0-9_]+\\.(h|cc)");
    for (const Source& source : sources()) {
        CAPTURE(source.path);
        CHECK(std::regex_match(fs::path(source.path).filename().string(), name));
    }
}

}  // namespace grandlivre::test
