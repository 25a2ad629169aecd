#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/log/batch.h"

namespace grandlivre::kafka {

/// The text in which a committed offset carries a partition's head:
/// `seq=918;chain=<64 hexadecimal digits>`, seq the next sequence; with `;copying` behind
/// it while a copy is not finished.
std::string head_metadata(const Head& head, bool copying = false);

struct HeadMetadata {
    Head head;
    bool copying = false;

    bool operator==(const HeadMetadata&) const = default;
};
std::optional<HeadMetadata> parse_head_metadata(std::string_view text);

}  // namespace grandlivre::kafka
