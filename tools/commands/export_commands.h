#pragma once

#include <functional>
#include <string>

#include "tools/commands.h"
#include "tools/formats/sink.h"

/// The parts of `export`, one a format. Another format is a line here, one in
/// `add_export_data`, and a file of its own.
namespace grandlivre::tools {

void add_export_fec(CLI::App& command, Common& common);
void add_export_hledger(CLI::App& command, Common& common);
void add_export_csv(CLI::App& command, Common& common);

/// Adds `--out`.
void add_out(CLI::App& command, std::string& out, const char* help);

/// Lets `write` write to a file, which is there when it is whole, or to standard output
/// where `out` is empty.
void write_out(const Common& common, const std::string& out, const std::function<void(const Sink&)>& write);

}  // namespace grandlivre::tools
