#include "tools/output/output_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>

#include "tools/user_error.h"

namespace grandlivre::tools {
namespace {

bool is_special(const std::filesystem::path& path) {
    return std::filesystem::exists(path) && !std::filesystem::is_regular_file(path);
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path path) : path_(std::move(path)), written_(path_) {
    static std::atomic<unsigned> made = 0;  // a server writes for many at once
    if (!is_special(path_)) written_ += fmt::format(".{}-{}.part", ::getpid(), ++made);
    file_.reset(std::fopen(written_.c_str(), "wb"));
    if (!file_) fail();
}

OutputFile::~OutputFile() {
    if (!file_) return;
    file_.reset();
    if (written_ != path_) std::remove(written_.c_str());
}

void OutputFile::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) fail();
}

void OutputFile::complete() {
    const bool special = written_ == path_;
    if (std::fflush(file_.get()) != 0 || (!special && ::fsync(fileno(file_.get())) != 0)) fail();
    if (!special && std::rename(written_.c_str(), path_.c_str()) != 0) fail();
    file_.reset();
}

void OutputFile::fail() const { throw UserError(fmt::format("{}: {}", path_.string(), std::strerror(errno))); }

}  // namespace grandlivre::tools
