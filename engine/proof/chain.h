#pragma once

#include <openssl/types.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "engine/log/log.h"

/// The running chain over a partition's records: each head is
/// SHA-256(head before ‖ record bytes), and the first is 32 zero bytes. Two
/// journals with one head hold the same bytes in the same order.
namespace grandlivre {

/// Extends heads with one SHA-256 context, which costs more to make than to
/// use. One thread at a time.
class Chain {
public:
    Chain();
    Hash extend(const Hash& head, std::span<const std::uint8_t> record);

private:
    struct Free {
        void operator()(EVP_MD* algorithm) const;
        void operator()(EVP_MD_CTX* context) const;
    };
    std::unique_ptr<EVP_MD, Free> algorithm_;
    std::unique_ptr<EVP_MD_CTX, Free> context_;
};

/// The same with a context of the calling thread.
Hash extend(const Hash& head, std::span<const std::uint8_t> record);

/// 64 lower-case digits.
std::string to_hex(const Hash& hash);

}  // namespace grandlivre
