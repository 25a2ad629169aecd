#include "tools/input/line_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "tools/user_error.h"

namespace grandlivre::tools {

LineReader::LineReader(const std::string& path, std::size_t longest, const Common& common)
    : common_(common),
      file_(path == "-" ? common.in : ::open(common.file(path).c_str(), O_RDONLY | O_CLOEXEC)),
      ours_(path != "-"),
      path_(path),
      longest_(longest) {
    if (file_ < 0) throw UserError(fmt::format("{}: {}", path, std::strerror(errno)));
    struct stat status {};
    if (::fstat(file_, &status) == 0 && S_ISREG(status.st_mode))
        bytes_in_all_ = static_cast<std::uint64_t>(status.st_size);
}

LineReader::~LineReader() {
    if (ours_ && file_ >= 0) ::close(file_);
}

/// A sender may say nothing for hours.
void LineReader::wait() const {
    constexpr int pause_ms = 100;
    pollfd input{file_, POLLIN, 0};
    while (::poll(&input, 1, pause_ms) == 0) common_.check_wanted();
}

bool LineReader::fill() {
    constexpr std::size_t chunk = 1 << 18;
    buffer_.erase(0, std::exchange(begin_, 0));
    const std::size_t held = buffer_.size();
    buffer_.resize(held + chunk);
    ssize_t count = 0;
    wait();
    do {
        count = ::read(file_, buffer_.data() + held, chunk);
    } while (count < 0 && errno == EINTR);
    if (count < 0) throw UserError(fmt::format("{}: {}", path_, std::strerror(errno)));
    buffer_.resize(held + static_cast<std::size_t>(count));
    bytes_read_ += static_cast<std::uint64_t>(count);
    ended_ = count == 0;
    return !ended_;
}

bool LineReader::next(Line& line) {
    std::size_t searched = begin_;
    while (true) {
        const auto end = buffer_.find('\n', searched);
        const std::size_t size = (end == std::string::npos ? buffer_.size() : end) - begin_;
        if (end == std::string::npos && size > longest_) return skip_long_line(line);
        if (end != std::string::npos || (ended_ && size > 0)) {
            line = {++number_, std::string_view(buffer_).substr(begin_, size), size, {}};
            begin_ += size + (end != std::string::npos);
            return true;
        }
        if (ended_) return false;
        searched = buffer_.size() - begin_;  // as fill() moves the rest to the front
        fill();
    }
}

bool LineReader::skip_long_line(Line& line) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr);
    std::uint64_t size = 0;
    std::string beginning = buffer_.substr(begin_, longest_ + 1);
    while (true) {
        const auto end = buffer_.find('\n', begin_);
        const std::size_t part = (end == std::string::npos ? buffer_.size() : end) - begin_;
        EVP_DigestUpdate(hash.get(), buffer_.data() + begin_, part);
        size += part;
        begin_ += part + (end != std::string::npos);
        if (end != std::string::npos || !fill()) break;
    }
    beginning.shrink_to_fit();
    buffer_.insert(0, beginning);  // keeps the text alive as long as any line's
    begin_ += beginning.size();
    line = {++number_, std::string_view(buffer_).substr(0, beginning.size()), size, {}};
    EVP_DigestFinal_ex(hash.get(), line.sha256.data(), nullptr);
    return true;
}

bool LineReader::ready() const { return bytes_in_all_ != 0 || buffer_.find('\n', begin_) != std::string::npos; }

}  // namespace grandlivre::tools
