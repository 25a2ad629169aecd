#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/log/batch.h"
#include "tools/commands.h"

namespace grandlivre::tools {

/// A line of a file, without its end. A line longer than the limit is passed over
/// without being held: `text` is then its beginning.
struct Line {
    std::uint64_t number = 0;  ///< from 1
    std::string_view text;     ///< alive until the next call
    std::uint64_t size = 0;    ///< bytes, however long
    Hash sha256{};             ///< of a line that is too long
};

/// Reads lines of a file or of standard input in fixed memory.
class LineReader {
public:
    /// `path` may be "-", the command's standard input. Throws UserError if it cannot
    /// be read.
    LineReader(const std::string& path, std::size_t longest, const Common& common);
    ~LineReader();
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    /// False at the end. Throws UserError when the command is to end while its sender
    /// has nothing for now.
    bool next(Line& line);
    /// Whether the next line is there without waiting for a sender.
    bool ready() const;
    std::uint64_t bytes_read() const { return bytes_read_; }
    /// Bytes of a regular file; 0 of what has no size.
    std::uint64_t bytes_in_all() const { return bytes_in_all_; }

private:
    const Common common_;
    int file_;
    bool ours_;  ///< to close
    std::string path_;
    std::size_t longest_;
    std::string buffer_;
    std::size_t begin_ = 0;  ///< of what is not yet given out
    bool ended_ = false;
    std::uint64_t number_ = 0, bytes_read_ = 0, bytes_in_all_ = 0;

    bool fill();
    void wait() const;
    bool skip_long_line(Line& line);
};

}  // namespace grandlivre::tools
