#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "tests/support/naive_model.h"

/// Small things that several parts of the naive model share.
namespace grandlivre::test::naive {

using Fraction = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

inline const std::string migration = "2019-11-21", hours_end = "2020-01-01";

inline std::int64_t whole_part(const Fraction& exact) {
    return static_cast<std::int64_t>(Whole(numerator(exact) / denominator(exact)));
}
inline std::int64_t round_up(const Fraction& exact) {
    const std::int64_t whole = whole_part(exact);
    return exact == whole ? whole : whole + 1;
}
/// A half goes up.
inline std::int64_t round_nearest(const Fraction& exact) { return whole_part(exact + Fraction(1, 2)); }

inline std::string bucket_of(const std::string& kind) { return kind == "dif" || kind == "cec" ? kind : "annual"; }
inline std::int64_t cents_of(const std::string& kind, std::int64_t centihours) {
    return centihours * (kind == "cec" ? 12 : 15);
}

/// Becomes available; what is owed comes first, civic rights aside.
inline void receive(NaiveAccount& account, const std::string& bucket, std::int64_t cents) {
    const std::int64_t paid = bucket == "cec" ? 0 : std::min(cents, account.debt);
    account.debt -= paid;
    account.euros[bucket].available += cents - paid;
}

inline void convert(NaiveAccount& account, const std::string& kind, std::int64_t centihours) {
    account.hours[kind].available -= centihours;
    account.converted[kind] += centihours;
    receive(account, bucket_of(kind), cents_of(kind, centihours));
}

/// The sources of a price on a day, in order, each with what it reserves.
std::vector<NaiveLine> financing(const NaiveAccount& account, const NaiveDossier& dossier, const std::string& on);

/// A total in proportion to weights: the floor of each exact share, and one cent more
/// to those with the largest fraction left, the earlier ones first.
std::vector<std::int64_t> split(std::int64_t total, const std::vector<std::int64_t>& weights);

/// Dossiers with a split that still holds something in reserve.
inline bool holds_rights(const NaiveDossier& dossier) {
    return dossier.state == "accepted" || dossier.state == "in_training" || dossier.state == "service_declared";
}
/// Dossiers that are neither ended nor accepted.
inline bool is_open_request(const NaiveDossier& dossier) {
    return dossier.state == "requested" || dossier.state == "proposed" || dossier.state == "awaiting_funder";
}

}  // namespace grandlivre::test::naive
