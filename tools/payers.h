#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "events/values/date.h"

namespace grandlivre::tools {

/// The manager's payments to the providers of a population: they are registered when
/// first something is due, paid once a year, and now and then a bank sends the money
/// back. What is written are requests alone.
class Payers {
public:
    Payers(std::uint64_t seed, std::function<void(const std::string&)> line) : seed_(seed), line_(std::move(line)) {}

    /// An invoice was sent to the ledger.
    void hear_of(const std::string& provider) { due_.insert(provider); }
    /// Transfers for all that is due, and what the banks say of them.
    void pay(Date on);
    /// Batches of what was issued, for the bank: after its relays.
    void seal(Date on);

private:
    const std::uint64_t seed_;
    const std::function<void(const std::string&)> line_;
    std::set<std::string> due_;  ///< providers with something due
    std::map<std::string, std::uint64_t> accounts_;  ///< a registered provider's present bank account
    std::map<std::string, Date> runs_;               ///< issued and not sealed

    void set_bank_details(const std::string& provider, Date on);
    void issue(const std::string& provider, const std::string& run, Date on);
    void status(const std::string& provider, const std::string& run, Date on, const char* status,
                const char* reason = nullptr);
    void emit(const char* kind, Date on, const char* source, const std::string& fields);
};

}  // namespace grandlivre::tools
