#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "projections/reads.h"
#include "tools/formats/bank_fact.h"

/// A bank's file as the ledger's books see it, before anything of it is sent.
namespace grandlivre::tools {

/// What the bank moved is not what we sent: booked as it says, and told.
struct DifferingAmount {
    std::string reference;
    Cents told, sent;
    std::uint64_t line = 0;
};

struct BankReview {
    /// Why facts are about nothing that the ledger knows, by their number in the file from 0.
    std::map<std::uint64_t, std::string> strangers;
    /// Our runs whose files the bank answers for as a whole, by their digits in message ids.
    std::map<std::string, Run> runs;
    std::vector<DifferingAmount> differing;
};

/// Hears every fact of a file once, in its order.
class BankReviewer {
public:
    explicit BankReviewer(const projection::Reader& reader) : reader_(reader) {}
    /// Throws UserError for a file that is not about this ledger.
    void hear(const BankFact& fact);
    BankReview end() { return std::move(review_); }

private:
    const projection::Reader& reader_;
    BankReview review_;
    std::uint64_t facts_ = 0;
    std::optional<std::pair<Siret, std::optional<Provider>>>
        last_;  ///< statuses of a provider often follow one another

    std::optional<std::string> look_at(const PaymentStatus& status);
    std::optional<std::string> look_at(const GroupStatus& status);
    std::optional<std::string> look_at(const Receipt& receipt);
    std::optional<std::string> look_at(const Unknown& unknown);
    const std::optional<Provider>& provider(Siret siret);
    void compare(const std::string& reference, std::optional<Cents> told, Cents sent, std::uint64_t line);
};

/// The provider of a transfer of ours: its SIRET begins the end-to-end id.
std::optional<Siret> provider_of(const std::string& end_to_end_id);

/// Our file that a status is of: it has one payment information of its own name.
const std::string& file_of(const GroupStatus& status);

}  // namespace grandlivre::tools
