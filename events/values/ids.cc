#include "events/values/ids.h"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <vector>

namespace grandlivre {
namespace {

/// Places of the 16 bytes in the text form; between them stand hyphens.
constexpr std::array<std::uint8_t, 16> byte_places{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};
constexpr std::array<std::uint8_t, 4> hyphen_places{8, 13, 18, 23};

constexpr int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<UuidBytes> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    for (const auto place : hyphen_places)
        if (text[place] != '-') return std::nullopt;
    UuidBytes bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = nibble(text[byte_places[i]]);
        const int low = nibble(text[byte_places[i] + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return bytes;
}

std::string to_text(const UuidBytes& bytes) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text(36, '-');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text[byte_places[i]] = hex[bytes[i] >> 4];
        text[byte_places[i] + 1] = hex[bytes[i] & 15];
    }
    return text;
}

UuidBytes uuid_v5(const UuidBytes& name_space, std::string_view name) {
    std::vector<std::uint8_t> seed(name_space.begin(), name_space.end());
    seed.insert(seed.end(), name.begin(), name.end());
    std::array<std::uint8_t, SHA_DIGEST_LENGTH> hash{};
    SHA1(seed.data(), seed.size(), hash.data());
    UuidBytes id;
    std::copy_n(hash.begin(), id.size(), id.begin());
    id[6] = static_cast<std::uint8_t>((id[6] & 0x0f) | 0x50);
    id[8] = static_cast<std::uint8_t>((id[8] & 0x3f) | 0x80);
    return id;
}

LedgerId ledger_id(std::string_view name) { return {uuid_v5({}, name)}; }

}  // namespace grandlivre
