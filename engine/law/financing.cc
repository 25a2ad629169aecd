#include "engine/law/financing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

namespace grandlivre {
namespace {

using wire::SplitSource;
using wire::TrainingKind;

template <class Value>
bool contains(const std::vector<Value>& values, Value value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

/// One sentence why a licence of light vehicles may not be bought; empty if it may.
std::string licence_fault(const FinancingCase& given, const LicenceEligibility& terms) {
    Cents counting;
    for (const TopUpOffer& top_up : given.top_ups)
        if (terms.counts(top_up.kind)) counting += top_up.cents;
    if (given.job_seeker || counting >= terms.minimum_top_ups) return {};
    std::vector<std::string_view> others;
    for (const wire::TopUpKind kind : terms.not_counting) others.emplace_back(wire::EnumNameTopUpKind(kind));
    return fmt::format(
        "a light-vehicle licence needs a job seeker, or top-ups of {} cents or more by other than {}; there are {}",
        terms.minimum_top_ups.count(), fmt::join(others, ", "), counting.count());
}

/// Who pays the participation is another question: a payer does not exempt (CT L6323-7).
Cents participation_of(const FinancingCase& given, const Participation& terms) {
    if (given.job_seeker && terms.exempt_job_seekers) return {};
    for (const TopUpOffer& top_up : given.top_ups)
        if (terms.exempts(top_up.kind)) return {};
    return std::min(terms.amount, given.price);
}

/// Grants that may pay this training, in the order in which they do.
std::vector<const GrantOffer*> usable_grants(const FinancingCase& given, const GrantOrder& order) {
    std::vector<const GrantOffer*> usable;
    for (const GrantOffer& grant : given.grants) {
        const bool expired = grant.use_by && *grant.use_by < given.on;
        const bool elsewhere = !grant.restriction.empty() && !contains(grant.restriction, given.training);
        if (!expired && !elsewhere) usable.push_back(&grant);
    }
    const auto place = [&](const GrantOffer& grant) {
        const auto kind = std::find(order.kinds.begin(), order.kinds.end(), grant.kind);
        return std::tuple(kind - order.kinds.begin(), grant.use_by.value_or(Date::max()), grant.grant);
    };
    std::sort(usable.begin(), usable.end(),
              [&](const GrantOffer* one, const GrantOffer* other) { return place(*one) < place(*other); });
    return usable;
}

/// The entries in force at acceptance.
struct Terms {
    const Dated<ResourceOrder>& order;
    const Dated<GrantOrder>& grants;
    const Dated<Participation>& participation;
    const Dated<VolunteerSources>& volunteer;
    const Dated<UsageCeilings>* usage;               // nullptr: not limited yet
    const Dated<LicenceEligibility>* light_licence;  // nullptr: open to all yet
};

Terms terms_on(Date on, const RuleBook& rules) {
    return {.order = rules.financing_order.nearest(on),
            .grants = rules.financing_grants.nearest(on),
            .participation = rules.financing_participation.nearest(on),
            .volunteer = rules.financing_volunteer.nearest(on),
            .usage = rules.financing_usage.find(on),
            .light_licence = rules.financing_light_licence.find(on)};
}

/// Uses one source after the other until the price less the participation is covered.
class Split {
public:
    Split(const FinancingCase& given, const Terms& terms, Financing& result)
        : given_(given), terms_(terms), result_(result), uncovered_(given.price - result.participation) {}

    void use(SplitSource source) {
        if (!may_use(source)) return;
        switch (source) {
            case SplitSource::annual: return use_right(source, annual_limit());
            case SplitSource::dif: return use_right(source, given_.dif);
            case SplitSource::cec: return use_right(source, given_.cec);
            case SplitSource::grant: return use_grants();
            case SplitSource::top_up: return use_top_ups();
            case SplitSource::credit_note:
            case SplitSource::card: break;  // the holder's, who pays what is left
        }
    }

private:
    /// Volunteers' training is paid by civic rights alone (CT L6323-6 II 5°).
    bool may_use(SplitSource source) const {
        return given_.training != TrainingKind::volunteer || contains(terms_.volunteer.terms.sources, source);
    }

    Cents annual_limit() const {
        const auto ceiling = terms_.usage ? terms_.usage->terms.of(given_.training) : std::nullopt;
        return ceiling ? std::min(*ceiling, given_.annual) : given_.annual;
    }

    Cents cover(Cents most) {
        const Cents part = std::min(most, uncovered_);
        uncovered_ -= part;
        return part;
    }

    void use_right(SplitSource source, Cents most) { add({.source = source, .cents = cover(most)}); }

    void use_grants() {
        for (const GrantOffer* grant : usable_grants(given_, terms_.grants.terms))
            add({.source = SplitSource::grant,
                 .cents = cover(grant->available),
                 .grant = grant->grant,
                 .funder = grant->funder});
    }

    /// Every top-up covers first; only then does what payers have left pay the
    /// participation, each on its own line.
    void use_top_ups() {
        std::vector<Cents> parts;
        for (const TopUpOffer& top_up : given_.top_ups) parts.push_back(cover(top_up.cents));
        Cents unpaid = result_.participation;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const TopUpOffer& top_up = given_.top_ups[i];
            if (terms_.participation.terms.may_pay(top_up.kind)) {
                const Cents part = std::min(top_up.cents - parts[i], unpaid);
                unpaid -= part;
                parts[i] += part;
            }
            add({.source = SplitSource::top_up, .cents = parts[i], .funder = top_up.funder, .top_up = top_up.kind});
        }
    }

    void add(FinancingLine line) {
        if (line.cents > Cents()) result_.lines.push_back(line);
    }

    const FinancingCase& given_;
    const Terms& terms_;
    Financing& result_;
    Cents uncovered_;
};

std::vector<const RuleEntry*> deciding(const FinancingCase& given, const Terms& terms, const Financing& result) {
    const bool used_grants = std::any_of(result.lines.begin(), result.lines.end(),
                                         [](const FinancingLine& line) { return line.grant.has_value(); });
    std::vector<const RuleEntry*> rules{&terms.order};
    if (used_grants) rules.push_back(&terms.grants);
    if (terms.participation.terms.amount > Cents()) rules.push_back(&terms.participation);
    if (terms.usage && terms.usage->terms.of(given.training)) rules.push_back(terms.usage);
    if (terms.light_licence && given.training == TrainingKind::light_licence) rules.push_back(terms.light_licence);
    if (given.training == TrainingKind::volunteer) rules.push_back(&terms.volunteer);
    return rules;
}

}  // namespace

Financing finance(const FinancingCase& given, const RuleBook& rules) {
    const Terms terms = terms_on(given.on, rules);
    Financing result;
    if (terms.light_licence && given.training == TrainingKind::light_licence) {
        result.not_eligible = licence_fault(given, terms.light_licence->terms);
        result.rules = {terms.light_licence};
        if (!result.not_eligible.empty()) return result;
    }
    result.participation = participation_of(given, terms.participation.terms);
    Split split(given, terms, result);
    for (const SplitSource source : terms.order.terms.order) split.use(source);
    result.holder = given.price;
    for (const FinancingLine& line : result.lines) result.holder -= line.cents;
    result.rules = deciding(given, terms, result);
    return result;
}

}  // namespace grandlivre
