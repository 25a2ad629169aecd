#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/fuzz/bank_file_target.h"
#include "tests/fuzz/mutator.h"
#include "tests/tools/formats/bank_files.h"

namespace grandlivre::test {
namespace {

using namespace bank;

using Input = fuzz::Mutator::Input;

Input bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

std::vector<Input> good_files() {
    const std::string refs = "<Refs><EndToEndId>E1</EndToEndId></Refs>", amount = "<Amt Ccy=\"EUR\">12.34</Amt>";
    const std::string credit = "<TxDtls>" + amount + "<RmtInf><Ustrd>" + label + "</Ustrd></RmtInf></TxDtls>";
    const std::string back = "<TxDtls>" + refs + amount + "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>";
    return {
        bytes_of(pain002_file(group("<GrpSts>RJCT</GrpSts>" + reason("FF01")))),
        bytes_of(pain002_file(group("<GrpSts>PART</GrpSts>") +
                              payment_information("<PmtInfSts>PART</PmtInfSts>" + transaction("E1", "ACSC") +
                                                  transaction("E2", "RJCT", reason("AC01"))))),
        bytes_of(camt054_file(entry({.transactions = credit}) + entry({.transactions = credit + credit + back}))),
        bytes_of(camt054_file(entry({.direction = "DBIT", .transactions = "<TxDtls>" + refs + "</TxDtls>"}))),
    };
}

std::vector<std::string> words() {
    return {"<",
            ">",
            "</",
            "/>",
            "&",
            ";",
            "\"",
            "'",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "?>",
            "<!DOCTYPE a>",
            "<!ENTITY a \"b\">",
            "&a;",
            "&#0;",
            "&#65;",
            "&lt;",
            "xmlns=\"\"",
            "xmlns:p=\"urn:p\"",
            "p:",
            "UTF-16",
            "ISO-8859-1",
            "\xff\xfe",
            "\xef\xbb\xbf",
            "\xc3",
            "<Ntry>",
            "</Ntry>",
            "<TxDtls>",
            "</TxDtls>",
            "<NtryDtls>",
            "<SplmtryData>",
            "<Sts>BOOK</Sts>",
            "BOOK",
            "RJCT",
            "ACSC",
            "CRDT",
            "DBIT",
            "NOTPROVIDED",
            label,
            "-1",
            "0",
            "9223372036854775807",
            "1e9",
            "0.001",
            "USD",
            "2026-02-30",
            "9999-12-31",
            "0000-01-01",
            "<TxInfAndSts>",
            "</TxInfAndSts>",
            "</OrgnlPmtInfAndSts>",
            "<RtrInf/>",
            "<RvslInd>true</RvslInd>",
            std::string(40, 'x'),
            std::string(1, '\0')};
}

/// Changes whole elements and their texts, so that most files stay well-formed
/// and what they say goes wrong.
class ElementMutator {
public:
    explicit ElementMutator(std::vector<Input> seeds) : seeds_(std::move(seeds)), random_(seed()) {}

    Input next() {
        const Input& chosen = seeds_[below(random_, seeds_.size())];
        std::string xml(chosen.begin(), chosen.end());
        for (auto times = 1 + below(random_, 3); times != 0; --times) change(xml);
        return bytes_of(xml);
    }

private:
    struct Element {
        std::size_t begin, text, text_end, end;
    };

    std::vector<Input> seeds_;
    Random random_;
    const std::vector<std::string> texts_ = words();

    /// A random element: from its tag to the closing tag of the same depth.
    Element element(const std::string& xml) {
        std::vector<std::size_t> starts;
        for (std::size_t i = 0; i + 1 < xml.size(); ++i)
            if (xml[i] == '<' && std::isalpha(static_cast<unsigned char>(xml[i + 1]))) starts.push_back(i);
        if (starts.empty()) return {0, 0, 0, 0};
        const std::size_t begin = starts[below(random_, starts.size())], text = xml.find('>', begin) + 1;
        int depth = 1;
        std::size_t place = text;
        for (; depth > 0; ++place) {
            place = xml.find('<', place);
            if (place == std::string::npos) return {begin, text, text, text};
            if (xml[place + 1] == '/')
                --depth;
            else if (xml[xml.find('>', place) - 1] != '/')
                ++depth;
        }
        return {begin, text, place - 1, xml.find('>', place) + 1};
    }

    void change(std::string& xml) {
        const Element one = element(xml);
        const std::string whole = xml.substr(one.begin, one.end - one.begin);
        switch (below(random_, 5)) {
            case 0: xml.erase(one.begin, whole.size()); return;
            case 1: xml.insert(one.end, whole); return;
            case 2: xml.insert(element(xml).begin, whole); return;
            case 3: xml.insert(element(xml).end, whole); return;
            default: xml.replace(one.text, one.text_end - one.text, texts_[below(random_, texts_.size())]);
        }
    }
};

template <class Mutations>
void run(const char* name, Mutations& mutations) {
    const auto times = cases("GRANDLIVRE_FUZZ_CASES", 20'000);
    fmt::print("fuzz {}: {} inputs, GRANDLIVRE_SEED={}\n", name, times, seed());
    std::uint64_t taken = 0;
    for (std::uint64_t i = 0; i < times; ++i) {
        const Input input = mutations.next();
        try {
            taken += fuzz::bank_file(input);
        } catch (const std::exception& error) {
            FAIL(fmt::format("{}: input {}: {}", error.what(), i, std::string(input.begin(), input.end())));
        }
    }
    fmt::print("fuzz {}: {} of {} taken\n", name, taken, times);
    CHECK(taken > 0);
    CHECK(taken < times);
}

}  // namespace

TEST_CASE("files that are nearly what banks send") {
    for (const Input& file : good_files()) REQUIRE(fuzz::bank_file(file));
    fuzz::Mutator bytes(good_files(), words(), seed());
    run("bytes of banks' files", bytes);
    ElementMutator elements(good_files());
    run("elements of banks' files", elements);
}

}  // namespace grandlivre::test
