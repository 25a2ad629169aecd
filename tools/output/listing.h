#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "tools/commands.h"

namespace grandlivre::tools {

using Json = nlohmann::ordered_json;

enum class Format { automatic, table, json, csv };

/// Adds `--format`. Automatic: a table on a terminal, JSON otherwise.
void add_format(CLI::App& command, Format& format);

/// Prints an object or a list of objects. Lists inside an object follow it as
/// tables of their own; in CSV a list is rows and an object is one row.
void print(const Json& document, Format format, const Common& common);
std::string render(const Json& document, Format format, int file);

}  // namespace grandlivre::tools
