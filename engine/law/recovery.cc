#include "engine/law/recovery.h"

#include <algorithm>

#include "engine/law/largest_remainder.h"

namespace grandlivre {

std::vector<Cents> share_recovery(Cents recovered, std::span<const RecoveryPart> parts) {
    std::vector<Cents> first(parts.size()), others(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Cents lacking = parts[i].whole - parts[i].moved;
        if (parts[i].first) {
            first[i] = std::min(lacking, recovered);
            recovered -= first[i];
        } else {
            others[i] = lacking;
        }
    }
    std::vector<Cents> shares = share_out(recovered, others);
    for (std::size_t i = 0; i < parts.size(); ++i) shares[i] += first[i];
    return shares;
}

}  // namespace grandlivre
