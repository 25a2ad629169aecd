#pragma once

#include <array>
#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "events/values/date.h"
#include "events/values/ids.h"
#include "events/values/invariant.h"
#include "events/values/position.h"
#include "events/values/quantity.h"
#include "events/values/siret.h"
#include "events/values/stream.h"

/// Rows of what can be rebuilt: values to bytes and back, one encoding a value.
/// Integers are zigzag varints (protobuf's), texts and lists carry their length.
/// A struct takes part by an overload of `fields(archive, value)`, which lists its
/// members once for both directions. Never used for the journal.
namespace grandlivre {

/// Bytes of a store that do not read: it is dropped and rebuilt.
class CorruptRow : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class ArchiveWriter {
public:
    static constexpr bool writing = true;
    explicit ArchiveWriter(std::string& out) : out_(out) {}

    void integer(std::int64_t number) {
        auto bits = static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
        if (bits < 0x80) {  // most are small
            out_ += static_cast<char>(bits);
            return;
        }
        char digits[10];
        std::size_t size = 0;
        for (; bits >= 0x80; bits >>= 7) digits[size++] = static_cast<char>(bits | 0x80);
        digits[size++] = static_cast<char>(bits);
        out_.append(digits, size);
    }
    void bytes(const void* data, std::size_t size) { out_.append(static_cast<const char*>(data), size); }

private:
    std::string& out_;
};

class ArchiveReader {
public:
    static constexpr bool writing = false;
    explicit ArchiveReader(std::string_view in) : in_(in) {}

    std::int64_t integer() {
        std::uint64_t bits = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (in_.empty()) throw CorruptRow("a row ends in the middle of a number");
            const auto byte = static_cast<std::uint8_t>(in_.front());
            in_.remove_prefix(1);
            bits |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (!(byte & 0x80)) return static_cast<std::int64_t>(bits >> 1 ^ (~(bits & 1) + 1));
        }
        throw CorruptRow("a number of a row is too long");
    }
    void bytes(void* data, std::size_t size) {
        if (in_.size() < size) throw CorruptRow("a row ends too soon");
        std::memcpy(data, in_.data(), size);
        in_.remove_prefix(size);
    }
    bool at_end() const { return in_.empty(); }

private:
    std::string_view in_;
};

/// Writes or reads one value, by its type.
template <class Archive, class Value>
void archive(Archive& ar, Value& value);

namespace detail {

template <class Archive, class Number>
void archive_number(Archive& ar, Number& number) {
    if constexpr (Archive::writing)
        ar.integer(static_cast<std::int64_t>(number));
    else
        number = static_cast<Number>(ar.integer());
}

template <class Archive, class Container>
std::size_t archive_size(Archive& ar, const Container& container) {
    auto size = static_cast<std::int64_t>(container.size());
    archive_number(ar, size);
    return static_cast<std::size_t>(size);
}

template <class Archive, class Container, class Element>
void archive_ordered(Archive& ar, Container& container, Element*) {
    const std::size_t size = archive_size(ar, container);
    if constexpr (Archive::writing) {
        for (const auto& element : container) {
            Element copy = element;
            archive(ar, copy);
        }
    } else {
        container.clear();
        for (std::size_t i = 0; i < size; ++i) {
            Element element{};
            archive(ar, element);
            container.insert(container.end(), std::move(element));
        }
    }
}

template <class Archive>
struct Archiver {
    Archive& ar;

    template <class T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>) void operator()(T& value) { archive_number(ar, value); }
    template <class Tag>
    void operator()(Quantity<Tag>& value) {
        std::int64_t count = value.count();
        archive_number(ar, count);
        value = Quantity<Tag>(count);
    }
    template <class Tag>
    void operator()(Id<Tag>& id) {
        ar.bytes(id.bytes.data(), id.bytes.size());
    }
    void operator()(UuidBytes& bytes) { ar.bytes(bytes.data(), bytes.size()); }
    void operator()(Siret& siret) {
        auto digits = siret.digits();
        archive_number(ar, digits);
        siret = Siret(digits);
    }
    void operator()(Siren& siren) {
        auto digits = siren.digits();
        archive_number(ar, digits);
        siren = Siren(digits);
    }
    void operator()(Year& year) {
        auto number = static_cast<int>(year);
        archive_number(ar, number);
        year = Year(number);
    }
    void operator()(Date& date) {
        auto days = date.time_since_epoch().count();
        archive_number(ar, days);
        date = Date(Days(days));
    }
    void operator()(StreamId& stream) {
        archive_number(ar, stream.kind);
        ar.bytes(stream.key.data(), stream.key.size());
    }
    void operator()(std::string& text) {
        const std::size_t size = archive_size(ar, text);
        if constexpr (!Archive::writing) text.resize(size);
        ar.bytes(text.data(), text.size());
    }
    template <class T, std::size_t N>
    void operator()(std::array<T, N>& values) {
        for (T& value : values) archive(ar, value);
    }
    template <class T>
    void operator()(std::vector<T>& values) {
        archive_ordered(ar, values, static_cast<T*>(nullptr));
    }
    template <class T>
    void operator()(boost::container::flat_set<T>& values) {
        archive_ordered(ar, values, static_cast<T*>(nullptr));
    }
    template <class K, class V>
    void operator()(boost::container::flat_map<K, V>& values) {
        archive_ordered(ar, values, static_cast<std::pair<K, V>*>(nullptr));
    }
    template <class A, class B>
    void operator()(std::pair<A, B>& pair) {
        archive(ar, pair.first);
        archive(ar, pair.second);
    }
    template <class T>
    void operator()(std::optional<T>& value) {
        bool present = value.has_value();
        archive_number(ar, present);
        if constexpr (!Archive::writing) present ? void(value.emplace()) : value.reset();
        if (present) archive(ar, *value);
    }
    template <class T>
    requires requires(Archive& a, T& t) { fields(a, t); }
    void operator()(T& value) { fields(ar, value); }
};

}  // namespace detail

template <class Archive, class Value>
void archive(Archive& ar, Value& value) {
    detail::Archiver<Archive>{ar}(value);
}

/// Several values in a row.
template <class Archive, class... Values>
void archive_all(Archive& ar, Values&... values) {
    (archive(ar, values), ...);
}

template <class Value>
void append_row(std::string& out, const Value& value) {
    ArchiveWriter writer(out);
    archive(writer, const_cast<Value&>(value));  // writing changes nothing
}

template <class Value>
std::string to_row(const Value& value) {
    std::string row;
    row.reserve(256);
    append_row(row, value);
    return row;
}

template <class Value>
Value from_row(std::string_view row) {
    ArchiveReader reader(row);
    Value value{};
    archive(reader, value);
    if (!reader.at_end()) throw CorruptRow("a row has bytes too many");
    return value;
}

}  // namespace grandlivre
