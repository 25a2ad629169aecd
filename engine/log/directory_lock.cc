#include "engine/log/directory_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include "engine/log/log.h"
#include "events/values/instant.h"

namespace grandlivre {
namespace {

/// `grandlivre submit`: the program and its first plain word. Later words are
/// left out: they may be files or secrets.
std::string command_of_this_process() {
    std::ifstream arguments("/proc/self/cmdline", std::ios::binary);
    std::string word;
    if (!std::getline(arguments, word, '\0')) return "unknown";
    std::string command = std::filesystem::path(word).filename().string();
    if (std::getline(arguments, word, '\0') && !word.empty() &&
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos && word.front() != '-')
        command += " " + word;
    return command;
}

std::string this_holder() {
    const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    return fmt::format("process {} ({}), since {}", ::getpid(), command_of_this_process(), to_text(now));
}

/// What the holder wrote; it may not have come to that yet.
std::string holder_of(int file) {
    std::array<char, 512> text{};
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    const std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    return holder.empty() ? "another process" : holder.substr(0, holder.find('\n'));
}

}  // namespace

DirectoryLock::DirectoryLock(const std::filesystem::path& directory)
    : file_(::open((directory / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (file_ < 0)
        throw LogError(fmt::format("log {}: cannot open its lock: {}", directory.string(), std::strerror(errno)));
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        const std::string why = errno == EWOULDBLOCK ? "is held by " + holder_of(file_)
                                                     : fmt::format("cannot be locked: {}", std::strerror(errno));
        ::close(file_);
        throw LogError(fmt::format("log {} {}", directory.string(), why));
    }
    // The name is for people: the lock holds without it, on a full disk too.
    const std::string holder = this_holder() + "\n";
    const bool emptied = ::ftruncate(file_, 0) == 0;
    [[maybe_unused]] const bool named = emptied && ::pwrite(file_, holder.data(), holder.size(), 0) > 0;
}

DirectoryLock::~DirectoryLock() {
    // Emptied, not removed: a process that waits on the old file and one that
    // makes a new file would both hold "the" lock.
    [[maybe_unused]] const bool emptied = ::ftruncate(file_, 0) == 0;
    ::close(file_);
}

}  // namespace grandlivre
