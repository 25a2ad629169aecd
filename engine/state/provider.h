#pragma once

#include <string>
#include <vector>

#include "engine/state/small.h"
#include "events/event.h"
#include "events/outcome.h"

namespace grandlivre {

/// Whose money paid an invoice, or is owed back of a claim.
struct PaidShare {
    ResourceClass resource_class{};
    Cents cents;
    std::optional<GrantId> grant;
    std::optional<Siren> funder;    ///< of a grant or a top-up
    std::optional<TopUpKind> kind;  ///< of a top-up

    bool operator==(const PaidShare&) const = default;
};

/// An accepted invoice.
struct ProviderPayable {
    AccountId account;
    std::string invoice;
    Cents cents;
    Date due_on;
    std::vector<PaidShare> shares;
    PayableState state{};

    bool operator==(const ProviderPayable&) const = default;
};

/// Where transfers go.
struct BankDetails {
    std::string iban, bic, holder_name;

    bool operator==(const BankDetails&) const = default;
};

/// A part of a claim: withheld from a transfer, or paid back.
struct ClaimedPart {
    std::uint32_t claim = 0;  ///< its place among the claims
    Cents cents;

    bool operator==(const ClaimedPart&) const = default;
};

/// What of a recovery went to one of those who had paid.
struct MovedShare {
    std::uint32_t claim = 0, part = 0;
    Cents cents;

    bool operator==(const MovedShare&) const = default;
};

/// A transfer, and the payables that it pays.
struct Payment {
    RunId run;
    std::string iban;
    Cents cents;
    std::vector<ClaimedPart> offsets;
    std::vector<DossierId> dossiers;
    TransferState state{};
    TransferState reached{};  ///< the furthest of issued, accepted, settled: what the bank may say again
    std::string reason;       ///< ISO code of a rejection or return
    std::vector<MovedShare> shares;

    bool ended() const { return state == TransferState::rejected || state == TransferState::returned; }
    bool operator==(const Payment&) const = default;
};

/// Money paid without cause, to be given back to those who had paid it.
struct Claim {
    DossierId dossier;
    Cents cents;
    Cents taken;  ///< withheld from transfers, and recovered
    std::vector<PaidShare> parts;
    std::vector<Cents> moved;  ///< of each part, to whom it is owed

    Cents undue() const { return cents - taken; }
    bool operator==(const Claim&) const = default;
};

/// All that decisions about one provider need.
struct Provider {
    bool known = false;  ///< by a payable at least
    std::string nda, name;
    bool registered = false, suspended = false;
    BankDetails bank;
    SmallSet<std::string> dead_ibans;
    ProviderTotals totals;
    SmallMap<DossierId, ProviderPayable> payables;
    SmallMap<std::string, Payment> payments;  ///< by end-to-end id
    SmallSet<RunId> offset_runs;              ///< that left nothing to transfer
    std::vector<Claim> claims;

    bool operator==(const Provider&) const = default;

    /// Registered, not suspended, with an account that takes money.
    bool can_be_paid() const {
        return registered && !suspended && !bank.iban.empty() && !dead_ibans.contains(bank.iban);
    }
    /// Still to be given back for a dossier.
    Cents undue(const DossierId& dossier) const;
    /// What was claimed of a dossier, given back or not.
    Cents claimed(const DossierId& dossier) const;
};

/// The provider after the event. Figures are taken from the event: no rule is asked.
void apply(Provider& provider, const Event& event);

}  // namespace grandlivre
