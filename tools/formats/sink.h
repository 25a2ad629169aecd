#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace grandlivre::tools {

/// Takes the next bytes of a file. What it throws comes out of the call that wrote.
using Sink = std::function<void(std::string_view)>;

/// Text on its way to a sink, in pieces of a size that is worth a call: however long
/// the file, this much of it is in memory.
class SinkBuffer {
public:
    explicit SinkBuffer(Sink sink) : sink_(std::move(sink)) {}

    /// What has not gone yet: append here.
    std::string& text() { return text_; }
    /// A line is complete; it goes when enough has come together.
    void line_ended() {
        constexpr std::size_t piece = 1 << 18;
        if (text_.size() >= piece) flush();
    }
    void flush() {
        if (!text_.empty()) sink_(text_);
        text_.clear();
    }

private:
    Sink sink_;
    std::string text_;
};

}  // namespace grandlivre::tools
