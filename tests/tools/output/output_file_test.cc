#include "tools/output/output_file.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "tests/support/temp_dir.h"
#include "tools/user_error.h"

namespace grandlivre::test {
namespace {

using tools::OutputFile;

std::string content(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::size_t files(const TempDir& directory) {
    const std::filesystem::directory_iterator all(directory.path());
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

}  // namespace

TEST_CASE("a file has its name when it is complete, and until then the one before has it") {
    const TempDir directory;
    const auto path = directory.path() / "export.csv";
    std::ofstream(path) << "before";
    OutputFile file(path);
    file.write("af");
    CHECK(content(path) == "before");
    file.write("ter");
    file.complete();
    CHECK(content(path) == "after");
    CHECK(files(directory) == 1);
}

TEST_CASE("an incomplete file leaves nothing") {
    const TempDir directory;
    { OutputFile(directory.path() / "export.csv").write("half"); }
    CHECK(files(directory) == 0);
}

TEST_CASE("a device stays one, and what cannot be written is an error") {
    OutputFile null("/dev/null");
    null.write("all");
    null.complete();
    CHECK(std::filesystem::is_character_file("/dev/null"));
    OutputFile full("/dev/full");
    full.write("a");
    CHECK_THROWS_AS(full.complete(), tools::UserError);
    const TempDir directory;
    CHECK_THROWS_AS(OutputFile(directory.path() / "nowhere" / "export.csv"), tools::UserError);
}

}  // namespace grandlivre::test
