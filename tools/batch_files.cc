#include "tools/batch_files.h"

#include <cstdio>

#include "tools/formats/target_day.h"
#include "tools/output/output_file.h"
#include "tools/user_error.h"

namespace grandlivre::tools {
namespace {

Transfer transfer_of(const RunTransfer& transfer) {
    return {.end_to_end_id = transfer.end_to_end_id,
            .name = transfer.holder_name,
            .iban = Iban::parse(transfer.iban).value(),
            .bic = transfer.bic,
            .amount = transfer.cents,
            .remittance = fmt::format("CPF {} {} {}", transfer.dossiers,
                                      transfer.dossiers == 1 ? "DOSSIER" : "DOSSIERS", transfer.end_to_end_id)};
}

/// `run.xml`, then `run-2.xml` …
std::filesystem::path part_path(const std::filesystem::path& path, std::size_t part) {
    if (part == 0) return path;
    auto name = path.stem();
    name += fmt::format("-{}", part + 1);
    name += path.extension();
    return path.parent_path() / name;
}

/// Nobody finds half a file under the name.
void write_whole(const TransferFile& file, const std::filesystem::path& path) {
    OutputFile out(path);
    write_pain001(file, [&](std::string_view bytes) { out.write(bytes); });
    out.complete();
}

}  // namespace

Debtor debtor_of(const Common& common) {
    const auto& given = common.debtor;
    const auto iban = Iban::parse(given.iban);
    const auto siren = Siren::parse(given.siren);
    if (given.name.empty())
        throw UserError(
            "--debtor-name: a file for the bank says who pays (best in grandlivre.toml: debtor-name = \"…\")");
    if (!iban) throw UserError(fmt::format("--debtor-iban: \"{}\" is no IBAN of the account that pays", given.iban));
    if (!siren) throw UserError(fmt::format("--debtor-siren: \"{}\" is no SIREN of who pays", given.siren));
    if (!given.bic.empty() && !is_bic(given.bic, Pain001Version::v09))
        throw UserError(fmt::format("--debtor-bic: \"{}\" is no BIC of the bank of who pays", given.bic));
    return {.name = given.name, .iban = *iban, .bic = given.bic, .siren = *siren};
}

std::string run_digits(const RunId& run) {
    std::string digits;
    for (const std::uint8_t byte : run.bytes) fmt::format_to(std::back_inserter(digits), "{:02X}", byte);
    return digits.substr(0, 8) + digits.substr(digits.size() - 12);
}

std::string message_id(const BatchReference& reference) {
    return fmt::format("{}-{}-{}-{}", reference.run_digits, reference.batch, reference.first, reference.count);
}

std::optional<BatchReference> parse_batch_reference(const std::string& text) {
    BatchReference reference;
    char digits[21] = "";
    int length = 0;
    const bool read = std::sscanf(text.c_str(), "%20[0-9A-F]-%9u-%9u-%9u%n", digits, &reference.batch, &reference.first,
                                  &reference.count, &length) == 4;
    reference.run_digits = digits;
    if (!read || static_cast<std::size_t>(length) != text.size() || message_id(reference) != text) return std::nullopt;
    return reference;
}

std::vector<std::pair<Siret, RunTransfer>> batch_transfers(const Run& run, std::uint32_t batch) {
    std::vector<std::pair<Siret, RunTransfer>> transfers;
    for (const auto& [provider, transfer] : run.transfers)
        if (transfer.batch == batch) transfers.emplace_back(provider, transfer);
    return transfers;
}

std::vector<std::filesystem::path> write_batch(const RunId& id, const Run& run, std::uint32_t batch,
                                               const Debtor& debtor, const BatchFiles& files,
                                               const std::filesystem::path& path) {
    std::vector<Transfer> transfers;
    for (const auto& [provider, transfer] : batch_transfers(run, batch)) transfers.push_back(transfer_of(transfer));
    const Date on = run.batches.at(batch - 1).on;
    std::vector<std::filesystem::path> written;
    std::uint32_t first = 0;
    const auto parts = split_transfers(debtor, transfers, files.version, files.most_bytes);
    if (const auto stale = part_path(path, parts.size()); std::filesystem::exists(stale))
        throw UserError(
            fmt::format("{}: of another export; it would look like a part of this one: move it away", stale.string()));
    for (const auto& part : parts) {
        const auto count = static_cast<std::uint32_t>(part.size());
        const TransferFile file{.message_id = message_id(BatchReference{run_digits(id), batch, first, count}),
                                // Of the business date, as all of it: the wall clock would make other bytes.
                                .created = Instant(on),
                                .execution = next_target_day(on),
                                .debtor = debtor,
                                .transfers = part,
                                .version = files.version};
        written.push_back(part_path(path, written.size()));
        write_whole(file, written.back());
        first += count;
    }
    return written;
}

}  // namespace grandlivre::tools
