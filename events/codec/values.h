#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "events/codec/schema.h"

/// One scalar or struct of the schema, between its bytes and its JSON.
namespace grandlivre::codec {

/// The little-endian bytes of a scalar or struct, or a text elsewhere.
struct Raw {
    std::array<std::uint8_t, 24> bytes{};
    std::string_view text;
};

/// What a field takes, for an error: "a UUID", "an integer from 1", "one of cpf, dif".
std::string expectation(const Field& field);

/// A value given as JSON text or as a JSON integer; nothing if the field does
/// not take it (wrong type, out of range, no such day, a checksum that fails).
std::optional<Raw> from_text(const Field& field, std::string_view text);
std::optional<Raw> from_integer(const Field& field, std::int64_t number);

/// Whether bytes that came in binary hold a value that the field takes.
bool acceptable(const Field& field, const std::uint8_t* bytes);

/// Appends the JSON of a scalar or struct.
void write_value(const Field& field, const std::uint8_t* bytes, std::string& json);
/// Appends a JSON string with its quotes.
void write_text(std::string_view text, std::string& json);

/// The number in a scalar's bytes.
std::int64_t load_integer(const Field& field, const std::uint8_t* bytes);

}  // namespace grandlivre::codec
