#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "tests/support/schema_changes.h"
#include "tests/support/temp_dir.h"

/// The schema only grows: data, readers and senders of every release go on. A
/// release adds its files to tests/golden/schema/released/<version>/.
namespace grandlivre::test {
namespace {

namespace fs = std::filesystem;

const fs::path current = SOURCE_DIR "/events/schema";
const fs::path released = SOURCE_DIR "/tests/golden/schema/released";
constexpr std::array roots{"record", "requests", "outcomes"};

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool flatc(const std::string& arguments) {
    return std::system(fmt::format("{} {} > /dev/null", FLATC, arguments).c_str()) == 0;
}

/// The binary schema of a file; empty if flatc refuses it.
std::string binary_schema(const fs::path& file) {
    const TempDir directory;
    if (!flatc(fmt::format("--binary --schema --bfbs-builtins -o {} {}", directory.path().string(), file.string())))
        return {};
    return read_text((directory.path() / file.filename()).replace_extension(".bfbs"));
}

std::vector<std::string> changes(const fs::path& before, const fs::path& after, const std::string& root) {
    const std::string old = binary_schema(before / (root + ".fbs")), now = binary_schema(after / (root + ".fbs"));
    REQUIRE_FALSE(old.empty());
    REQUIRE_FALSE(now.empty());
    return forbidden_changes(*reflection::GetSchema(old.data()), *reflection::GetSchema(now.data()));
}

std::vector<fs::path> releases() {
    std::vector<fs::path> list;
    for (const auto& entry : fs::directory_iterator(released)) list.push_back(entry.path());
    return list;
}

std::string joined(const std::vector<std::string>& sentences) {
    std::string text;
    for (const auto& sentence : sentences) text += sentence + "; ";
    return text;
}

}  // namespace

TEST_CASE("the schema conforms to each released one, as flatc sees it") {
    REQUIRE_FALSE(releases().empty());
    for (const fs::path& release : releases()) {
        for (const char* root : roots) {
            CAPTURE(release.string());
            CAPTURE(root);
            CHECK(flatc(fmt::format("--conform {}/{}.fbs --conform-includes {} {}/{}.fbs", release.string(), root,
                                    release.string(), current.string(), root)));
        }
    }
}

TEST_CASE("the schema has only grown since each release") {
    for (const fs::path& release : releases()) {
        for (const char* root : roots) {
            CAPTURE(release.string());
            CAPTURE(root);
            CHECK(joined(changes(release, current, root)) == "");
        }
    }
}

TEST_CASE("growth is allowed, and what breaks old data, readers or senders is found") {
    struct Row {
        const char* file;
        const char* before;
        const char* after;
        const char* change;  // of the kinds that are told; none for growth
    };
    const auto check = [](const Row& row) {
        CAPTURE(std::string(row.after));
        const TempDir directory;
        fs::copy(released / "v1", directory.path());
        std::string text = read_text(directory.path() / row.file);
        const auto place = text.find(row.before);
        REQUIRE(place != std::string::npos);
        std::ofstream(directory.path() / row.file)
            << text.replace(place, std::string_view(row.before).size(), row.after);
        const std::string found = joined(changes(released / "v1", directory.path(), "record"));
        CAPTURE(found);
        CHECK((*row.change ? found.find(row.change) != std::string::npos : found.empty()));
    };
    for (const Row& row : {
             // Growth.
             Row{"requests.fbs", "OpenAccount, Declare", "OpenAccount = 1, Declare", ""},
             Row{"requests.fbs", "AdvanceClock, AdoptRules", "AdvanceClock, AdoptRules, Rights", ""},
             Row{"requests.fbs", "signature: string (id: 7);", "signature: string (id: 7);\n  more: string (id: 8);",
                 ""},
             Row{"common.fbs", "enum HourKind : ubyte { cpf, dif, cec, public }",
                 "enum HourKind : ubyte { cpf, dif, cec, public, more }", ""},
             Row{"account_events.fbs", "table AccountOpened {}", "table AccountOpened { channel: string (id: 0); }",
                 ""},
             // Members.
             Row{"common.fbs", "{ cpf, dif, cec, public }", "{ cpf, dif, public }", "HourKind.cec is gone"},
             Row{"common.fbs", "{ cpf, dif, cec, public }", "{ cpf, dif, public, cec }", "HourKind.cec was 2, is 3"},
             Row{"common.fbs", "malformed = 0,", "garbled = 0,", "Reason.malformed is gone"},
             Row{"common.fbs", "enum WorkUnit : ubyte", "enum WorkUnit : ushort", "WorkUnit has another width"},
             Row{"requests.fbs", "ConvertHours, CreditCivic,", "CreditCivic, ConvertHours,",
                 "RequestBody.ConvertHours was 6, is 7"},
             Row{"record.fbs", ", HoursReleased\n", "\n", "EventBody.HoursReleased is gone"},
             Row{"chart.fbs", "used = 30,", "used = 29,", "LedgerAccount.used was 30, is 29"},
             // Fields.
             Row{"requests.fbs", "  contribution_paid: bool (id: 8);\n", "",
                 "DeclareActivity.contribution_paid is gone"},
             Row{"requests.fbs", "disability: bool (id: 7);", "disabled: bool (id: 7);",
                 "DeclareActivity.disabled takes the id of disability"},
             Row{"requests.fbs", "disability: bool (id: 7);\n  contribution_paid: bool (id: 8);",
                 "disability: bool (id: 8);\n  contribution_paid: bool (id: 7);",
                 "DeclareActivity.disability: id was 7, is 8"},
             Row{"requests.fbs", "disability: bool (id: 7);", "disability: bool = true (id: 7);",
                 "default was 0, is 1"},
             Row{"requests.fbs", "disability: bool (id: 7);", "disability: ubyte (id: 7);", "type was Bool, is UByte"},
             Row{"requests.fbs", "disability: bool (id: 7);", "disability: bool (id: 7, mandatory);",
                 "mandatory was none, is there"},
             Row{"requests.fbs", "disability: bool (id: 7);", "disability: bool (id: 7, deprecated);",
                 "deprecated was false, is true"},
             Row{"requests.fbs", "actor: string (id: 5);", "actor: string (id: 5, required);",
                 "Request.actor: required was false, is true"},
             Row{"requests.fbs", "source: string (id: 4, required);", "source: string (id: 4);",
                 "Request.source: required was true, is false"},
             Row{"requests.fbs", "signature: string (id: 7);",
                 "signature: string (id: 7);\n  more: string (id: 8, required);", "Request.more is new and required"},
             Row{"requests.fbs", "(id: 4, mandatory, minimum: 0)", "(id: 4, mandatory, minimum: 1)",
                 "minimum was 0, is 1"},
             Row{"requests.fbs", "year: Year (id: 1, required, native_inline);\n  employer",
                 "year: Date (id: 1, required, native_inline);\n  employer",
                 "DeclareActivity.year: type was grandlivre.wire.Year, is grandlivre.wire.Date"},
             Row{"outcomes.fbs", "id: RequestId (id: 0, nullable, native_inline);",
                 "id: RequestId (id: 0, native_inline);", "nullable was there, is none"},
             // Structs, identifiers.
             Row{"record.fbs", "  partition: ushort;\n  fiscal_year: short;",
                 "  fiscal_year: short;\n  partition: ushort;", "Header.fiscal_year: id was 7, is 6"},
             Row{"record.fbs", "  stream: StreamId;\n}", "  stream: StreamId;\n  more: ulong;\n}",
                 "Header.more is new in a struct"},
             Row{"chart.fbs", "  dimensions: ushort;", "  dimensions: uint;",
                 "Posting.dimensions: type was UShort, is UInt"},
             Row{"chart.fbs", "  amount: long;", "  amount: int;", "Posting had 16 bytes, has 12"},
             Row{"common.fbs", "{ sequence: ulong; partition: ushort; }", "{ sequence: ulong; partition: uint; }",
                 "Position.partition: type"},
             Row{"common.fbs", "format: \"cents\")", "format: \"centihours\")", "Cents reads otherwise"},
             Row{"record.fbs", "\"GLRC\"", "\"GLRD\"", "the file identifier is another"},
             Row{"record.fbs", "root_type Record;", "root_type Decision;", "the root table is another"},
         })
        check(row);
}

}  // namespace grandlivre::test
