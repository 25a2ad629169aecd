#include "tests/support/naive_books.h"

#include <algorithm>

#include "tests/support/naive_calendar.h"

namespace grandlivre::test {

void NaiveBooks::post(const std::string& stream, const std::string& on, Lines lines) {
    Result& result = years_[std::max(naive::year_of(on), closed_ + 1)][partition_of_(stream)];
    for (const auto& [name, cents] : lines) {
        const std::string account = name;
        totals_[account] += cents;
        if (account == "fund:resources") result.resources += cents;
        if (account == "fund:expense") result.expense += cents;
    }
}

void NaiveBooks::close(int year) {
    closed_ = year;
    auto& results = results_[year];
    while (!years_.empty() && years_.begin()->first <= year) {
        for (const auto& [partition, of] : years_.begin()->second) {
            totals_["fund:resources"] -= of.resources;
            totals_["fund:expense"] -= of.expense;
            totals_["fund:reserve"] += of.resources + of.expense;
            results[partition] -= of.resources + of.expense;
        }
        years_.erase(years_.begin());
    }
    std::erase_if(results, [](const auto& entry) { return entry.second == 0; });
}

}  // namespace grandlivre::test
