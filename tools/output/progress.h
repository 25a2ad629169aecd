#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

namespace grandlivre::tools {

/// A progress bar on standard error (or the given file), if that is a terminal; nothing otherwise.
class Progress {
public:
    explicit Progress(std::string what, std::FILE* file = stderr);
    ~Progress();  ///< leaves the line clean
    /// `share` of the whole from 0 to 1, or below 0 where the whole is not known.
    void show(double share, std::uint64_t count, const char* unit);

private:
    std::string what_;
    std::FILE* file_;
    bool on_terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point began_, last_;
};

bool terminal(int file);

}  // namespace grandlivre::tools
