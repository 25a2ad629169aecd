#pragma once

#include "tools/demo/story.h"

/// What `demo` tells, in this order.
namespace grandlivre::tools {

inline constexpr const char* holder = "5f0c8e9a-3a5e-4b1f-9d3c-0a6d7b2f1e44";
inline constexpr const char* second_holder = "9e8d7c6b-5a49-4838-a716-f5e4d3c2b1a0";
inline constexpr const char* bought = "c4d5e6f7-1a2b-4c3d-8e9f-0a1b2c3d4e5f";
inline constexpr const char* second_dossier = "7f6e5d4c-3b2a-4190-8f7e-6d5c4b3a2910";
inline constexpr const char* provider = "42740599800399";

void tell_the_migration(Story& story);
void tell_the_training(Story& story);
void tell_the_first_payment(Story& story);
void tell_the_grant(Story& story);
void tell_the_returned_payment(Story& story);

}  // namespace grandlivre::tools
