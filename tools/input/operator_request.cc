#include "tools/input/operator_request.h"

#include <nlohmann/json.hpp>

#include "events/codec/json_writer.h"
#include "events/codec/request_reader.h"
#include "tools/session.h"

namespace grandlivre::tools {

Incoming operator_request(const std::string& kind, Date on,
                          const std::vector<std::pair<std::string, std::string>>& texts) {
    nlohmann::ordered_json request{{"type", kind}, {"on", to_text(on)}, {"source", "operator"}};
    for (const auto& [name, text] : texts) request[name] = text;
    request["id"] = to_text(ledger_id("operator/" + request.dump()).bytes);
    codec::RequestReader reader;
    return {reader.read_json(request.dump()), std::nullopt};
}

void print_outcome(const Outcome& outcome) {
    std::string text;
    codec::write_outcome(outcome, text);
    fmt::print("{}\n", text);
    if (!outcome.accepted)
        throw UserError(fmt::format("rejected: {}: {}", wire::EnumNameReason(*outcome.reason), outcome.detail));
}

}  // namespace grandlivre::tools
