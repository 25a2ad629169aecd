#pragma once

#include <span>
#include <vector>

#include "events/values/cents.h"

namespace grandlivre {

/// An amount in parts proportional to weights, in whole cents that sum to it: each
/// exact share is cut to the cent, and the cents left over go, one each, to the
/// largest parts cut off, of equal ones to the earlier (Hamilton's method).
/// The amount and the weights are not negative; there is a weight above 0 unless
/// the amount is 0. No part exceeds its exact share by a cent, so none exceeds its
/// weight as long as the amount is not above their sum.
std::vector<Cents> share_out(Cents whole, std::span<const Cents> weights);

}  // namespace grandlivre
