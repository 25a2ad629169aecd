#include "tools/input/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "tools/session.h"

namespace grandlivre::tools {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw UserError(fmt::format("{}: {}", path.string(), std::strerror(errno)));
    if (std::filesystem::is_directory(path)) throw UserError(fmt::format("{} is a directory", path.string()));
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Birth default_birth() {
    Birth birth;
    birth.partitions = default_partitions;
    birth.rules = default_rule_book_text();
    birth.now = wall_clock();
    return birth;
}

}  // namespace grandlivre::tools
