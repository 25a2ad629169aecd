#pragma once

#include <compare>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "events/values/ids.h"
#include "events/values/position.h"
#include "events/values/siret.h"

namespace grandlivre {

/// Kinds of streams, in the order of the schema's enum of the same name.
enum class StreamKind : std::uint8_t { account, provider, funder, run, clock };

/// A single ordered sequence of events: `account:<uuid>`, `clock:3`.
struct StreamId {
    StreamKind kind{};
    UuidBytes key{};

    auto operator<=>(const StreamId&) const = default;

    static StreamId account(const AccountId& account) { return {StreamKind::account, account.bytes}; }
    static StreamId run(const RunId& run) { return {StreamKind::run, run.bytes}; }
    static StreamId funder(Siren funder);
    static StreamId provider(Siret provider);
    static StreamId clock(Partition partition);

    AccountId account_id() const { return {key}; }
    RunId run_id() const { return {key}; }
    Siren siren() const { return Siren(static_cast<std::uint32_t>(number())); }
    Siret siret() const { return Siret(number()); }
    /// The number in the last 8 bytes: SIRET, SIREN or partition.
    std::uint64_t number() const;
};

/// The Kafka key: lower case.
std::string to_text(const StreamId& stream);
/// The same read back, capitals allowed; nothing for any other text.
std::optional<StreamId> parse_stream(std::string_view text);

/// Account ids are random: two words of the key are as good as a hash.
struct StreamHash {
    std::size_t operator()(const StreamId& stream) const {
        std::uint64_t words[2];
        std::memcpy(words, stream.key.data(), sizeof words);
        return words[0] ^ (words[1] * 0x9e3779b97f4a7c15u) ^ static_cast<std::size_t>(stream.kind);
    }
};

}  // namespace grandlivre
