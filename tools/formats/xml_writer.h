#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "tools/formats/sink.h"

struct _xmlTextWriter;

namespace grandlivre::tools {

/// An XML file in UTF-8, written as it comes: an element a line, two spaces a
/// level, LF. The same calls give the same bytes. Texts are escaped; names are not.
class XmlWriter {
public:
    /// Writes the declaration.
    explicit XmlWriter(Sink sink);
    ~XmlWriter();
    XmlWriter(const XmlWriter&) = delete;
    XmlWriter& operator=(const XmlWriter&) = delete;

    XmlWriter& open(const char* name);
    XmlWriter& close();
    /// To the element that was just opened.
    XmlWriter& attribute(const char* name, const std::string& value);
    /// An element with a text: `<name>text</name>`.
    XmlWriter& leaf(const char* name, const std::string& text);
    /// The same with an attribute.
    XmlWriter& leaf(const char* name, const char* attribute_name, const std::string& value, const std::string& text);
    /// Closes what is open; nothing may follow.
    void end();

    /// All that was written so far has gone to the sink: this many bytes.
    std::size_t flush();

private:
    struct Free {
        void operator()(_xmlTextWriter* writer) const;
    };

    Sink sink_;
    std::size_t bytes_ = 0;
    std::exception_ptr failure_;  ///< of the sink: nothing is thrown through the library's frames
    std::unique_ptr<_xmlTextWriter, Free> writer_;

    static int take(void* self, const char* bytes, int size);
    void check(int result) const;
};

}  // namespace grandlivre::tools
