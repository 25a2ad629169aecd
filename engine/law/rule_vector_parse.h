#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/law/faults.h"
#include "engine/law/rule_vector.h"
#include "events/toml.h"

namespace grandlivre {

/// `[[vector]]`: name, source, rule, on, given and expect. `rules` are the known names.
std::vector<RuleVector> read_vectors(const toml::node& node, std::span<const std::string_view> rules, Faults& faults);

}  // namespace grandlivre
