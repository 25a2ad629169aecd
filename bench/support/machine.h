#pragma once

#include <string>
#include <vector>

namespace grandlivre::bench {

/// Processor, cores, memory, kernel and the disk's fdatasync of 4 KiB, in lines.
std::string machine(const std::string& directory);

/// `values` in any order; the middle one.
double median(std::vector<double> values);

/// A new directory under `parent` (or the system's temporary one), removed at the end.
class Directory {
public:
    explicit Directory(const std::string& parent);
    ~Directory();
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// Bytes of all files under a directory.
std::uintmax_t bytes_under(const std::string& directory);

}  // namespace grandlivre::bench
