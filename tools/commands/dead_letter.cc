#include <CLI/CLI.hpp>
#include <charconv>

#include "engine/runtime/dead_letters.h"
#include "events/codec/request_reader.h"
#include "tools/commands.h"
#include "tools/decider.h"
#include "tools/input/files.h"
#include "tools/input/operator_request.h"
#include "tools/output/listing.h"

namespace grandlivre::tools {
namespace {

struct DeadLetters {
    std::string id, with;
    Format format = Format::automatic;
};

std::string id_of(Partition partition, std::uint64_t number) {
    return fmt::format("{}:{}", grandlivre::number(partition), number);
}

/// What a person or a JSON reader can see of bytes that may be anything.
std::string printable(const std::string& bytes) {
    return Json(bytes).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Of a letter whose beginning alone was kept: how many bytes there were.
std::optional<std::uint64_t> whole_length(const DeadLetter& letter) {
    std::uint64_t length = 0;
    for (const auto& [name, value] : letter.headers)
        if (name == dead_letter_length &&
            std::from_chars(value.data(), value.data() + value.size(), length).ec == std::errc{})
            return length;
    return std::nullopt;
}

void list(const Common& common, const DeadLetters& options) {
    const auto ledger = Ledger::log_alone(common);
    Json rows = Json::array();
    ledger->log().each_dead_letter([&](Partition partition, std::uint64_t number, const DeadLetter& letter) {
        rows.push_back({{"id", id_of(partition, number)},
                        {"origin", letter.origin},
                        {"bytes", letter.value.size()},
                        {"of", whole_length(letter).value_or(letter.value.size())},
                        {"detail", letter.detail}});
        return true;
    });
    print(rows, options.format, common);
}

DeadLetter find(const Common& common, const std::string& id) {
    const auto place = Position::parse(id);
    if (!place) throw CLI::ValidationError("ID", fmt::format("\"{}\" is no dead letter such as 3:17", id));
    std::optional<DeadLetter> found;
    Ledger::log_alone(common)->log().each_dead_letter(
        [&](Partition partition, std::uint64_t number, const DeadLetter& letter) {
            if (id_of(partition, number) == id) found = letter;
            return !found;
        });
    if (!found) throw UserError(fmt::format("there is no dead letter {}", id));
    return *found;
}

void show(const Common& common, const DeadLetters& options) {
    const DeadLetter letter = find(common, options.id);
    if (options.format != Format::automatic) {
        Json headers = Json::array();
        for (const auto& [name, value] : letter.headers)
            headers.push_back({{"name", name}, {"value", Json::parse(printable(value))}});
        print(Json{{"id", options.id},
                   {"origin", letter.origin},
                   {"detail", letter.detail},
                   {"key", letter.key ? Json::parse(printable(*letter.key)) : Json()},
                   {"headers", headers},
                   {"value", Json::parse(printable(letter.value))}},
              options.format, common);
        return;
    }
    common.write(letter.value);  // the bytes themselves: to be mended and sent again
}

/// The bytes again, or those of a mended file: a request like any other.
void resubmit(const Common& common, const DeadLetters& options) {
    const DeadLetter letter = find(common, options.id);
    if (const auto whole = whole_length(letter); whole && options.with.empty())
        throw UserError(
            fmt::format("{} of its {} bytes were kept: send all of them --with FILE", letter.value.size(), *whole));
    const std::string text = options.with.empty() ? letter.value : read_file(common.file(options.with));
    codec::RequestReader reader;
    const bool binary = text.size() > 8 && text.substr(4, 4) == wire::RequestIdentifier();
    auto request = binary ? reader.read_flatbuffer({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()})
                          : reader.read_json(text);
    if (!request) throw UserError(fmt::format("still no request: {}", request.error().detail()));
    const auto decider = open_decider(common, std::nullopt);
    const Incoming line{std::move(request), std::nullopt, {}};
    const Outcome outcome = decider->submit({&line, 1}).front();
    decider->close();
    print_outcome(outcome, common);
}

}  // namespace

void add_dead_letter(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("dead-letter", "what could not be read as a request, and why");
    command->require_subcommand(1);
    command->footer(
        "\nExamples:\n  grandlivre dead-letter list\n  grandlivre dead-letter show 0:3 > mended.json\n"
        "  grandlivre dead-letter resubmit 0:3 --with mended.json\n");
    auto options = std::make_shared<DeadLetters>();
    const auto part = [&](const char* name, const char* help, auto run) {
        auto* sub = command->add_subcommand(name, help);
        sub->callback([&common, options, run] { run(common, *options); });
        return sub;
    };
    add_format(*part("list", "all of them, where from and why", list), options->format);
    auto* showing = part("show", "the bytes of one as they came; with --format also key and headers", show);
    showing->add_option("id", options->id, "as listed")->required()->type_name("ID");
    add_format(*showing, options->format);
    auto* again = part("resubmit", "send it again, as it is or mended", resubmit);
    again->add_option("id", options->id, "as listed")->required()->type_name("ID");
    again->add_option("--with", options->with, "mended bytes")->type_name("FILE");
}

}  // namespace grandlivre::tools
