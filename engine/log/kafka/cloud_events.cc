#include "engine/log/kafka/cloud_events.h"

#include <fmt/format.h>

#include <array>

#include "engine/log/content_type.h"
#include "events/catalog.h"

namespace grandlivre::kafka {
namespace {

constexpr const char* detail = "grandlivre.error.detail";
constexpr const char* origin = "grandlivre.error.origin";

/// A source's ids are its own.
MessageHeaders attributes(std::string id, std::string_view type, const KafkaSettings& settings, Partition partition) {
    return {{"ce_specversion", "1.0"},
            {"ce_id", std::move(id)},
            {"ce_source", fmt::format("/{}/{}", settings.prefix, number(partition))},
            {"ce_type", fmt::format("fr.grandlivre.{}", type)}};
}

}  // namespace

MessageHeaders outcome_headers(const Answer& answer, const KafkaSettings& settings, Partition partition) {
    const Outcome& outcome = answer.outcome;
    const bool journaled = outcome.reason != Reason::malformed && outcome.reason != Reason::id_reused;
    auto headers = attributes(journaled ? to_text(*outcome.id) : answer.reply.message,
                              outcome.accepted ? "accepted" : "rejected", settings, partition);
    headers.emplace_back("ce_subject", to_text(answer.stream));
    headers.emplace_back("content-type", answer.reply.encoding == Encoding::json ? json_type : flatbuffers_type);
    if (outcome.reason) headers.emplace_back("ce_reason", wire::EnumNameReason(*outcome.reason));
    if (!answer.reply.correlation.empty()) headers.emplace_back("correlation-id", answer.reply.correlation);
    return headers;
}

MessageHeaders record_headers(const Position& position, std::string_view event, std::string_view stream,
                              const KafkaSettings& settings) {
    auto headers = attributes(to_text(position), event, settings, position.partition);
    headers.emplace_back("ce_subject", stream);
    headers.emplace_back("content-type", flatbuffers_type);
    return headers;
}

MessageHeaders dead_letter_headers(const DeadLetter& letter, const KafkaSettings& settings, Partition partition) {
    MessageHeaders headers = letter.headers;
    for (auto& attribute : attributes(letter.origin, "dead_letter", settings, partition))
        headers.push_back(std::move(attribute));
    headers.emplace_back(detail, letter.detail);
    headers.emplace_back(origin, letter.origin);
    return headers;
}

void read_own_headers(DeadLetter& letter) {
    constexpr std::array last_first{origin, detail, "ce_type", "ce_source", "ce_id", "ce_specversion"};
    for (const std::string_view name : last_first) {
        if (letter.headers.empty() || letter.headers.back().first != name) return;
        if (name == origin) letter.origin = letter.headers.back().second;
        if (name == detail) letter.detail = letter.headers.back().second;
        letter.headers.pop_back();
    }
}

}  // namespace grandlivre::kafka
