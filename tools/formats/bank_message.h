#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "tools/formats/bank_fact.h"
#include "tools/formats/shown_text.h"
#include "tools/formats/xml_reader.h"

/// What the readers of the two messages have in common.
namespace grandlivre::tools {

/// A message as its elements come by; their paths are from the message's own
/// element, which is not in them: `GrpHdr/MsgId`.
class BankMessage : public XmlHandler {
public:
    /// The message's own element is closed.
    virtual void end(std::uint64_t line) = 0;
};

std::unique_ptr<BankMessage> pain002(BankFactVisitor visit);
std::unique_ptr<BankMessage> camt054(BankFactVisitor visit);

/// All but remittances is at most this long (ISO 20022, Max35Text).
constexpr std::ptrdiff_t longest_identifier = 35;

/// The text of an element as a value: whole, and of a length that one may have.
inline const std::string_view& value_of(const XmlElement& element) {
    if (element.cut)
        throw BankFileError(element.line,
                            fmt::format("{} is longer than {} bytes", shown(element.path), longest_kept_text));
    return element.text;
}

inline std::string_view identifier_of(const XmlElement& element) {
    const std::string_view text = value_of(element);
    // UTF-8 continues a character with bytes of 10xxxxxx.
    const auto characters = std::count_if(text.begin(), text.end(),
                                          [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; });
    if (characters > longest_identifier)
        throw BankFileError(element.line, fmt::format("{} is {}, at most {} characters were expected", element.path,
                                                      in_quotes(text), longest_identifier));
    return text;
}

/// An element that a record has once, and where it goes.
template <class Record>
struct Field {
    std::string_view path;
    std::string Record::*text;
};

/// Whether the element is one of the fields; its text is in the record then. One
/// without a text says nothing: it is empty, or has elements inside.
template <class Record, std::size_t Count>
bool take(Record& record, const Field<Record> (&fields)[Count], std::string_view path, const XmlElement& element) {
    for (const Field<Record>& field : fields) {
        if (field.path != path) continue;
        if (element.text.empty()) return true;
        std::string& text = record.*field.text;
        if (!text.empty()) throw BankFileError(element.line, fmt::format("{} is there twice", shown(element.path)));
        text = identifier_of(element);
        return true;
    }
    return false;
}

/// The date of an ISODate or ISODateTime, as it is written: `2026-03-05`,
/// `2026-03-05T23:59:59.9+01:00`.
Date date_of(std::string_view text, std::string_view what, std::uint64_t line);

/// An end to end id that says that there is none.
inline bool says_nothing(std::string_view end_to_end_id) {
    return end_to_end_id.empty() || end_to_end_id == "NOTPROVIDED" || end_to_end_id == "NONREF";
}

/// What stands at the head of both messages.
class MessageHeader {
public:
    bool take(const XmlElement& element);

    /// Throw when the file has none before `line`.
    const std::string& message_id(std::uint64_t line) const;
    Date created(std::uint64_t line) const;

private:
    struct Texts {
        std::string message_id;
        std::string created;
    };
    Texts texts_;
    std::uint64_t created_line_ = 0;
};

}  // namespace grandlivre::tools
