#include "engine/law/largest_remainder.h"

#include <algorithm>
#include <numeric>

namespace grandlivre {
namespace {

/// Holds the product of any two amounts, and the sum of any list of them.
__extension__ using Wide = __int128;

Wide sum_of(std::span<const Cents> weights) {
    Wide sum = 0;
    for (const Cents weight : weights) {
        GL_INVARIANT(weight >= Cents(), "a weight of {} cents", weight.count());
        sum += weight.count();
    }
    return sum;
}

}  // namespace

std::vector<Cents> share_out(Cents whole, std::span<const Cents> weights) {
    const Wide sum = sum_of(weights);
    GL_INVARIANT(whole >= Cents(), "{} cents to share out", whole.count());
    GL_INVARIANT(sum > 0 || whole == Cents(), "{} cents to share out among nobody", whole.count());

    std::vector<Cents> parts(weights.size());
    if (sum == 0) return parts;
    std::vector<Wide> cut_off(weights.size());  // in units of one cent / sum
    Cents left = whole;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = Wide(whole.count()) * weights[i].count();
        parts[i] = Cents(static_cast<std::int64_t>(product / sum));
        cut_off[i] = product % sum;
        left -= parts[i];
    }
    std::vector<std::size_t> by_cut(weights.size());
    std::iota(by_cut.begin(), by_cut.end(), std::size_t{0});
    std::stable_sort(by_cut.begin(), by_cut.end(),
                     [&](std::size_t one, std::size_t other) { return cut_off[one] > cut_off[other]; });
    // What was cut off sums to a whole number of cents, fewer than parts were cut.
    for (std::size_t i = 0; left > Cents(); ++i, left -= Cents(1)) parts[by_cut[i]] += Cents(1);
    return parts;
}

}  // namespace grandlivre
