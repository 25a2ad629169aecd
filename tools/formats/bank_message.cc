#include "tools/formats/bank_message.h"

namespace grandlivre::tools {

Date date_of(std::string_view text, std::string_view what, std::uint64_t line) {
    const auto date = parse_date(text.substr(0, 10));
    const std::string_view rest = text.substr(std::min<std::size_t>(10, text.size()));
    // A time or a time zone may follow; neither moves the date that the bank wrote.
    const bool follows = rest.empty() || rest[0] == 'T' || rest[0] == 'Z' || rest[0] == '+' || rest[0] == '-';
    if (!date || !follows || rest.find_first_not_of("0123456789T:.+-Z") != std::string_view::npos)
        throw BankFileError(line, fmt::format("{} is {}, a date was expected, 2026-03-05", what, in_quotes(text)));
    return *date;
}

bool MessageHeader::take(const XmlElement& element) {
    static constexpr Field<Texts> fields[] = {{"GrpHdr/MsgId", &Texts::message_id},
                                              {"GrpHdr/CreDtTm", &Texts::created}};
    if (element.path == "GrpHdr/CreDtTm") created_line_ = element.line;
    return tools::take(texts_, fields, element.path, element);
}

const std::string& MessageHeader::message_id(std::uint64_t line) const {
    if (texts_.message_id.empty())
        throw BankFileError(line, "GrpHdr/MsgId, the id of the bank's message, was expected before this");
    return texts_.message_id;
}

Date MessageHeader::created(std::uint64_t line) const {
    if (texts_.created.empty()) throw BankFileError(line, "GrpHdr/CreDtTm was expected before this");
    return date_of(texts_.created, "GrpHdr/CreDtTm", created_line_);
}

}  // namespace grandlivre::tools
