#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "events/values/ids.h"
#include "events/values/invariant.h"
#include "events/values/position.h"

namespace grandlivre {

/// A number at the beginning of `bytes`, as keys have it.
template <class Number>
Number big_endian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes.substr(0, sizeof(Number))) number = number << 8 | static_cast<std::uint8_t>(byte);
    return static_cast<Number>(number);
}

/// The key of a row, made part by part without the heap. Numbers are big-endian,
/// so that keys sort as numbers.
class RowKey {
public:
    explicit RowKey(Partition partition) { number(grandlivre::number(partition)); }

    template <class Number>
    requires std::is_integral_v<Number> RowKey& number(Number number) {
        char digits[sizeof(Number)];
        for (std::size_t i = 0; i < sizeof digits; ++i)
            digits[i] = static_cast<char>(static_cast<std::uint64_t>(number) >> 8 * (sizeof digits - 1 - i));
        return bytes({digits, sizeof digits});
    }
    RowKey& id(const UuidBytes& id) { return bytes({reinterpret_cast<const char*>(id.data()), id.size()}); }

    operator std::string_view() const { return {bytes_.data(), size_}; }

private:
    std::array<char, 48> bytes_;
    std::size_t size_ = 0;

    RowKey& bytes(std::string_view part) {
        GL_INVARIANT(size_ + part.size() <= bytes_.size(), "a key of more than {} bytes", bytes_.size());
        std::memcpy(bytes_.data() + size_, part.data(), part.size());
        size_ += part.size();
        return *this;
    }
};

}  // namespace grandlivre
