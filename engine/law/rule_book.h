#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "common_generated.h"
#include "engine/law/dossier_terms.h"
#include "engine/law/payment_terms.h"
#include "engine/law/rule.h"
#include "engine/law/rule_vector.h"
#include "engine/law/terms.h"

namespace grandlivre {

/// Why a text is no rule book, or may not be adopted: the line, what stands
/// there and what was expected.
struct RuleBookError {
    int line = 0;
    std::string message;
};

/// The law as data with effective dates: a TOML text, checked whole when read.
/// Decisions look entries up on their business date and name them in events.
class RuleBook {
public:
    /// The error is the one with the smallest line.
    static tl::expected<RuleBook, RuleBookError> parse(std::string_view toml);

    // Yearly credits and ceilings.
    Rule<EmployeeCredit> credit_employee;
    Rule<IncreasedCredit> credit_increased;
    Rule<IncreasedCredit> credit_disability;
    Rule<FlatCredit> credit_esat;
    Rule<SelfEmployedCredit> credit_self_employed;
    Rule<PublicCredit> credit_public_agent;
    Rule<AnnualCeiling> ceiling_annual;
    Rule<HourCeilings> ceiling_public;
    Rule<CivicCredit> credit_civic;

    // The hours era and its end.
    const Rule<HoursCredit>& credit_hours(wire::HourKind kind) const { return credit_hours_[index(kind)]; }
    const Rule<ConversionRate>& conversion(wire::HourKind kind) const { return conversion_[index(kind)]; }
    Rule<Migration> hours_migration;
    Rule<HourDossiers> hours_dossiers;

    // The account.
    Rule<NoTerms> account_opening;
    Rule<NoTerms> account_freezing;
    Rule<NoTerms> account_closing;
    Rule<NoTerms> qualification_declaring;
    Rule<NoTerms> qualification_revoking;
    Rule<DebtRecovery> debt_recovery;
    Rule<DebitOrder> debit_without_payment;

    // The dossier: requests, steps and their delays.
    Rule<OpenRequests> enrolment_requests;
    Rule<TermsOfUse> cgu_version;
    Rule<Delay> delay_provider_answer;
    Rule<Delay> delay_prerequisites;
    Rule<Delay> delay_holder_answer;
    Rule<Delay> delay_session_start;
    Rule<Delay> delay_withdrawal;
    Rule<Delay> delay_cancellation;
    Rule<Delay> delay_start_declaration;
    Rule<Delay> delay_validation;
    Rule<Delay> delay_payment;
    Rule<Delay> delay_holder_refund;
    Rule<NoTerms> dossier_steps;
    Rule<NoTerms> dossier_control;

    // Who pays a dossier, and what becomes of it at its end.
    Rule<ResourceOrder> financing_order;
    Rule<GrantOrder> financing_grants;
    Rule<Participation> financing_participation;
    Rule<UsageCeilings> financing_usage;
    Rule<LicenceEligibility> financing_light_licence;
    Rule<VolunteerSources> financing_volunteer;
    const Rule<SettlementTerms>& settlement(SettlementCase which) const {
        return settlement_[static_cast<std::size_t>(which)];
    }
    Rule<AttendanceBands> settlement_bands;

    // Funders' money, refunds and invoices.
    Rule<NoTerms> top_up_commitment;
    Rule<NoTerms> grant_booking;
    Rule<NoTerms> grant_expiry;
    Rule<NoTerms> funds_call;
    Rule<NoTerms> funds_receipt;
    Rule<NoTerms> funds_refund;
    Rule<NoTerms> holder_refund;
    Rule<NoTerms> billing_invoice;

    // Paying providers, claiming money back, and the fund's years.
    Rule<NoTerms> provider_registration;
    Rule<NoTerms> provider_bank_details;
    Rule<NoTerms> provider_suspension;
    Rule<NoTerms> payment_issue;
    Rule<Delay> payment_horizon;
    Rule<PaymentOffset> payment_offset;
    Rule<BankReasons> payment_status;
    Rule<NoTerms> run_seal;
    Rule<NoTerms> recovery_claim;
    Rule<RecoveryOrder> recovery_shares;
    Rule<NoTerms> fund_contribution;
    Rule<NoTerms> fund_closing;

    /// Every entry in file order; those in force on a day; one by name
    /// ("credit.employee@2019-01-01", nullptr if there is none). They live as
    /// long as the book, moved or not.
    std::vector<const RuleEntry*> all() const;
    std::vector<const RuleEntry*> in_force(Date on) const;
    const RuleEntry* find(std::string_view name) const;

    /// Worked examples that the book brings along (vectors.h runs them).
    const std::vector<RuleVector>& vectors() const { return vectors_; }
    /// The TOML, whole.
    const std::string& text() const { return text_; }

private:
    friend struct RuleList;
    static std::size_t index(wire::HourKind kind) { return static_cast<std::size_t>(kind); }

    std::array<Rule<HoursCredit>, 4> credit_hours_;
    std::array<Rule<ConversionRate>, 4> conversion_;
    std::array<Rule<SettlementTerms>, settlement_cases> settlement_;
    std::vector<RuleVector> vectors_;
    std::string text_;
};

/// The book that a new ledger adopts.
std::string_view default_rule_book_text();

/// Changes of `next` against `current` that would bite before `clock` and do not
/// say retroactive: entries added or changed, and entries that are missing (the
/// line is then that of the entry before it). Articles, ids and comments decide
/// nothing and may be corrected at any time. Without a clock nothing is past.
std::optional<RuleBookError> check_adoption(const RuleBook& current, const RuleBook& next, std::optional<Date> clock);

/// `before` alone: removed; `after` alone: added; both: changed.
struct RuleChange {
    const RuleEntry* before = nullptr;
    const RuleEntry* after = nullptr;
};

/// Entries that two books do not share, or say otherwise (terms, dates, articles,
/// comments), in the order of `after`, then what is gone in that of `before`.
std::vector<RuleChange> changes(const RuleBook& before, const RuleBook& after);
/// Rules of one book whose entry in force is another one on the second day.
std::vector<RuleChange> changes(const RuleBook& book, Date before, Date after);

}  // namespace grandlivre
