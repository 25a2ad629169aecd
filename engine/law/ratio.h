#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string_view>

namespace grandlivre {

/// An exact fraction; it becomes an amount only through a named rounding (rounding.h).
using Ratio = boost::multiprecision::cpp_rational;

/// `1/2`, or `1`: digits only, at most 18 a side, never over 0. Nothing for any other text.
std::optional<Ratio> parse_ratio(std::string_view text);

}  // namespace grandlivre
