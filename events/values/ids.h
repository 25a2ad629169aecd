#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace grandlivre {

using UuidBytes = std::array<std::uint8_t, 16>;

/// UUID text of 36 characters, capitals allowed; nothing for any other text.
std::optional<UuidBytes> parse_uuid(std::string_view text);
/// Lower case.
std::string to_text(const UuidBytes& bytes);

/// A UUID of one kind of thing; kinds do not mix.
template <class Tag>
struct Id {
    UuidBytes bytes{};

    auto operator<=>(const Id&) const = default;

    static std::optional<Id> parse(std::string_view text) {
        const auto bytes = parse_uuid(text);
        return bytes ? std::optional(Id{*bytes}) : std::nullopt;
    }
};

template <class Tag>
std::string to_text(const Id<Tag>& id) {
    return to_text(id.bytes);
}

using RequestId = Id<struct RequestTag>;
using AccountId = Id<struct AccountTag>;
using DossierId = Id<struct DossierTag>;
using ActivityId = Id<struct ActivityTag>;
using GrantId = Id<struct GrantTag>;
using RunId = Id<struct RunTag>;
using LedgerId = Id<struct LedgerTag>;

/// UUIDv5 (RFC 9562 §5.5): the first 16 bytes of SHA-1(namespace ‖ name), marked.
UuidBytes uuid_v5(const UuidBytes& name_space, std::string_view name);
/// Of a name in the nil namespace: the id of a ledger.
LedgerId ledger_id(std::string_view name);

}  // namespace grandlivre
