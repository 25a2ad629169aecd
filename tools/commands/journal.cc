#include <CLI/CLI.hpp>
#include <thread>

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
    bool follow = false;
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

/// Which records are wanted.
struct Selection {
    std::optional<StreamId> stream;
    std::string type;
    std::optional<Position> from, to;

    bool has(Partition partition) const {
        return (!from || from->partition == partition) && (!to || to->partition == partition);
    }
    bool has(const wire::Record& record) const {
        return (!stream || flatbuffers::UnPack(record.header()->stream()) == *stream) &&
               (type.empty() || wire::EnumNameEventBody(record.event_type()) == type);
    }
};

/// From `next` of each partition on, and moves it.
void print_records(const Common& common, const Log& log, const Selection& selection, Format format,
                   std::vector<Sequence>& next) {
    constexpr std::size_t chunk = 1 << 18;
    std::string text;
    for (std::uint16_t p = 0; p < log.partitions(); ++p) {
        const Partition partition{p};
        if (!selection.has(partition) || next[p] >= log.head(partition).next) continue;
        const auto reader = log.read(partition, next[p]);
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next()) {
            const auto* record = codec::verify_record(bytes);
            if (!record) throw CorruptRecord({partition, next[p]}, "bytes that are no record");
            if (selection.to && next[p] > selection.to->sequence) break;
            next[p] = grandlivre::next(next[p]);
            if (selection.has(*record)) text += line_of(*record, format);
            if (text.size() < chunk) continue;
            common.write(text);
            text.clear();
        }
    }
    if (!text.empty()) common.write(text);
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
    const Selection selection{stream, options.type, from, to};
    std::vector<Sequence> next(log.partitions(), Sequence{0});
    if (from) next[number(from->partition)] = from->sequence;
    print_records(common, log, selection, options.format, next);
    if (options.follow && !common.served && !common.on_kafka())
        throw UserError("--follow: nobody can append while this process holds the ledger: `grandlivre serve` it");
    while (options.follow && !common.gone()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        ledger->refresh();
        print_records(common, log, selection, options.format, next);
    }
}

}  // namespace

void add_journal(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("journal", "the records, partition after partition");
    auto options = std::make_shared<Journal>();
    command->add_option("--from", options->from, "first position, of one partition")->type_name("P:S");
    command->add_option("--to", options->to, "last position, of the same partition")->type_name("P:S");
    command->add_option("--stream", options->stream, "of one stream, such as account:<uuid>")->type_name("STREAM");
    command->add_option("--type", options->type, "of one kind, such as RightsCredited")->type_name("KIND");
    command->add_flag("--follow", options->follow, "go on with what is appended, until interrupted");
    add_format(*command, options->format);
    command->footer(
        "\nExamples:\n  grandlivre journal --type RightsCredited | jq .credited\n  grandlivre journal --from 3:900 "
        "--to 3:918 --format table\n");
    command->callback([&common, options] { run(common, *options); });
}

}  // namespace grandlivre::tools
