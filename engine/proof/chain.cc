#include "engine/proof/chain.h"

#include <openssl/evp.h>

#include <string_view>

#include "events/values/invariant.h"

namespace grandlivre {

void Chain::Free::operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
void Chain::Free::operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }

// Fetched once: EVP_sha256() would search the providers at every record.
Chain::Chain() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
    GL_INVARIANT(algorithm_ && context_, "OpenSSL has no SHA-256");
}

Hash Chain::extend(const Hash& head, std::span<const std::uint8_t> record) {
    Hash next;
    const bool done = EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1 &&
                      EVP_DigestUpdate(context_.get(), head.data(), head.size()) == 1 &&
                      EVP_DigestUpdate(context_.get(), record.data(), record.size()) == 1 &&
                      EVP_DigestFinal_ex(context_.get(), next.data(), nullptr) == 1;
    GL_INVARIANT(done, "OpenSSL cannot hash {} bytes", record.size());
    return next;
}

Hash extend(const Hash& head, std::span<const std::uint8_t> record) {
    thread_local Chain chain;
    return chain.extend(head, record);
}

std::string to_hex(const Hash& hash) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(hash.size() * 2);
    for (const std::uint8_t byte : hash) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace grandlivre
