#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/log/batch.h"

namespace grandlivre::kafka {

/// The text in which a committed offset carries a partition's head:
/// `seq=918;chain=<64 hexadecimal digits>`, seq the next sequence.
std::string head_metadata(const Head& head);
std::optional<Head> parse_head_metadata(std::string_view text);

}  // namespace grandlivre::kafka
