#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "engine/law/rule_book.h"

namespace grandlivre {

/// A text that must be a book.
inline RuleBook book_of(std::string_view text) {
    auto book = RuleBook::parse(text);
    if (!book) FAIL("line ", book.error().line, ": ", book.error().message);
    return *std::move(book);
}

inline const RuleBook& default_book() {
    static const RuleBook book = book_of(default_rule_book_text());
    return book;
}

/// The default book with one place of its text, which must be there, replaced.
inline std::string edited(std::string_view old_text, std::string_view new_text) {
    std::string text(default_rule_book_text());
    const std::size_t place = text.find(old_text);
    REQUIRE_MESSAGE(place != text.npos, "not in the book: ", std::string(old_text));
    return text.replace(place, old_text.size(), new_text);
}

/// The line of a text, from 1, on which a part of it begins.
inline int line_of(std::string_view text, std::string_view part) {
    const std::size_t place = text.find(part);
    REQUIRE_MESSAGE(place != text.npos, "not in the text: ", std::string(part));
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
}

}  // namespace grandlivre
