#pragma once

#include <fmt/format.h>

#include <stdexcept>

namespace grandlivre {

/// Something that cannot be has happened: the caller must stop before it writes.
class BrokenInvariant : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

}  // namespace grandlivre

/// Checked in every build. `GL_INVARIANT(cond, "why {}", x)`.
#define GL_INVARIANT(condition, ...)                                                                         \
    do {                                                                                                     \
        if (!(condition)) [[unlikely]]                                                                       \
            throw ::grandlivre::BrokenInvariant(                                                             \
                ::fmt::format("{}:{}: {}: {}", __FILE__, __LINE__, #condition, ::fmt::format(__VA_ARGS__))); \
    } while (false)
