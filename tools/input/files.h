#pragma once

#include <filesystem>
#include <string>

#include "engine/runtime/engine.h"

namespace grandlivre::tools {

/// The whole file. Throws UserError.
std::string read_file(const std::filesystem::path& path);

constexpr std::uint16_t default_partitions = 8;

/// What a ledger is that the first write creates: the built-in rule book.
Birth default_birth();

}  // namespace grandlivre::tools
