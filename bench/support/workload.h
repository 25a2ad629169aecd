#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/session.h"

namespace grandlivre::bench {

enum class Encoding { json, flatbuffers };

/// Request bytes: accounts that are opened, and yearly credits over them. A yearly
/// credit is two records and one posting pair. Request `i` of a population is the
/// same in every run.
std::vector<std::string> openings(std::uint64_t accounts);
/// `count` declarations for distinct (account, year) in a random-looking order.
std::vector<std::string> declarations(std::uint64_t accounts, std::uint64_t first, std::uint64_t count,
                                      Encoding encoding);

/// The UUID of a population's account, and of other things of it.
std::string account_id(std::uint64_t i);
std::string random_text_id(std::uint64_t purpose, std::uint64_t i);

/// Parses on a thread of its own and decides in batches; returns the seconds until
/// the last outcome was durable and the projections had followed. Throws unless all
/// were accepted.
double decide_all(tools::Ledger& ledger, const std::vector<std::string>& requests, Encoding encoding,
                  std::size_t batch);

}  // namespace grandlivre::bench
