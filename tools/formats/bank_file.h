#pragma once

#include <filesystem>
#include <istream>

#include "tools/formats/bank_fact.h"

/// Files that a bank sends: pain.002.001.03 to .13, what became of our payments,
/// and camt.054.001.02 to .12, what was booked on our account.
namespace grandlivre::tools {

/// Calls `visit` with the facts of a file in its order; which message it is, its
/// namespace says. Memory does not grow with the file. Throws BankFileError, often
/// after some facts were visited: who must not use half a file reads it twice, the
/// first time with a visitor that does nothing.
void read_bank_file(const std::filesystem::path& path, const BankFactVisitor& visit);
void read_bank_file(std::istream& file, const BankFactVisitor& visit);

}  // namespace grandlivre::tools
