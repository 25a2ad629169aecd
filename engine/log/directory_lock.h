#pragma once

#include <filesystem>

namespace grandlivre {

/// One process at a time in a directory: a file `lock` held by flock(2) as long
/// as the object lives. The kernel frees it when the process dies, however it
/// dies; the file stays and says who holds it, for the others' error message.
class DirectoryLock {
public:
    /// Throws LogError: `log DIR is held by process 1234 (grandlivre submit), since ...`.
    explicit DirectoryLock(const std::filesystem::path& directory);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

private:
    int file_;
};

}  // namespace grandlivre
