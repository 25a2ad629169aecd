#include "engine/runtime/dead_letters.h"

#include <openssl/sha.h>

#include "engine/proof/chain.h"

namespace grandlivre {

DeadLetter shortened(DeadLetter letter) {
    if (letter.value.size() <= longest_dead_letter) return letter;
    Hash hash{};
    SHA256(reinterpret_cast<const std::uint8_t*>(letter.value.data()), letter.value.size(), hash.data());
    const auto size = letter.value.size();
    return shortened(std::move(letter), size, hash);
}

DeadLetter shortened(DeadLetter letter, std::uint64_t size, const Hash& sha256) {
    letter.value.resize(std::min(letter.value.size(), kept_of_longer));
    letter.headers.emplace_back("grandlivre.error.length", std::to_string(size));
    letter.headers.emplace_back("grandlivre.error.sha256", to_hex(sha256));
    return letter;
}

}  // namespace grandlivre
