#include "tools/formats/xml_writer.h"

#include <libxml/xmlwriter.h>

#include <new>
#include <stdexcept>

namespace grandlivre::tools {
namespace {

const xmlChar* text_of(const char* text) { return reinterpret_cast<const xmlChar*>(text); }
const xmlChar* text_of(const std::string& text) { return text_of(text.c_str()); }

}  // namespace

void XmlWriter::Free::operator()(_xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }

XmlWriter::XmlWriter(Sink sink) : sink_(std::move(sink)) {
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(&XmlWriter::take, nullptr, this, nullptr);
    if (buffer == nullptr) throw std::bad_alloc();
    writer_.reset(xmlNewTextWriter(buffer));
    if (!writer_) {
        xmlOutputBufferClose(buffer);
        throw std::bad_alloc();
    }
    check(xmlTextWriterSetIndent(writer_.get(), 1));
    check(xmlTextWriterSetIndentString(writer_.get(), text_of("  ")));
    check(xmlTextWriterStartDocument(writer_.get(), nullptr, "UTF-8", nullptr));
}

/// The library writes what it still holds; after `end` or a failure that is nothing.
XmlWriter::~XmlWriter() = default;

/// After a failure of the sink the rest is dropped, as if it were written: the
/// library would say on standard error that it cannot write, `check` throws it.
int XmlWriter::take(void* self, const char* bytes, int size) {
    auto& writer = *static_cast<XmlWriter*>(self);
    if (writer.failure_) return size;
    try {
        writer.sink_({bytes, static_cast<std::size_t>(size)});
        writer.bytes_ += static_cast<std::size_t>(size);
    } catch (...) {
        writer.failure_ = std::current_exception();
    }
    return size;
}

void XmlWriter::check(int result) const {
    if (failure_) std::rethrow_exception(failure_);
    if (result < 0) throw std::runtime_error("the XML writer has failed");
}

XmlWriter& XmlWriter::open(const char* name) {
    check(xmlTextWriterStartElement(writer_.get(), text_of(name)));
    return *this;
}

XmlWriter& XmlWriter::close() {
    check(xmlTextWriterEndElement(writer_.get()));
    return *this;
}

XmlWriter& XmlWriter::attribute(const char* name, const std::string& value) {
    check(xmlTextWriterWriteAttribute(writer_.get(), text_of(name), text_of(value)));
    return *this;
}

XmlWriter& XmlWriter::leaf(const char* name, const std::string& text) {
    open(name);
    check(xmlTextWriterWriteString(writer_.get(), text_of(text)));
    return close();
}

XmlWriter& XmlWriter::leaf(const char* name, const char* attribute_name, const std::string& value,
                           const std::string& text) {
    open(name).attribute(attribute_name, value);
    check(xmlTextWriterWriteString(writer_.get(), text_of(text)));
    return close();
}

void XmlWriter::end() {
    check(xmlTextWriterEndDocument(writer_.get()));
    flush();
}

std::size_t XmlWriter::flush() {
    check(xmlTextWriterFlush(writer_.get()));
    return bytes_;
}

}  // namespace grandlivre::tools
