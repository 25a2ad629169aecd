#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/runtime/crash_point.h"

namespace grandlivre {
namespace {

/// GRANDLIVRE_CRASH_AT=log.after_write:3 dies at the third passage; without a
/// number, at the first.
struct Plan {
    std::string name;
    std::uint64_t passage = 1;
};

Plan plan_of_environment() {
    const char* const text = std::getenv("GRANDLIVRE_CRASH_AT");
    if (text == nullptr) return {};
    const std::string_view wish = text;
    const auto colon = wish.find(':');
    Plan plan{std::string(wish.substr(0, colon)), 1};
    if (colon == std::string_view::npos) return plan;
    const char* const end = wish.data() + wish.size();
    const auto [stop, error] = std::from_chars(wish.data() + colon + 1, end, plan.passage);
    // A test whose plan cannot be read must not pass for want of a crash.
    if (error != std::errc{} || stop != end || plan.passage == 0)
        throw std::invalid_argument("GRANDLIVRE_CRASH_AT=" + std::string(wish) + ": expected name or name:n, n from 1");
    return plan;
}

}  // namespace

void crash_point(const char* name) {
    static const Plan plan = plan_of_environment();
    static std::atomic<std::uint64_t> passages = 0;
    if (plan.name != name) return;
    if (++passages == plan.passage) std::raise(SIGKILL);
}

}  // namespace grandlivre
