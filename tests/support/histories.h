#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "events/values/date.h"
#include "events/values/ids.h"
#include "events/values/siret.h"

/// Random histories as request lines, a pure function of their seed. Few accounts,
/// dossiers, employers and ids, so that things collide; days and amounts on both
/// sides of where the law turns; bytes that are no request, ids that come again. Its
/// dossiers go on as the naive model, run alongside, says that they may.
namespace grandlivre::test {

/// The same numbers on every machine (splitmix64).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    /// From 0 to `limit` - 1.
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
    std::int64_t from(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1)));
    }
    bool one_in(std::uint64_t times) { return below(times) == 0; }
    template <class T>
    T of(std::initializer_list<T> choices) {
        return choices.begin()[below(choices.size())];
    }

private:
    std::uint64_t state_;
};

struct HistorySettings {
    std::size_t requests = 500;
    std::uint64_t accounts = 6;  ///< at a time: as some freeze and close, others come
    bool malformed = true;       ///< bytes that are no request, too
    bool repeated = true;        ///< ids that came before, with the same content or another
    bool clock = true;           ///< requests of the clock, too
    bool dossiers = true;        ///< funders, euro dossiers and their payments, too: all kinds that make relays
};

std::vector<std::string> random_history(std::uint64_t seed, const HistorySettings& settings = {});

/// The accounts that a history speaks of. Those that nobody opened are among them.
std::vector<AccountId> accounts_of_history(const HistorySettings& settings = {});

/// The funders and the providers that it speaks of, known to the ledger or not.
std::vector<Siren> funders_of_history();
std::vector<Siret> providers_of_history();

/// A rule book that does not check, as histories send it.
std::string broken_rule_book();

/// The seed of a run: of the environment's GRANDLIVRE_SEED, or of the clock. Prints it.
std::uint64_t seed_of_run(const std::string& what);

}  // namespace grandlivre::test
