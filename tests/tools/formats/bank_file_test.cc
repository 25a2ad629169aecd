#include "tools/formats/bank_file.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/temp_dir.h"
#include "tests/tools/formats/bank_files.h"
#include "tools/formats/xml_reader.h"

namespace grandlivre::test {
namespace {

using namespace bank;

const std::string report =
    pain002_file(group("<GrpSts>PART</GrpSts>") + payment_information(transaction("E1", "ACSC")));
const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const std::string pain002_name = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

/// Something inside of a report, after its header.
std::string with_inside(const std::string& inside) { return pain002_file(inside); }

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the namespace says which message a file is") {
    const char* expected = ", a pain.002.001.03 to .13 or a camt.054.001.02 to .12 was expected";
    for (int version = 0; version <= 20; ++version) {
        CAPTURE(version);
        const std::string text = fmt::format("{:02}", version);
        CHECK(error_of(pain002_file(group(""), text)).empty() == (version >= 3 && version <= 13));
        CHECK(error_of(camt054_file("", text)).empty() == (version >= 2 && version <= 12));
    }
    for (const char* name :
         {"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08",
          "urn:iso:std:iso:20022:tech:xsd:pain.002.001.1", "urn:iso:std:iso:20022:tech:xsd:pain.002.001.010",
          "urn:iso:std:iso:20022:tech:xsd:pain.002.001.1x", "urn:iso:std:iso:20022:tech:xsd:pain.002.001.-3", "x",
          ""}) {
        CHECK(error_of(replaced(report, pain002_name, name)) ==
              fmt::format("line 2: \"Document\" of namespace \"{}\"{}", name, expected));
    }
    CHECK(error_of(declaration + "<html/>") == std::string("line 2: \"html\" of namespace \"\"") + expected);
    CHECK(error_of(declaration + "<CstmrPmtStsRpt xmlns=\"" + pain002_name + "\"/>")
              .starts_with("line 2: \"CstmrPmtStsRpt\" of namespace"));
    CHECK(error_of(replaced(report, pain002_name, "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08")) ==
          "line 2: \"Document/CstmrPmtStsRpt\", Document/BkToCstmrDbtCdtNtfctn was expected");
    CHECK(error_of(declaration + "<Document xmlns=\"" + pain002_name + "\"/>") ==
          std::string("line 2: no message in it") + expected);
}

TEST_CASE("one message a file, in one namespace") {
    const std::string second = "</CstmrPmtStsRpt>\n<CstmrPmtStsRpt></CstmrPmtStsRpt></Document>";
    CHECK(error_of(replaced(report, "</CstmrPmtStsRpt></Document>", second)) ==
          "line 7: a second message, one a file was expected");
    CHECK(contains(error_of(replaced(report, "<OrgnlPmtInfAndSts>",
                                     "<OrgnlPmtInfAndSts xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">")),
                   "line 4: Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts is in namespace"));
    CHECK(contains(error_of(replaced(report, "<TxSts>", "<TxSts xmlns=\"\">")), "TxSts is in namespace \"\""));
    CHECK(contains(error_of(replaced(replaced(report, "<TxSts>", "<q:TxSts>"), "</TxSts>", "</q:TxSts>")),
                   "line 5: not well-formed XML: Namespace prefix q"));
}

TEST_CASE("files that are no XML, or only a part of it") {
    CHECK(error_of("") == "line 1: the file is empty, an XML document was expected");
    CHECK(error_of(" \n ").starts_with("line "));
    CHECK(error_of("hello").starts_with("line 1: not well-formed XML: "));
    CHECK(error_of("{\"json\": true}").starts_with("line 1: not well-formed XML: "));
    CHECK(error_of(std::string(1'000, '\0')).starts_with("line 1: not well-formed XML: "));
    CHECK(error_of(declaration).starts_with("line 2: not well-formed XML: "));
    CHECK(error_of(report + "more").starts_with("line 7: not well-formed XML: Extra content"));
    CHECK(error_of(report + report).starts_with("line 7: not well-formed XML: "));
    CHECK(error_of(replaced(report, "</TxSts>", "</TxStS>"))
              .starts_with("line 5: not well-formed XML: Opening and ending tag mismatch"));
    CHECK(error_of(replaced(report, "<GrpHdr>", "<GrpHdr a=\"1\" a=\"2\">")) ==
          "line 2: not well-formed XML: Attribute a redefined");
    CHECK(error_of(report).empty());
    // Whitespace after the end is all that a shorter file may lack.
    for (std::size_t size = 0; size + 1 < report.size(); ++size) {
        CAPTURE(size);
        CHECK(error_of(report.substr(0, size)).starts_with("line "));
    }
}

TEST_CASE("bytes that are not of the encoding") {
    CHECK(contains(error_of(replaced(report, ">E1<",
                                     ">\xe9"
                                     "a<")),
                   "line 5: not well-formed XML: Input is not proper UTF-8"));
    CHECK(contains(error_of(replaced(report, ">E1<", ">\xc0\xaf<")), "not well-formed XML"));
    CHECK(contains(error_of(replaced(report, ">E1<", ">\xed\xa0\x80<")), "not well-formed XML"));
    CHECK(contains(error_of(replaced(report, ">E1<", ">&#0;<")), "line 5: not well-formed XML"));
    CHECK(contains(error_of(replaced(report, ">E1<", std::string(">\0<", 3))), "line 5: not well-formed XML"));
    CHECK(contains(error_of(replaced(report, "\"UTF-8\"", "\"KLINGON\"")),
                   "line 1: not well-formed XML: Unsupported encoding KLINGON"));
    CHECK(contains(error_of(replaced(report, "\"UTF-8\"", "\"UTF-16\"")), "line 1: not well-formed XML"));
    for (const char* encoding : {"UTF-32", "UCS-4", "ISO-10646-UCS-4", "EBCDIC-US", "IBM037", "HTML"}) {
        CAPTURE(std::string(encoding));
        CHECK(contains(error_of(replaced(report, "UTF-8", encoding)), "line 1: not well-formed XML"));
    }
    // What the first bytes alone say to be UCS-4, UTF-16 and EBCDIC.
    for (const std::string& bytes :
         {std::string("<\0\0\0", 4), std::string("\0\0\0<", 4), std::string("\xff\xfe<\0", 4),
          std::string("\xfe\xff\0<", 4), std::string("L\x6f\xa7\x94", 4)})
        CHECK(error_of(bytes + report.substr(1)).starts_with("line 1: not well-formed XML"));
    const std::string latin_1 = replaced(report, "\"UTF-8\"", "\"ISO-8859-1\"");
    CHECK(facts_of(replaced(latin_1, ">E1<",
                            ">\xe9"
                            "a<")) == Lines{"payment éa settled [] 2026-03-05 BANK-1 1 line 5"});
}

TEST_CASE("no document type, so no entities and nothing from outside") {
    const auto with = [](const std::string& type) {
        return error_of(declaration + type + report.substr(declaration.size()));
    };
    for (const char* type : {
             "<!DOCTYPE Document>\n",
             "<!DOCTYPE Document SYSTEM \"file:///etc/passwd\">\n",
             "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/x.dtd\">\n",
             "<!DOCTYPE Document PUBLIC \"a\" \"http://127.0.0.1:9/x.dtd\">\n",
             "<!DOCTYPE Document [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n",
             "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n",
             "<!DOCTYPE Document [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>\n",
         }) {
        CAPTURE(std::string(type));
        CHECK(with(type) == "line 2: a document type (DOCTYPE), which no bank message has");
    }
    CHECK(contains(error_of(replaced(report, ">E1<", ">&a;<")), "line 5: not well-formed XML: Entity 'a' not defined"));
    CHECK(facts_of(replaced(report, ">E1<", ">&lt;&amp;&gt;&quot;&apos;&#65;<")) ==
          Lines{"payment <&>\"'A settled [] 2026-03-05 BANK-1 1 line 5"});
    // An inclusion is no more than an unknown element of a wrong namespace.
    CHECK(contains(
        error_of(with_inside("<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>")),
        "is in namespace"));
}

TEST_CASE("what is larger than any bank message is refused where it begins to be") {
    const std::string deep = repeated("<a>", 200'000);
    CHECK(error_of(with_inside(deep)) == "line 3: elements nested deeper than 64");
    CHECK(error_of(with_inside(repeated("<a>", 62) + repeated("</a>", 62))).empty());
    CHECK(error_of(with_inside(repeated("<a>", 63) + repeated("</a>", 63))) ==
          "line 3: elements nested deeper than 64");

    const std::string markup = ": a tag, comment, instruction or CDATA section of more than 65536 bytes";
    const std::string million = repeated("abcdefg ", 125'000);
    CHECK(error_of(with_inside("<!--" + million + "-->")) == "line 3" + markup);
    CHECK(error_of(with_inside("<?p " + million + "?>")) == "line 3" + markup);
    CHECK(error_of(with_inside("<a b=\"" + million + "\"/>")) == "line 3" + markup);
    CHECK(error_of(with_inside("<a " + million)) == "line 3" + markup);
    CHECK(error_of(with_inside("<a><![CDATA[" + million)) == "line 3" + markup);
    CHECK(error_of(with_inside("<" + repeated("a", 1'000'000) + "/>")).starts_with("line 3: "));
    CHECK(error_of("<?xml version=\"1.0\"" + std::string(1'000'000, ' ')) == "line 1" + markup);

    CHECK(error_of(with_inside("<a>" + repeated(million, 11) + "</a>")) ==
          "line 3: a text of more than 10000000 bytes");
    CHECK(error_of(with_inside("<a>" + repeated(million, 9) + "</a>")).empty());

    std::string attributes, names;
    for (int i = 0; i < 101; ++i) attributes += fmt::format(" a{}=\"\"", i);
    CHECK(error_of(with_inside("<a" + attributes + "/>")) == "line 3: an element with more than 100 attributes");
    for (int i = 0; i < 40'000; ++i) names += fmt::format("<n{}/>", i);
    CHECK(error_of(with_inside(names)) == "line 3: more than 10000 different names");
}

TEST_CASE("any number of elements that are not known") {
    CHECK(facts_of(replaced(report, "<OrgnlPmtInfAndSts>",
                            repeated("<a>x</a>\n<b c=\"d\"/>", 50'000) + "<OrgnlPmtInfAndSts>"))
              .list.size() == 1);
    CHECK(facts_of(replaced(report, "<TxInfAndSts>", repeated("<!-- c --><?p q?>", 50'000) + "<TxInfAndSts>"))
              .list.size() == 1);
}

TEST_CASE("errors name what a stranger wrote on one line and in few words") {
    const std::string error = error_of(replaced(report, pain002_name, "urn:" + repeated("é&#10;", 500)));
    CHECK(contains(error, "..."));
    CHECK(error.size() < 400);
    CHECK_FALSE(contains(error, "\n"));
}

TEST_CASE("a file is read as often as it is asked for") {
    const TempDir folder;
    const auto path = folder.path() / "report.xml";
    std::ofstream(path, std::ios::binary) << report;
    for (int pass = 0; pass < 2; ++pass) {
        int facts = 0;
        tools::read_bank_file(path, [&](const tools::BankFact&) { ++facts; });
        CHECK(facts == 1);
    }
    const auto error = [](const std::filesystem::path& file) {
        try {
            tools::read_bank_file(file, [](const tools::BankFact&) {});
        } catch (const tools::BankFileError& refused) {
            return std::pair(refused.line(), refused.message());
        }
        return std::pair(std::uint64_t{0}, std::string());
    };
    CHECK(error(folder.path() / "none.xml") ==
          std::pair(std::uint64_t{0}, (folder.path() / "none.xml").string() + " cannot be read"));
    CHECK(error(folder.path()).second == folder.path().string() + " cannot be read");
    std::ofstream(path, std::ios::binary) << "<a>\n<b>";
    CHECK(error(path).first == 1);
}

TEST_CASE("what a visitor throws comes out and ends the reading") {
    std::istringstream file(
        pain002_file(group("") + payment_information(transaction("E1", "ACSC") + transaction("E2", "ACSC"))));
    int calls = 0;
    CHECK_THROWS_WITH_AS(tools::read_bank_file(file,
                                               [&](const tools::BankFact&) {
                                                   ++calls;
                                                   throw std::logic_error("enough");
                                               }),
                         "enough", std::logic_error);
    CHECK(calls == 1);
}

TEST_CASE("a file of several blocks, whatever is at their borders") {
    std::string transactions;
    for (int i = 0; i < 3'000; ++i) transactions += transaction(fmt::format("É{}", i), "ACSC", reason("AC04"));
    for (std::size_t shift = 0; shift < 200; shift += 7) {
        const Lines facts = facts_of(
            pain002_file(group("") + "<!--" + std::string(shift, 'x') + "-->" + payment_information(transactions)));
        REQUIRE(facts.list.size() == 3'000);
        for (std::size_t i = 0; i < facts.list.size(); ++i)
            REQUIRE(facts.list[i] ==
                    fmt::format("payment É{} settled [AC04] 2026-03-05 BANK-1 {} line {}", i, i + 1, i + 5));
    }
}

}  // namespace grandlivre::test
