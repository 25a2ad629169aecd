#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>

/// Book `money` of the naive model: its ledger accounts by name, as the rules' table of
/// postings moves them; and what each partition's result of a fiscal year is made of.
namespace grandlivre::test {

class NaiveBooks {
public:
    /// On which partition a stream lies, `account:…` or `provider:…`.
    using PartitionOf = std::function<unsigned(const std::string& stream)>;
    /// Amounts by ledger account; a debit is above 0.
    using Lines = std::initializer_list<std::pair<const char*, std::int64_t>>;

    explicit NaiveBooks(PartitionOf partition_of) : partition_of_(std::move(partition_of)) {}

    /// What a fact of this day moves; lines of nothing are none.
    void post(const std::string& stream, const std::string& on, Lines lines);

    /// This year, or a later one.
    bool is_closed(int year) const { return year <= closed_; }
    /// With all before it.
    void close(int year);

    const std::map<std::string, std::int64_t>& totals() const { return totals_; }
    /// What years were closed with, by partition: those of nothing are none.
    const std::map<int, std::map<unsigned, std::int64_t>>& results() const { return results_; }

private:
    struct Result {
        std::int64_t resources = 0, expense = 0;
    };
    PartitionOf partition_of_;
    int closed_ = 0;
    std::map<std::string, std::int64_t> totals_;
    std::map<int, std::map<unsigned, Result>> years_;  ///< not closed yet
    std::map<int, std::map<unsigned, std::int64_t>> results_;
};

}  // namespace grandlivre::test
