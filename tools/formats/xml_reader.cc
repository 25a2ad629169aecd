#include "tools/formats/xml_reader.h"

#include <fmt/format.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "tools/formats/bank_fact.h"
#include "tools/formats/shown_text.h"

namespace grandlivre::tools {
namespace {

constexpr std::size_t block_size = 65'536;

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view trimmed(std::string_view text) {
    constexpr const char* spaces = " \t\r\n";
    const auto first = text.find_first_not_of(spaces);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

/// Catalogs are the library's own list of where to look for other files: none.
void prepare_library() {
    static const bool done = [] {
        xmlInitParser();
        xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
        return true;
    }();
    (void)done;
}

void say_nothing(void*, const char*, ...) {}

/// Errors of the library that belong to no parser, of character conversion above
/// all, would be printed: while this lives, those of this thread go to `take`.
class LibraryErrors {
public:
    LibraryErrors(void* context, xmlStructuredErrorFunc take)
        : structured_(xmlStructuredError),
          structured_context_(xmlStructuredErrorContext),
          generic_(xmlGenericError),
          generic_context_(xmlGenericErrorContext) {
        xmlSetStructuredErrorFunc(context, take);
        xmlSetGenericErrorFunc(nullptr, say_nothing);
    }
    ~LibraryErrors() {
        xmlSetStructuredErrorFunc(structured_context_, structured_);
        xmlSetGenericErrorFunc(generic_context_, generic_);
    }
    LibraryErrors(const LibraryErrors&) = delete;
    LibraryErrors& operator=(const LibraryErrors&) = delete;

private:
    xmlStructuredErrorFunc structured_;
    void* structured_context_;
    xmlGenericErrorFunc generic_;
    void* generic_context_;
};

struct FreeParser {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

/// The library pushes events; nothing is thrown through its frames: the first
/// failure is kept, stops it, and is thrown when it has returned.
class XmlReader {
public:
    explicit XmlReader(XmlHandler& handler) : handler_(handler) {
        prepare_library();
        xmlSAXHandler events = event_table();
        parser_.reset(xmlCreatePushParserCtxt(&events, this, nullptr, 0, nullptr));
        if (!parser_) throw std::bad_alloc();
        xmlCtxtUseOptions(parser_.get(), XML_PARSE_NONET);
    }

    void read(std::istream& file) {
        const LibraryErrors errors(this, error_function());
        std::vector<char> block(block_size);
        bool empty = true;
        while (file) {
            file.read(block.data(), static_cast<std::streamsize>(block.size()));
            const auto count = static_cast<int>(file.gcount());
            if (count == 0) break;
            empty = false;
            push(block.data(), count, false);
        }
        if (file.bad()) throw BankFileError(0, "the file cannot be read to its end");
        if (empty) throw BankFileError(1, "the file is empty, an XML document was expected");
        push(block.data(), 0, true);
    }

private:
    struct Open {
        std::size_t path_size;  ///< of the path of what is around
        std::uint64_t line;
    };

    XmlHandler& handler_;
    std::unique_ptr<xmlParserCtxt, FreeParser> parser_;
    std::exception_ptr failure_;
    std::string path_;
    std::vector<Open> open_;
    std::vector<XmlAttribute> attributes_;
    std::string text_;
    std::size_t text_size_ = 0;
    bool leaf_ = false;  ///< nothing was closed since the last start

    static XmlReader& self(void* reader) { return *static_cast<XmlReader*>(reader); }

    static xmlSAXHandler event_table() {
        xmlSAXHandler events{};
        events.initialized = XML_SAX2_MAGIC;
        events.startElementNs = [](void* reader, const xmlChar* name, const xmlChar*, const xmlChar* uri,
                                   int namespaces, const xmlChar**, int count, int, const xmlChar** attributes) {
            self(reader).keep_failure([&](XmlReader& it) {
                if (namespaces + count > most_attributes)
                    it.refuse(fmt::format("an element with more than {} attributes", most_attributes));
                it.start(view(name), view(uri), count, attributes);
            });
        };
        events.endElementNs = [](void* reader, const xmlChar*, const xmlChar*, const xmlChar* uri) {
            self(reader).keep_failure([&](XmlReader& it) { it.end(view(uri)); });
        };
        events.characters = [](void* reader, const xmlChar* bytes, int size) {
            self(reader).keep_failure([&](XmlReader& it) {
                it.characters({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)});
            });
        };
        events.ignorableWhitespace = events.characters;
        events.cdataBlock = events.characters;
        events.internalSubset = [](void* reader, const xmlChar*, const xmlChar*, const xmlChar*) {
            self(reader).keep_failure(
                [](XmlReader& it) { it.refuse("a document type (DOCTYPE), which no bank message has"); });
        };
        events.serror = error_function();
        return events;
    }

    /// The library goes on after an error, or stops by itself: within a change of
    /// encoding it must not be stopped. The error's type is const in later versions.
    static xmlStructuredErrorFunc error_function() {
        return [](void* reader, auto* error) {
            if (error->level >= XML_ERR_ERROR) self(reader).keep_error(*error);
        };
    }

    template <class Action>
    void keep_failure(const Action& action) {
        if (failure_) return;
        try {
            action(*this);
        } catch (...) {
            failure_ = std::current_exception();
            xmlStopParser(parser_.get());
        }
    }

    template <class Error>
    void keep_error(const Error& error) {
        if (failure_) return;
        const std::string why = error.message == nullptr ? "unknown error" : shown(trimmed(error.message));
        const auto where = error.line > 0 ? static_cast<std::uint64_t>(error.line) : line();
        failure_ = std::make_exception_ptr(BankFileError(where, "not well-formed XML: " + why));
    }

    std::uint64_t line() const {
        return parser_->input == nullptr ? 0 : static_cast<std::uint64_t>(std::max(parser_->input->line, 1));
    }

    [[noreturn]] void refuse(const std::string& what) const { throw BankFileError(line(), what); }

    void push(const char* bytes, int count, bool last) {
        const int result = xmlParseChunk(parser_.get(), bytes, count, last ? 1 : 0);
        if (failure_) std::rethrow_exception(failure_);
        if (result != XML_ERR_OK) refuse("not well-formed XML");
        if (last && (parser_->wellFormed == 0 || !open_.empty())) refuse("the file ends before its document does");
        if (!last) check_memory();
    }

    /// What the library keeps while it reads: what has no end yet, and each name once.
    void check_memory() const {
        if (parser_->input != nullptr &&
            static_cast<std::size_t>(parser_->input->end - parser_->input->cur) > longest_markup)
            refuse(fmt::format("a tag, comment, instruction or CDATA section of more than {} bytes", longest_markup));
        if (xmlDictSize(parser_->dict) > most_names) refuse(fmt::format("more than {} different names", most_names));
    }

    void start(std::string_view name, std::string_view name_space, int count, const xmlChar** attributes) {
        if (open_.size() == deepest_nesting) refuse(fmt::format("elements nested deeper than {}", deepest_nesting));
        open_.push_back({path_.size(), line()});
        if (!path_.empty()) path_ += '/';
        path_ += name;
        attributes_.clear();
        for (int i = 0; i < count; ++i) {
            const xmlChar** attribute = attributes + 5 * i;  // name, prefix, URI, begin and end of the value
            const auto* begin = reinterpret_cast<const char*>(attribute[3]);
            const auto size = static_cast<std::size_t>(attribute[4] - attribute[3]);
            if (attribute[1] == nullptr) attributes_.push_back({view(attribute[0]), {begin, size}});
        }
        begin_text();
        leaf_ = true;
        handler_.open({.path = path_, .name_space = name_space, .line = open_.back().line, .attributes = attributes_});
    }

    void end(std::string_view name_space) {
        const std::string_view text = leaf_ ? trimmed(text_) : std::string_view();
        handler_.close({.path = path_,
                        .name_space = name_space,
                        .line = open_.back().line,
                        .text = text,
                        .cut = leaf_ && text_size_ > longest_kept_text});
        path_.resize(open_.back().path_size);
        open_.pop_back();
        begin_text();
        leaf_ = false;
    }

    void begin_text() {
        text_.clear();
        text_size_ = 0;
    }

    void characters(std::string_view bytes) {
        text_size_ += bytes.size();
        if (text_size_ > longest_text) refuse(fmt::format("a text of more than {} bytes", longest_text));
        text_ += bytes.substr(0, longest_kept_text - text_.size());
    }
};

}  // namespace

void read_xml(std::istream& file, XmlHandler& handler) { XmlReader(handler).read(file); }

}  // namespace grandlivre::tools
