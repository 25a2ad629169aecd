#include "tools/output/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace grandlivre::tools {

bool terminal(int file) { return ::isatty(file) == 1; }

Progress::Progress(std::string what, std::FILE* file)
    : what_(std::move(what)),
      file_(file),
      on_terminal_(terminal(fileno(file))),
      began_(std::chrono::steady_clock::now()),
      last_(began_) {}

Progress::~Progress() {
    if (shown_) fmt::print(file_, "\r\033[K");
}

void Progress::show(double share, std::uint64_t count, const char* unit) {
    constexpr auto between = std::chrono::milliseconds(100);
    constexpr int width = 30;
    const auto now = std::chrono::steady_clock::now();
    if (!on_terminal_ || now - last_ < between) return;
    last_ = now;
    shown_ = true;
    const double seconds = std::chrono::duration<double>(now - began_).count();
    const double rate = static_cast<double>(count) / seconds;
    std::string bar;
    if (share >= 0) {
        const int full = static_cast<int>(share * width);
        const double left = share > 0 ? seconds / share - seconds : 0;
        for (int i = 0; i < width; ++i) bar += i < full ? "█" : "░";
        bar = fmt::format(" {} {:3.0f} %, {:.0f} s left", bar, share * 100, left);
    }
    fmt::print(file_, "\r\033[K{}{}  {} {}, {:.0f}/s", what_, bar, count, unit, rate);
    std::fflush(file_);
}

}  // namespace grandlivre::tools
