#include "events/codec/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <vector>

#include "common_generated.h"
#include "events/values/native.h"

namespace grandlivre::codec {
namespace {

template <class T>
T load(const std::uint8_t* bytes) {
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

template <class T>
Raw raw(const T& value) {
    Raw result;
    static_assert(sizeof value <= sizeof result.bytes);
    std::memcpy(result.bytes.data(), &value, sizeof value);
    return result;
}

constexpr int last_year = 9999;

bool in_range(const Field& field, std::int64_t number) {
    return (!field.minimum || number >= *field.minimum) && (!field.maximum || number <= *field.maximum);
}

/// Whether `number` fits a scalar of the field's width.
bool fits(const Field& field, std::int64_t number) {
    if (field.size == 8) return field.is_signed || number >= 0;
    const int bits = field.size * 8;
    return field.is_signed ? number >= -(std::int64_t{1} << (bits - 1)) && number < (std::int64_t{1} << (bits - 1))
                           : number >= 0 && number < (std::int64_t{1} << bits);
}

void write_number(std::int64_t number, std::string& json) { fmt::format_to(std::back_inserter(json), "{}", number); }

std::string range_text(const Field& field) {
    if (field.minimum && field.maximum) return fmt::format("an integer from {} to {}", *field.minimum, *field.maximum);
    if (field.minimum) return fmt::format("an integer of at least {}", *field.minimum);
    return "an integer";
}

}  // namespace

std::int64_t load_integer(const Field& field, const std::uint8_t* bytes) {
    const auto as = [&]<class Signed, class Unsigned>(Signed, Unsigned) -> std::int64_t {
        if (field.is_signed) return load<Signed>(bytes);
        return load<Unsigned>(bytes);
    };
    switch (field.size) {
        case 1: return as(std::int8_t{}, std::uint8_t{});
        case 2: return as(std::int16_t{}, std::uint16_t{});
        case 4: return as(std::int32_t{}, std::uint32_t{});
        default: return load<std::int64_t>(bytes);
    }
}

std::string expectation(const Field& field) {
    switch (field.shape) {
        case Shape::boolean: return "true or false";
        case Shape::integer: return range_text(field);
        case Shape::text: return "a text that is not empty, without NUL";
        case Shape::enumeration: {
            std::vector<std::pair<std::int64_t, std::string_view>> names(field.enumeration->names.begin(),
                                                                         field.enumeration->names.end());
            std::sort(names.begin(), names.end());
            std::string list = "one of";
            for (const auto& [value, name] : names) list += fmt::format("{} {}", list.ends_with("of") ? "" : ",", name);
            return list;
        }
        case Shape::value: break;
        default: return "another shape";
    }
    switch (field.format) {
        case Format::uuid: return "a UUID of 36 characters";
        case Format::siret: return "a SIRET: 14 digits with a right checksum";
        case Format::siren: return "a SIREN: 9 digits with a right checksum";
        case Format::cents:
        case Format::centihours: return range_text(field);
        case Format::date: return "a date that exists, YYYY-MM-DD";
        case Format::year: return "a year from 1 to 9999";
        case Format::stream: return "a stream, such as account:<uuid>";
        case Format::position: return "a position, partition:sequence";
    }
    return {};
}

std::optional<Raw> from_text(const Field& field, std::string_view text) {
    if (field.shape == Shape::text) {
        if (text.find('\0') != std::string_view::npos) return std::nullopt;
        Raw result;
        result.text = text;
        return result;
    }
    if (field.shape == Shape::enumeration) {
        const auto found = field.enumeration->values.find(text);
        if (found == field.enumeration->values.end()) return std::nullopt;
        return raw(found->second);
    }
    if (field.shape != Shape::value) return std::nullopt;
    switch (field.format) {
        case Format::uuid:
            if (const auto id = parse_uuid(text)) return raw(*id);
            return std::nullopt;
        case Format::siret:
            if (const auto siret = Siret::parse(text)) return raw(siret->digits());
            return std::nullopt;
        case Format::siren:
            if (const auto siren = Siren::parse(text)) return raw(siren->digits());
            return std::nullopt;
        case Format::date:
            if (const auto date = parse_date(text))
                return raw(static_cast<std::int32_t>(date->time_since_epoch().count()));
            return std::nullopt;
        case Format::cents:
        case Format::centihours:
        case Format::year:
        case Format::stream:
        case Format::position: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Raw> from_integer(const Field& field, std::int64_t number) {
    if (field.shape == Shape::integer)
        return fits(field, number) && in_range(field, number) ? std::optional(raw(number)) : std::nullopt;
    if (field.shape != Shape::value) return std::nullopt;
    if (field.format == Format::cents || field.format == Format::centihours)
        return in_range(field, number) ? std::optional(raw(number)) : std::nullopt;
    if (field.format == Format::year && number >= 1 && number <= last_year)
        return raw(static_cast<std::int16_t>(number));
    return std::nullopt;
}

bool acceptable(const Field& field, const std::uint8_t* bytes) {
    switch (field.shape) {
        case Shape::boolean: return *bytes <= 1;
        case Shape::integer: return in_range(field, load_integer(field, bytes));
        case Shape::enumeration: return field.enumeration->names.contains(load_integer(field, bytes));
        case Shape::value: break;
        default: return true;
    }
    switch (field.format) {
        case Format::siret: return Siret(load<std::uint64_t>(bytes)).valid();
        case Format::siren: return Siren(load<std::uint32_t>(bytes)).valid();
        case Format::date: return in_calendar(Date(Days(load<std::int32_t>(bytes))));
        case Format::year: return load<std::int16_t>(bytes) >= 1 && load<std::int16_t>(bytes) <= last_year;
        case Format::cents:
        case Format::centihours: return in_range(field, load<std::int64_t>(bytes));
        case Format::uuid:
        case Format::stream:
        case Format::position: return true;
    }
    return true;
}

void write_text(std::string_view text, std::string& json) {
    json += '"';
    for (const char c : text) {
        switch (c) {
            case '"': json += "\\\""; break;
            case '\\': json += "\\\\"; break;
            case '\n': json += "\\n"; break;
            case '\r': json += "\\r"; break;
            case '\t': json += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20)
                    fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(c));
                else
                    json += c;
        }
    }
    json += '"';
}

void write_value(const Field& field, const std::uint8_t* bytes, std::string& json) {
    const auto quoted = [&](const std::string& text) {
        json += '"';
        json += text;
        json += '"';
    };
    switch (field.shape) {
        case Shape::boolean: json += *bytes ? "true" : "false"; return;
        case Shape::integer:
            if (field.size == 8 && !field.is_signed)
                fmt::format_to(std::back_inserter(json), "{}", load<std::uint64_t>(bytes));
            else
                write_number(load_integer(field, bytes), json);
            return;
        case Shape::enumeration: {
            const auto found = field.enumeration->names.find(load_integer(field, bytes));
            quoted(found == field.enumeration->names.end() ? "unknown" : found->second);
            return;
        }
        case Shape::value: break;
        default: json += "null"; return;
    }
    switch (field.format) {
        case Format::uuid: quoted(to_text(load<UuidBytes>(bytes))); return;
        case Format::siret: quoted(to_text(Siret(load<std::uint64_t>(bytes)))); return;
        case Format::siren: quoted(to_text(Siren(load<std::uint32_t>(bytes)))); return;
        case Format::cents:
        case Format::centihours: write_number(load<std::int64_t>(bytes), json); return;
        case Format::date: quoted(to_text(Date(Days(load<std::int32_t>(bytes))))); return;
        case Format::year: write_number(load<std::int16_t>(bytes), json); return;
        case Format::stream: quoted(to_text(flatbuffers::UnPack(load<wire::StreamId>(bytes)))); return;
        case Format::position: quoted(to_text(flatbuffers::UnPack(load<wire::Position>(bytes)))); return;
    }
}

}  // namespace grandlivre::codec
