#pragma once

#include <string_view>
#include <vector>

namespace grandlivre::tools {

/// The labels of calls in what a funder wrote on its transfer, other words around
/// them or not: `CPF-`, a valid SIREN, `-`, four capitals, `-`, six digits. Neither a
/// letter nor a digit touches one. They lie in `text`.
std::vector<std::string_view> call_labels(std::string_view text);

}  // namespace grandlivre::tools
