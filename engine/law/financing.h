#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common_generated.h"
#include "engine/law/rule_book.h"
#include "events/values/cents.h"
#include "events/values/date.h"
#include "events/values/ids.h"
#include "events/values/siret.h"

/// Who pays the price of a training that a holder accepts: earmarked grants, the
/// holder's rights, co-funding by others (top-ups), and the holder, who pays the
/// mandatory participation and what nobody else does (CT L6323-4, L6323-7, R6333-3).
namespace grandlivre {

/// Money of a funder that lies on the account for trainings of some kinds.
struct GrantOffer {
    GrantId grant;
    Siren funder;
    wire::GrantKind kind;
    std::optional<Date> use_by;                   // last day of use
    std::vector<wire::TrainingKind> restriction;  // empty: any training
    Cents available;
};

/// What a funder has committed to pay for this dossier.
struct TopUpOffer {
    Siren funder;
    wire::TopUpKind kind;
    Cents cents;
};

/// All that decides who pays.
struct FinancingCase {
    Date on;  // of acceptance
    Cents price;
    wire::TrainingKind training;
    bool job_seeker;
    Cents annual;  // available, as the next two
    Cents dif;
    Cents cec;
    std::vector<GrantOffer> grants;   // in any order
    std::vector<TopUpOffer> top_ups;  // in order of commitment
};

/// A part of the price, never 0.
struct FinancingLine {
    wire::SplitSource source;
    Cents cents;
    std::optional<GrantId> grant;  // of a grant
    std::optional<Siren> funder;   // of a grant or a top-up
    std::optional<wire::TopUpKind> top_up;

    bool operator==(const FinancingLine&) const = default;
};

/// The lines and what the holder pays sum to the price. Entries live as long as the book.
struct Financing {
    std::vector<FinancingLine> lines;     // in the order of use
    Cents participation;                  // due on this dossier, whoever pays it
    Cents holder;                         // by card or from a credit note
    std::string not_eligible;             // a sentence; empty: eligible. If not, nothing else is filled in but rules
    std::vector<const RuleEntry*> rules;  // that decided
};

Financing finance(const FinancingCase& given, const RuleBook& rules);

}  // namespace grandlivre
