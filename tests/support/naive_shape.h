#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

/// What is a request at all, and when two of them are one.
namespace grandlivre::test::naive {

/// A well-shaped request of a kind that comes from outside; nothing for any other text.
std::optional<nlohmann::json> read_request(const std::string& line);

/// What two requests must share to be one: no `trace`, nothing that says nothing,
/// UUIDs in small letters.
nlohmann::json content(const nlohmann::json& request);

/// The stream that a request or a relay is for: an account, a funder, a provider, a run
/// or the clock.
std::string stream_of(const nlohmann::json& request);

}  // namespace grandlivre::test::naive
