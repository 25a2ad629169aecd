#pragma once

/// What the header `content-type` says of a message's encoding.
namespace grandlivre {

constexpr const char* json_type = "application/json";
constexpr const char* flatbuffers_type = "application/x-flatbuffers";

}  // namespace grandlivre
