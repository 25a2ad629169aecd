#include "engine/runtime/dead_letters.h"

#include <openssl/sha.h>

#include "engine/proof/chain.h"

namespace grandlivre {
namespace {

std::size_t bytes_of(const std::pair<std::string, std::string>& header) {
    constexpr std::size_t beside = 16;
    return header.first.size() + header.second.size() + beside;
}

void shorten_headers(DeadLetter& letter) {
    const std::size_t size = size_of(letter.headers), count = letter.headers.size();
    if (size <= longest_headers) return;
    std::size_t kept = 0, bytes = 0;
    while (kept < count && (bytes += bytes_of(letter.headers[kept])) <= longest_headers) ++kept;
    letter.headers.resize(kept);
    letter.headers.emplace_back("grandlivre.error.headers", std::to_string(count));
    letter.headers.emplace_back("grandlivre.error.headers_length", std::to_string(size));
}

void shorten_key(DeadLetter& letter) {
    if (!letter.key || letter.key->size() <= longest_key) return;
    letter.headers.emplace_back("grandlivre.error.key_length", std::to_string(letter.key->size()));
    letter.key->resize(kept_of_longer);
}

}  // namespace

std::size_t size_of(const MessageHeaders& headers) {
    std::size_t size = 0;
    for (const auto& header : headers) size += bytes_of(header);
    return size;
}

DeadLetter shortened(DeadLetter letter) {
    shorten_headers(letter);
    shorten_key(letter);
    if (letter.value.size() <= longest_dead_letter) return letter;
    Hash hash{};
    SHA256(reinterpret_cast<const std::uint8_t*>(letter.value.data()), letter.value.size(), hash.data());
    const auto size = letter.value.size();
    return shortened(std::move(letter), size, hash);
}

DeadLetter shortened(DeadLetter letter, std::uint64_t size, const Hash& sha256) {
    letter.value.resize(std::min(letter.value.size(), kept_of_longer));
    letter.headers.emplace_back(dead_letter_length, std::to_string(size));
    letter.headers.emplace_back("grandlivre.error.sha256", to_hex(sha256));
    return letter;
}

}  // namespace grandlivre
