#include "tools/formats/call_label.h"

#include <doctest/doctest.h>

#include <string>

namespace grandlivre::test {
namespace {

std::string found(std::string_view text) {
    std::string list;
    for (const std::string_view label : tools::call_labels(text))
        list += (list.empty() ? "" : " ") + std::string(label);
    return list;
}

}  // namespace

TEST_CASE("labels of calls among other words") {
    const std::string label = "CPF-892221631-FUFI-040520";
    for (const std::string& text :
         {std::string(label), "VIR " + label, label + " merci", "/INV/" + label + "/", "(" + label + ").",
          "CPF-CPF-" + label, "CPF-892221631-FUFI " + label, "x\n" + label + "\n", "-" + label}) {
        CAPTURE(text);
        CHECK(found(text) == label);
    }
    CHECK(found(label + " CPF-732829320-OPCO-311299") == label + " CPF-732829320-OPCO-311299");
    CHECK(found(label + "," + label) == label + " " + label);
}

TEST_CASE("texts that are nearly labels") {
    for (const char* text : {
             "",
             "CPF-",
             "CPF-892221631-FUFI-04052",
             "CPF-892221631-FUFI-0405200",  // seven digits
             "XCPF-892221631-FUFI-040520",  // in a word
             "éCPF-892221631-FUFI-040520",
             "CPF-892221631-FUFI-040520a",
             "CPF-892221631-FUFI-040520é",
             "cpf-892221631-FUFI-040520",
             "CPF-892221631-fufi-040520",
             "CPF-892221631-FUF1-040520",
             "CPF-89222163-FUFI-040520",
             "CPF-8922216310-FUFI-040520",
             "CPF-892221632-FUFI-040520",  // no SIREN
             "CPF-000000000-FUFI-040520",
             "CPF 892221631 FUFI 040520",
             "CPF-892221631-FUFI-04O520",
             "CPF-892221631_FUFI-040520",
         }) {
        CAPTURE(std::string(text));
        CHECK(found(text).empty());
    }
}

}  // namespace grandlivre::test
