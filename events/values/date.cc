#include "events/values/date.h"

#include <fmt/format.h>

#include <charconv>

namespace grandlivre {
namespace {

std::optional<int> digits(std::string_view text) {
    int number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
    return number;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year == 0) return std::nullopt;
    const std::chrono::year_month_day civil(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                            std::chrono::day(static_cast<unsigned>(*day)));
    if (!civil.ok()) return std::nullopt;
    return Date(civil);
}

std::string to_text(Date date) {
    const std::chrono::year_month_day civil(date);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()),
                       static_cast<unsigned>(civil.day()));
}

bool in_calendar(Date day) { return day >= date(1, 1, 1) && day <= date(9999, 12, 31); }

}  // namespace grandlivre
