#include <CLI/CLI.hpp>

#include "events/codec/json_writer.h"
#include "events/codec/record.h"
#include "events/values/native.h"
#include "tools/commands.h"
#include "tools/output/listing.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

struct Journal {
    std::string from, to, stream, type;
    Format format = Format::json;
};

std::optional<Position> bound(const std::string& text, const char* option) {
    if (text.empty()) return std::nullopt;
    const auto position = Position::parse(text);
    if (!position) throw CLI::ValidationError(option, fmt::format("\"{}\" is no position such as 3:918", text));
    return position;
}

/// One line a record: JSON, or the columns that a person looks for.
std::string line_of(const wire::Record& record, Format format) {
    std::string text;
    if (format == Format::json) {
        codec::write_record(record, text);
        return text + '\n';
    }
    const auto header = codec::header_of(record);
    const std::array<std::string, 6> cells{
        to_text(header.position),       header.on ? to_text(*header.on) : "",         to_text(header.stream),
        std::to_string(header.version), wire::EnumNameEventBody(record.event_type()), to_text(header.cause)};
    if (format == Format::csv) return fmt::format("{}\n", fmt::join(cells, ","));
    return fmt::format("{:>10}  {:10}  {:44}  {:>3}  {:22}  {}\n", cells[0], cells[1], cells[2], cells[3], cells[4],
                       cells[5]);
}

void run(const Common& common, const Journal& options) {
    const auto from = bound(options.from, "--from"), to = bound(options.to, "--to");
    const auto stream = options.stream.empty() ? std::nullopt : parse_stream(options.stream);
    if (!options.stream.empty() && !stream)
        throw CLI::ValidationError(
            "--stream", fmt::format("\"{}\" is no stream such as account:<uuid> or clock:3", options.stream));
    if (!options.type.empty()) {
        const auto* names = wire::EnumNamesEventBody();
        bool known = false;
        for (; *names; ++names) known |= options.type == *names;
        if (!known) throw CLI::ValidationError("--type", fmt::format("no record is of type \"{}\"", options.type));
    }
    if (from && to && (from->partition != to->partition || to->sequence < from->sequence))
        throw CLI::ValidationError("--to",
                                   fmt::format("{} does not follow {} in its partition", options.to, options.from));
    const auto ledger = Ledger::log_alone(common);
    const Log& log = ledger->log();
    for (const auto& place : {from, to})
        if (place && number(place->partition) >= log.partitions())
            throw UserError(
                fmt::format("no partition {}: the ledger has {}", number(place->partition), log.partitions()));
    if (options.format == Format::csv) common.write("position,on,stream,version,type,request\n");
    std::string text;
    for (std::uint16_t p = 0; p < log.partitions(); ++p) {
        const Partition partition{p};
        if ((from && from->partition != partition) || (to && to->partition != partition)) continue;
        const auto reader = log.read(partition, from ? from->sequence : Sequence{0});
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next()) {
            const auto* record = codec::verify_record(bytes);
            if (!record) throw UserError("a record does not verify");
            if (to && Sequence{record->header()->sequence()} > to->sequence) break;
            if (stream && flatbuffers::UnPack(record->header()->stream()) != *stream) continue;
            if (!options.type.empty() && wire::EnumNameEventBody(record->event_type()) != options.type) continue;
            text += line_of(*record, options.format);
            constexpr std::size_t chunk = 1 << 18;
            if (text.size() < chunk) continue;
            common.write(text);
            text.clear();
        }
    }
    common.write(text);
}

}  // namespace

void add_journal(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("journal", "the records, partition after partition");
    auto options = std::make_shared<Journal>();
    command->add_option("--from", options->from, "first position, of one partition")->type_name("P:S");
    command->add_option("--to", options->to, "last position, of the same partition")->type_name("P:S");
    command->add_option("--stream", options->stream, "of one stream, such as account:<uuid>")->type_name("STREAM");
    command->add_option("--type", options->type, "of one kind, such as RightsCredited")->type_name("KIND");
    add_format(*command, options->format);
    command->footer(
        "\nExamples:\n  grandlivre journal --type RightsCredited | jq .credited\n  grandlivre journal --from 3:900 "
        "--to 3:918 --format table\n");
    command->callback([&common, options] { run(common, *options); });
}

}  // namespace grandlivre::tools
