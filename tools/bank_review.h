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

/// Hears every fact of a file once, in its order. Facts are numbered from 0.
class BankReview {
public:
    /// The reader is needed while the file is heard, no longer.
    explicit BankReview(const projection::Reader& reader) : reader_(reader) {}
    void hear(const BankFact& fact);

    /// Why a fact is about nothing that the ledger knows; nothing if it is.
    const std::string* stranger(std::uint64_t number) const;
    /// Our runs whose files the bank answers for as a whole, by their digits in message ids.
    const std::map<std::string, Run>& runs() const { return runs_; }
    const std::vector<DifferingAmount>& differing() const { return differing_; }

private:
    const projection::Reader& reader_;
    std::uint64_t facts_ = 0;
    std::map<std::uint64_t, std::string> strangers_;
    std::map<std::string, Run> runs_;
    std::vector<DifferingAmount> differing_;
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
