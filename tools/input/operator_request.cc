#include "tools/input/operator_request.h"

#include <fmt/format.h>

#include <random>

#include "events/codec/json_writer.h"
#include "events/codec/request_reader.h"
#include "tools/user_error.h"

namespace grandlivre::tools {
namespace {

/// RFC 9562, version 4.
std::string random_uuid() {
    std::random_device device;
    UuidBytes bytes{};
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(device());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    return to_text(bytes);
}

}  // namespace

Incoming operator_request(const std::string& kind, Date on,
                          const std::vector<std::pair<std::string, std::string>>& texts) {
    nlohmann::ordered_json request{{"type", kind}, {"on", to_text(on)}, {"source", "operator"}};
    for (const auto& [name, text] : texts) request[name] = text;
    request["id"] = random_uuid();
    codec::RequestReader reader;
    return {reader.read_json(request.dump()), std::nullopt};
}

Incoming derived_request(const RequestId& id, const std::string& source, const std::string& kind, Date on,
                         nlohmann::ordered_json fields) {
    fields["id"] = to_text(id);
    fields["type"] = kind;
    fields["on"] = to_text(on);
    fields["source"] = source;
    const std::string text = fields.dump();
    codec::RequestReader reader;
    return {reader.read_json(text), std::nullopt, DeadLetter{.value = text}};
}

void print_outcome(const Outcome& outcome, const Common& common) {
    std::string text;
    codec::write_outcome(outcome, text);
    common.write(text + '\n');
    if (!outcome.accepted)
        throw UserError(fmt::format("rejected: {}: {}", wire::EnumNameReason(*outcome.reason), outcome.detail));
}

}  // namespace grandlivre::tools
