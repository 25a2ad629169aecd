#include "tools/formats/sepa_text.h"

#include <doctest/doctest.h>

#include <string>

namespace grandlivre::test {
namespace {

using tools::sepa_text;

constexpr std::string_view taken = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ";

}  // namespace

TEST_CASE("names as banks take them") {
    struct Row {
        const char* text;
        const char* sepa;
    };
    for (const Row& row : {
             Row{"Institut de formation", "Institut de formation"},
             Row{"École à l'œuvre, Besançon", "Ecole a l'oeuvre, Besancon"},
             Row{"ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ", "AAACEEEEIIOOUUUYAEOE"},
             Row{"àâäçéèêëîïôöùûüÿæœ", "aaaceeeeiioouuuyaeoe"},
             Row{"Straße Łódź Ångström Şişli Țară Đà", "Strasse Lodz Angstrom Sisli Tara Da"},
             Row{"Zoe\u0308 cafe\u0301", "Zoe cafe"},  // accents as characters of their own
             Row{"Smith & Fils", "Smith + Fils"},
             Row{"l\u2019atelier \u2013 Nantes", "l'atelier - Nantes"},
             Row{"1\u00a0000\u202f€", "1 000 EUR"},
             Row{"a@b.fr <x> \"y\" #1 50%;", "a.b.fr .x. .y. .1 50.."},
             Row{"\u03b1\u03b2 \u0416 \u6f22 \U0001f600", ".. . . ."},
             Row{"two  spaces\tand\nlines\r\n", "two spaces and lines"},
             Row{"  inside  ", "inside"},
             Row{"/INV//2026/03/", "INV/2026/03"},
             Row{"// /a/ /", "a"},
             Row{"", ""},
             Row{"///", ""},
         }) {
        CAPTURE(row.text);
        CHECK(sepa_text(row.text, 140) == row.sepa);
    }
}

TEST_CASE("bytes that are no text") {
    CHECK(sepa_text("a\xff\xfe"
                    "b",
                    140) == "a..b");
    CHECK(sepa_text("caf\xe9", 140) == "caf.");  // Latin-1
    CHECK(sepa_text("caf\xc3", 140) == "caf.");  // cut
    CHECK(sepa_text("\xc0\xaf"
                    "x",
                    140) == "..x");  // a slash in two bytes, which is none
    CHECK(sepa_text("\xe2\x82", 140) == "..");
    CHECK(sepa_text("\xf8\x88\x80\x80\x80", 140) == ".....");
    CHECK(sepa_text(std::string_view("a\0b", 3), 140) == "a.b");
}

TEST_CASE("the text is cut to what the field holds, and still ends well") {
    CHECK(sepa_text("abcdef", 3) == "abc");
    CHECK(sepa_text("ab/def", 3) == "ab");
    CHECK(sepa_text("ab def", 3) == "ab");
    CHECK(sepa_text("ab/ def", 4) == "ab");
    CHECK(sepa_text("abœ", 3) == "abo");
    CHECK(sepa_text("ééé", 2) == "ee");
    CHECK(sepa_text("abc", 0).empty());
    CHECK(sepa_text(std::string(1'000, 'x'), 70) == std::string(70, 'x'));
}

TEST_CASE("any two bytes give text of the set, and the text gives itself") {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string bytes{'a', static_cast<char>(first), static_cast<char>(second), 'z', '/'};
            const std::string text = sepa_text(bytes, 140);
            CAPTURE(first);
            CAPTURE(second);
            REQUIRE(text.find_first_not_of(taken) == std::string::npos);
            REQUIRE(text.find("//") == std::string::npos);
            REQUIRE(text.back() != '/');
            REQUIRE(sepa_text(text, 140) == text);
        }
    }
    CHECK(sepa_text(taken, 140) == taken.substr(0, taken.size() - 1));  // less the space at its end
}

}  // namespace grandlivre::test
