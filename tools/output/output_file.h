#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace grandlivre::tools {

/// A file that is there whole or not at all: it is written under another name beside its
/// own, and gets its own when it is complete and on disk; until then a file of that name
/// stays as it was. What is no regular file, such as /dev/stdout, is written as it is.
/// Throws UserError where something cannot be written.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();  ///< an incomplete file goes
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view bytes);
    void complete();

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::filesystem::path path_, written_;  ///< the same for what is no regular file
    std::unique_ptr<std::FILE, Close> file_;

    [[noreturn]] void fail() const;
};

}  // namespace grandlivre::tools
