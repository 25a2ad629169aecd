#pragma once

#include <nlohmann/json.hpp>

#include "tests/support/ledger.h"

/// A ledger in memory on which trainings are bought, held and paid: money for tests of
/// exports and of the books. Things are numbered.
namespace grandlivre::test {

using Json = nlohmann::json;

std::string nth_uuid(int number);

/// What a training is paid with beside the holder's rights.
struct Bought {
    int account = 1, dossier = 10;
    int price_cents = 100000;
    int card_cents = 0;
    std::string top_up_funder;  ///< empty: none
    int top_up_cents = 0;
    std::string invoice = "F-1";
};

class BookedLedger {
public:
    static constexpr const char* provider = "42740599800399";
    static constexpr const char* employer = "635116205";
    static constexpr const char* funder = "892221631";
    static constexpr const char* france_competences = "639090232";

    explicit BookedLedger(std::uint16_t partitions = 4) : ledger({.partitions = partitions}) {}

    Ledger ledger;

    /// A request that is accepted, and its relays are decided: at ten o'clock of its day,
    /// eight years later, for a ledger in memory begins in 2026.
    Outcome book(const std::string& type, const std::string& on, Json fields);
    /// An account with CPF hours, which are euros since 2019-11-21: 15 € each.
    void open(int account, int centihours);
    /// From its request on 2020-01-06 to its invoice of 2020-04-01.
    void hold_training(const Bought& bought);
    /// The provider, with bank details.
    void register_provider();
    /// All that is due to it by ten days later. Returns the end-to-end id.
    std::string pay(int run, const std::string& on);
    void bank_says(const std::string& end_to_end_id, const std::string& on, const std::string& status);

    /// The records of all partitions, merged.
    void each_merged(const std::function<void(const wire::Record&)>& visit);

private:
    int requests_ = 0;
};

/// 2020: 10 000.00 € of contribution; a training of 1 000.00 €, of which 600.00 are rights,
/// 300.00 an employer's and 100.00 the holder's card; it is paid, 100.00 are claimed and
/// 80.00 come back: 60.00 for France compétences, 15.00 for the employer, 5.00 for the
/// holder. 2021: 2020 is closed on 4 January, the employer pays on 1 February.
void book_two_years(BookedLedger& books);

}  // namespace grandlivre::test
