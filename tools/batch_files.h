#pragma once

#include <optional>
#include <string>
#include <vector>

#include "projections/reads.h"
#include "tools/commands.h"
#include "tools/formats/pain001.h"

/// A sealed batch of a run as files for the bank: the same bytes whenever it is asked.
namespace grandlivre::tools {

struct BatchFiles {
    Pain001Version version = Pain001Version::v09;
    std::size_t most_bytes = 50'000'000;  ///< of one file
};

/// Who pays, out of the configuration. Throws UserError with what lacks.
Debtor debtor_of(const Common& common);

/// A message id of ours, `<20 digits of the run>-<batch>-<first>-<count>`: a bank's answer
/// to the whole file names it, and so names the transfers.
struct BatchReference {
    std::string run_digits;  ///< the first 8 and the last 12 of the run's UUID, in capitals
    std::uint32_t batch = 0, first = 0, count = 0;
};
std::string message_id(const BatchReference& reference);
std::optional<BatchReference> parse_batch_reference(const std::string& text);
std::string run_digits(const RunId& run);

/// Transfers of a batch, by provider.
std::vector<std::pair<Siret, RunTransfer>> batch_transfers(const Run& run, std::uint32_t batch);

/// Writes batch `batch` to `path`; what is beyond the size goes to `path` with -2, -3 …
/// before its extension. Whole files only, each under its name when it is complete.
/// Says which were written.
std::vector<std::filesystem::path> write_batch(const RunId& id, const Run& run, std::uint32_t batch,
                                               const Debtor& debtor, const BatchFiles& files,
                                               const std::filesystem::path& path);

}  // namespace grandlivre::tools
