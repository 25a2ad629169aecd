#pragma once

#include <string>
#include <vector>

#include "engine/state/run.h"
#include "tools/batch_files.h"

namespace CLI {
class App;
}

namespace grandlivre::tools {

/// What `pay` and `export pain001` have in common.
struct BatchOptions {
    std::vector<std::string> words;  ///< of --export: format and file
    std::string path;
    std::uint32_t batch = 0;  ///< 0: the latest
    BatchFiles files;
};

void add_batch_options(CLI::App& command, BatchOptions& options);
/// `--export pain001 FILE`. Throws a usage error for another format.
void take_words(BatchOptions& options);

/// Throws UserError where a file could not be made: nobody known who pays, no directory.
void check_can_export(const Common& common, const BatchOptions& options);

/// Writes the batch and says on standard error which files it became.
void export_batch(const Common& common, const RunId& id, const Run& run, const BatchOptions& options);

/// `export pain001`
void add_export_pain001(CLI::App& command, Common& common);

}  // namespace grandlivre::tools
