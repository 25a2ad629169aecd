#pragma once

#include <string>
#include <vector>

#include "tools/commands.h"

namespace grandlivre::tools {

/// Runs one command line (without the program's name) and returns its exit code:
/// 0, 2 for wrong usage, 1 for the rest. `common` says where it reads and writes.
/// In a process that serves a ledger, only commands on it are allowed.
int run_program(std::vector<std::string> arguments, Common common);

/// Which directory a command line is about, if some other process may hold it: empty
/// for commands that open no ledger.
std::filesystem::path directory_of(const std::vector<std::string>& arguments);

}  // namespace grandlivre::tools
