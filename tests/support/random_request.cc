#include "tests/support/random_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>

#include "events/codec/schema.h"
#include "events/values/date.h"
#include "events/values/siret.h"

namespace grandlivre::test {
namespace {

using codec::Field;
using codec::Format;
using codec::Shape;
using nlohmann::ordered_json;

bool one_in(Random& random, std::uint64_t times) { return below(random, times) == 0; }

template <class T>
const T& any_of(Random& random, const std::vector<T>& values) {
    return values.at(below(random, values.size()));
}

std::int64_t random_integer(const Field& field, Random& random) {
    const bool wide = field.size == 8 || field.shape == Shape::value;
    const std::int64_t largest =
        wide ? std::numeric_limits<std::int64_t>::max() : (std::int64_t{1} << (field.size * 8 - 1)) - 1;
    const std::int64_t low = field.minimum.value_or(0), high = std::min(field.maximum.value_or(largest), largest);
    if (one_in(random, 8)) return low;
    if (one_in(random, 8)) return high;
    const std::int64_t small = low + static_cast<std::int64_t>(below(random, 500'000));
    return one_in(random, 4) ? low + static_cast<std::int64_t>(random() % (static_cast<std::uint64_t>(high - low) + 1))
                             : std::min(small, high);
}

std::string random_text(Random& random) {
    static const std::vector<std::string> parts{
        "portal", "a",    "é",    "€",    "\U0001F600", " ",   "\"", "\\", "\n",     "\t",
        "\r",     "\x01", "\x1f", "\x7f", "/",          "<b>", "{}", "0",  "\u2028", "service_civique",
        ",",      ":"};
    std::string text;
    for (auto count = 1 + below(random, one_in(random, 20) ? 2000 : 8); count != 0; --count)
        text += any_of(random, parts);
    return text == "relay" ? "relays" : text;
}

std::string random_uuid(Random& random) {
    UuidBytes bytes{};
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(one_in(random, 10) ? 0 : random());
    std::string text = to_text(bytes);
    if (one_in(random, 3))
        for (char& c : text) c = static_cast<char>(std::toupper(c));
    return text;
}

template <class Number>
std::string random_checked(Random& random, std::uint64_t limit) {
    while (true) {
        const Number number(static_cast<decltype(Number().digits())>(below(random, limit)));
        if (number.valid()) return to_text(number);
    }
}

std::string random_siret(Random& random) {
    if (one_in(random, 10))
        return any_of(random, std::vector<std::string>{"35600000000048", "35600000049837", "73282932000074"});
    return random_checked<Siret>(random, 100'000'000'000'000);
}

std::string random_date(Random& random) {
    if (one_in(random, 10))
        return any_of(random, std::vector<std::string>{"0001-01-01", "9999-12-31", "2020-02-29", "2019-11-21"});
    return to_text(date(2010, 1, 1) + Days(below(random, 9000)));
}

ordered_json random_object(const codec::TableShape& table, Random& random);

ordered_json random_value(const Field& field, Random& random) {
    switch (field.shape) {
        case Shape::boolean: return one_in(random, 2);
        case Shape::integer: return random_integer(field, random);
        case Shape::text: return random_text(random);
        case Shape::enumeration: {
            std::vector<std::string> names;
            for (const auto& [value, name] : field.enumeration->names) names.push_back(name);
            std::sort(names.begin(), names.end());
            return any_of(random, names);
        }
        case Shape::table: return random_object(*field.table, random);
        case Shape::tables:
        case Shape::enumerations: {
            Field one = field;
            one.shape = field.shape == Shape::tables ? Shape::table : Shape::enumeration;
            ordered_json list = ordered_json::array();
            for (auto count = 1 + below(random, 4); count != 0; --count) list.push_back(random_value(one, random));
            return list;
        }
        case Shape::value: break;
        default: throw std::logic_error("random_request: add the shape of " + field.name);
    }
    switch (field.format) {
        case Format::uuid: return random_uuid(random);
        case Format::siret: return random_siret(random);
        case Format::siren: return random_checked<Siren>(random, 1'000'000'000);
        case Format::date: return random_date(random);
        case Format::year: return 1 + below(random, 9999);
        case Format::cents:
        case Format::centihours: return random_integer(field, random);
        case Format::stream:
        case Format::position: break;
    }
    throw std::logic_error("random_request: add the format of " + field.name);
}

/// One of the ways to give nothing.
ordered_json nothing(const Field& field, Random& random) {
    if (field.tells_absence || one_in(random, 2)) return nullptr;
    switch (field.shape) {
        case Shape::boolean: return false;
        case Shape::integer: return 0;
        case Shape::text: return "";
        case Shape::tables:
        case Shape::enumerations: return ordered_json::array();
        default: return nullptr;
    }
}

void add_fields(const codec::TableShape& table, std::vector<std::pair<std::string, ordered_json>>& fields,
                Random& random) {
    for (const Field& field : table.fields) {
        if (field.shape == Shape::union_type || field.shape == Shape::union_table) continue;
        if (!field.required && one_in(random, 2)) continue;
        const bool given = field.required || !one_in(random, 3);
        fields.emplace_back(field.name, given ? random_value(field, random) : nothing(field, random));
    }
}

/// Fields in any order.
ordered_json object_of(std::vector<std::pair<std::string, ordered_json>> fields, Random& random) {
    for (std::size_t i = fields.size(); i > 1; --i) std::swap(fields[i - 1], fields[below(random, i)]);
    ordered_json object = ordered_json::object();
    for (auto& [name, value] : fields) object[name] = std::move(value);
    return object;
}

ordered_json random_object(const codec::TableShape& table, Random& random) {
    std::vector<std::pair<std::string, ordered_json>> fields;
    add_fields(table, fields, random);
    return object_of(std::move(fields), random);
}

std::uint64_t number_of_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text && *text ? std::strtoull(text, nullptr, 10) : otherwise;
}

}  // namespace

std::uint64_t seed() { return number_of_environment("GRANDLIVRE_SEED", 20'191'121); }
std::uint64_t cases(const char* name, std::uint64_t usual) { return number_of_environment(name, usual); }

std::string random_request(RequestKind kind, Random& random) {
    std::vector<std::pair<std::string, ordered_json>> fields{{"type", wire::EnumNameRequestBody(kind)}};
    add_fields(codec::Schema::get().table("Request"), fields, random);
    add_fields(codec::Schema::get().table(wire::EnumNameRequestBody(kind)), fields, random);
    return object_of(std::move(fields), random).dump(-1, ' ', one_in(random, 2));
}

std::vector<RequestKind> request_kinds() {
    std::vector<RequestKind> kinds;
#define GL_KIND(name, ...) \
    if (!is_relay(RequestKind::name)) kinds.push_back(RequestKind::name);
    GL_REQUESTS(GL_KIND)
#undef GL_KIND
    return kinds;
}

}  // namespace grandlivre::test
