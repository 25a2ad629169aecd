#pragma once

#include <stdexcept>

namespace grandlivre::tools {

/// What a person did wrong, or a thing that is not there: said on standard error,
/// exit code 1.
class UserError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace grandlivre::tools
