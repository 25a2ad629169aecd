#pragma once

#include <cstdint>
#include <istream>
#include <span>
#include <string_view>

/// XML of strangers, read once from the beginning to the end in memory that does
/// not grow with the file. What bank messages never have is refused with its line,
/// as BankFileError: a document type (so that there are no entities of its own and
/// nothing outside is ever looked up), and all that exceeds the limits below.
namespace grandlivre::tools {

constexpr std::size_t deepest_nesting = 64;
constexpr std::size_t longest_markup = 65'536;  ///< bytes of a tag, a comment, an instruction or CDATA
constexpr int most_attributes = 100;            ///< of one element, declared namespaces among them
constexpr int most_names = 10'000;              ///< of elements, attributes and namespaces; a bank message has hundreds
constexpr std::size_t longest_text = 10'000'000;  ///< bytes
constexpr std::size_t longest_kept_text = 1'000;  ///< bytes; what follows is not kept

struct XmlAttribute {
    std::string_view name;
    std::string_view value;
};

/// Lives as long as the call that it is given to.
struct XmlElement {
    std::string_view path;  ///< from the root, `Document/CstmrPmtStsRpt/GrpHdr`, prefixes left out
    std::string_view name_space;
    std::uint64_t line = 0;                    ///< of its start
    std::span<const XmlAttribute> attributes;  ///< those without a prefix; given to `open` only
    std::string_view text;                     ///< given to `close`, when no element is inside; no spaces around
    bool cut = false;                          ///< the text was longer than what is kept
};

/// What it throws ends the reading and comes out of it.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void open(const XmlElement& element) = 0;
    virtual void close(const XmlElement& element) = 0;
};

void read_xml(std::istream& file, XmlHandler& handler);

}  // namespace grandlivre::tools
