#include "engine/law/settlement.h"

#include "engine/law/largest_remainder.h"

namespace grandlivre {
namespace {

using wire::EndMotive;
using wire::SplitSource;
using Due = SettlementTerms::Due;
using Rest = SettlementTerms::Rest;

constexpr int whole_training = 100;

SettlementCase case_of_leaving(int rate, const AttendanceBands& bands) {
    if (rate >= bands.full_from) return SettlementCase::mostly_attended;
    return rate >= bands.part_from ? SettlementCase::partly_attended : SettlementCase::barely_attended;
}

Cents due_of(const SettlementTerms& terms, Cents price, std::int64_t rate) {
    const auto percent_of_price = [&](std::int64_t percent) {
        return round_cents(Ratio(price.count()) * percent / 100, terms.rounding);
    };
    switch (terms.due) {
        case Due::nothing: return Cents();
        case Due::price: return price;
        case Due::rate: return percent_of_price(rate);
        case Due::percent: return percent_of_price(terms.percent);
    }
    return Cents();
}

Rest rest_of(const SettlementTerms& terms, SplitSource source) {
    switch (source) {
        case SplitSource::annual:
        case SplitSource::dif:
        case SplitSource::cec:
        case SplitSource::grant: return terms.rights;
        case SplitSource::top_up: return terms.top_ups;
        case SplitSource::credit_note:
        case SplitSource::card: break;
    }
    return terms.holder;
}

SettledPart part_of(Cents debited, Cents rest, Rest where) {
    SettledPart part{.debited = debited};
    switch (where) {
        case Rest::released: part.released = rest; break;
        case Rest::forfeited: part.forfeited = rest; break;
        case Rest::refunded: part.refunded = rest; break;
        case Rest::credit_note: part.credit_note = rest; break;
    }
    return part;
}

}  // namespace

SettlementCase case_of_service(EndMotive motive, int rate, bool force_majeure, const AttendanceBands& bands) {
    switch (motive) {
        case EndMotive::completed:
            return rate == whole_training ? SettlementCase::completed : SettlementCase::postponed;
        case EndMotive::trainee: return force_majeure ? SettlementCase::force_majeure : case_of_leaving(rate, bands);
        case EndMotive::provider_postponed: return SettlementCase::postponed;
        case EndMotive::provider_stopped: break;
    }
    return SettlementCase::stopped;
}

SettlementAmounts settle(SettlementCase which, int rate, std::span<const PricedLine> lines, const RuleBook& rules,
                         Date accepted_on) {
    GL_INVARIANT(rate >= 0 && rate <= whole_training, "a rate of {} %", rate);
    const auto& entry = rules.settlement(which).nearest(accepted_on);
    std::vector<Cents> reserved;
    Cents price;
    for (const PricedLine& line : lines) {
        reserved.push_back(line.cents);
        price += line.cents;
    }
    SettlementAmounts amounts{.due = due_of(entry.terms, price, rate), .parts = {}, .rules = {&entry}};
    const std::vector<Cents> debited = share_out(amounts.due, reserved);
    for (std::size_t i = 0; i < lines.size(); ++i)
        amounts.parts.push_back(part_of(debited[i], reserved[i] - debited[i], rest_of(entry.terms, lines[i].source)));
    return amounts;
}

}  // namespace grandlivre
