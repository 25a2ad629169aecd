#include "bench/support/machine.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace grandlivre::bench {
namespace {

std::string value_of(const char* file, const std::string& key) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(key)) return line.substr(line.find_first_not_of(" \t:", key.size()));
    return "?";
}

double fdatasync_microseconds(const std::string& directory) {
    const std::string path = directory + "/fdatasync";
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const std::string block(4096, 'x');
    std::vector<double> times;
    for (int i = 0; i < 101; ++i) {
        const auto began = std::chrono::steady_clock::now();
        if (::write(file, block.data(), block.size()) < 0 || ::fdatasync(file) != 0) break;
        times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count());
    }
    ::close(file);
    std::filesystem::remove(path);
    return times.empty() ? 0 : median(times);
}

}  // namespace

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

std::string machine(const std::string& directory) {
    utsname system{};
    ::uname(&system);
    return fmt::format("machine: {}, {} cores, {}, Linux {}\nfdatasync of 4 KiB: {:.0f} µs (median of 101)\n",
                       value_of("/proc/cpuinfo", "model name"), std::thread::hardware_concurrency(),
                       value_of("/proc/meminfo", "MemTotal"), system.release, fdatasync_microseconds(directory));
}

Directory::Directory(const std::string& parent) {
    path_ = (parent.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(parent)) /
            "grandlivre-bench-XXXXXX";
    if (!::mkdtemp(path_.data())) throw std::runtime_error("no directory for the bench");
}

Directory::~Directory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::uintmax_t bytes_under(const std::string& directory) {
    std::uintmax_t sum = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
        if (entry.is_regular_file()) sum += entry.file_size();
    return sum;
}

}  // namespace grandlivre::bench
