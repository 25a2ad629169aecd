#pragma once

#include <isa-l/crc.h>

#include <cstdint>
#include <span>

namespace grandlivre {

/// CRC-32C (Castagnoli): 0xe3069283 over "123456789". ISA-L leaves the start
/// value and the final inversion to its caller, and does not write to `bytes`.
inline std::uint32_t crc32c(std::span<const std::uint8_t> bytes) {
    return ~crc32_iscsi(const_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), ~0u);
}

}  // namespace grandlivre
