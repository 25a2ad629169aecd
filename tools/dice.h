#pragma once

#include <cstdint>
#include <string>

#include "events/values/ids.h"

namespace grandlivre::tools {

/// Random numbers that are the same on every machine: a generator of its own for
/// each (seed, account, purpose), mixed by splitmix64 (Steele, Lea and Flood 2014),
/// and integers by remainder.
class Dice {
public:
    Dice(std::uint64_t seed, std::uint64_t account, std::uint64_t purpose) : state_(seed) {
        state_ = next() ^ account;
        state_ = next() ^ purpose;
    }
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    bool percent(std::uint64_t share) { return below(100) < share; }
    std::string uuid() {
        UuidBytes bytes{};
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(below(256));
        bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
        bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
        return to_text(bytes);
    }

private:
    std::uint64_t state_;

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
};

}  // namespace grandlivre::tools
