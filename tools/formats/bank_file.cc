#include "tools/formats/bank_file.h"

#include <fstream>
#include <optional>

#include "tools/formats/bank_message.h"

namespace grandlivre::tools {
namespace {

struct Kind {
    std::string_view name_space;  ///< less the two digits of the version
    int oldest;
    int newest;
    std::string_view element;
    std::unique_ptr<BankMessage> (*make)(BankFactVisitor);
};

constexpr Kind kinds[] = {
    {"urn:iso:std:iso:20022:tech:xsd:pain.002.001.", 3, 13, "CstmrPmtStsRpt", pain002},
    {"urn:iso:std:iso:20022:tech:xsd:camt.054.001.", 2, 12, "BkToCstmrDbtCdtNtfctn", camt054},
};
constexpr const char* expected = "a pain.002.001.03 to .13 or a camt.054.001.02 to .12 was expected";

const Kind* kind_of(std::string_view name_space) {
    for (const Kind& kind : kinds) {
        if (!name_space.starts_with(kind.name_space) || name_space.size() != kind.name_space.size() + 2) continue;
        const char tens = name_space[name_space.size() - 2], ones = name_space.back();
        if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return nullptr;
        const int version = (tens - '0') * 10 + (ones - '0');
        return version >= kind.oldest && version <= kind.newest ? &kind : nullptr;
    }
    return nullptr;
}

/// Finds out which message the file is, and hands its elements on.
class BankFile final : public XmlHandler {
public:
    explicit BankFile(const BankFactVisitor& visit) : visit_(visit) {}

    void open(const XmlElement& element) override {
        if (kind_ == nullptr) return open_root(element);
        if (!supplement_.empty()) return;
        if (element.name_space != name_space_)
            throw BankFileError(
                element.line, fmt::format("{} is in namespace {}, all of the message was expected in {}",
                                          shown(element.path), in_quotes(element.name_space), in_quotes(name_space_)));
        if (element.path.ends_with("/SplmtryData"))
            supplement_ = element.path;
        else if (!message_)
            open_message(element);
        else if (auto inside = below_message(element))
            message_->open(*inside);
        else
            throw BankFileError(element.line, "a second message, one a file was expected");
    }

    void close(const XmlElement& element) override {
        if (!supplement_.empty()) {
            if (element.path == supplement_) supplement_.clear();
            return;
        }
        if (element.path == message_path_)
            message_->end(element.line);
        else if (const auto inside = below_message(element))
            message_->close(*inside);
        else if (!message_)
            throw BankFileError(element.line, fmt::format("no message in it, {}", expected));
    }

private:
    const BankFactVisitor& visit_;
    const Kind* kind_ = nullptr;
    std::string name_space_;
    std::string message_path_;
    std::unique_ptr<BankMessage> message_;
    std::string supplement_;  ///< path of SplmtryData while in it: anything may be there, nothing of it is ours

    void open_root(const XmlElement& element) {
        kind_ = kind_of(element.name_space);
        if (kind_ == nullptr || element.path != "Document")
            throw BankFileError(element.line, fmt::format("{} of namespace {}, {}", in_quotes(element.path),
                                                          in_quotes(element.name_space), expected));
        name_space_ = element.name_space;
    }

    void open_message(const XmlElement& element) {
        message_path_ = fmt::format("Document/{}", kind_->element);
        if (element.path != message_path_)
            throw BankFileError(element.line,
                                fmt::format("{}, {} was expected", in_quotes(element.path), message_path_));
        message_ = kind_->make(visit_);
    }

    /// The same element, its path from the message's own.
    std::optional<XmlElement> below_message(const XmlElement& element) const {
        if (!message_ || element.path.size() <= message_path_.size() || element.path[message_path_.size()] != '/' ||
            !element.path.starts_with(message_path_))
            return std::nullopt;
        XmlElement inside = element;
        inside.path.remove_prefix(message_path_.size() + 1);
        return inside;
    }
};

}  // namespace

void read_bank_file(std::istream& file, const BankFactVisitor& visit) {
    BankFile reader(visit);
    read_xml(file, reader);
}

void read_bank_file(const std::filesystem::path& path, const BankFactVisitor& visit) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        throw BankFileError(0, fmt::format("{} cannot be read", path.string()));
    read_bank_file(file, visit);
}

}  // namespace grandlivre::tools
