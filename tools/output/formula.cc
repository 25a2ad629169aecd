#include "tools/output/formula.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/law/worked_share.h"

namespace grandlivre::tools {
namespace {

std::string hours_text(Centihours hours) { return fmt::format("{}.{:02} h", hours.count() / 100, hours.count() % 100); }

/// An exact amount of cents in euros; three decimals and `…` where it does not end.
std::string exact_text(const Ratio& cents) {
    const Ratio thousandths = cents * 10;
    const auto whole = boost::multiprecision::numerator(thousandths) / boost::multiprecision::denominator(thousandths);
    const bool ends = Ratio(whole) == thousandths;
    const auto number = whole.convert_to<std::int64_t>();
    return fmt::format("{}.{:03}{} €", number / 1000, number % 1000, ends ? "" : "…");
}

/// What the year's declarations come to, before room and debts have their say.
std::string entitlement_formula(const event::RightsCredited& event, const Account& account, const RuleBook& rules,
                                const RuleNames& names) {
    const auto base_of = [&]() -> std::optional<Cents> {
        for (const auto name : names) {
            for (const auto& entry : rules.credit_employee.entries())
                if (entry.name == name) return entry.terms.base;
            for (const auto& entry : rules.credit_increased.entries())
                if (entry.name == name) return entry.terms.base;
            for (const auto& entry : rules.credit_disability.entries())
                if (entry.name == name) return entry.terms.base;
            for (const auto& entry : rules.credit_self_employed.entries())
                if (entry.name == name) return entry.terms.base;
        }
        return std::nullopt;
    };
    const auto base = base_of();
    if (!base) return {};
    const Cents entitlement = account.years.at(event.year).entitlement;
    if (entitlement == *base) return fmt::format("{} for {}", euros_text(*base), static_cast<int>(event.year));
    Ratio share = 0;
    std::string parts;
    for (const Declaration& declared : account.declared(event.year)) {
        if (declared.worked == 0 || declared.category == ActivityCategory::public_agent) continue;
        const std::int64_t whole = declared.category == ActivityCategory::self_employed ? 12 : declared.reference;
        if (whole == 0) continue;
        share += Ratio(declared.worked, whole);
        parts += fmt::format("{}{}/{}", parts.empty() ? "" : " + ", declared.worked, whole);
    }
    const Ratio exact = share * base->count();
    return fmt::format("{} × {} = {} → {}", parts.find('+') == parts.npos ? parts : "(" + parts + ")",
                       euros_text(*base), exact_text(exact), euros_text(entitlement));
}

std::string credit_formula(const event::RightsCredited& event, const Account& account, const RuleBook& rules,
                           const RuleNames& names) {
    std::string text = event.civic ? "one civic activity" : entitlement_formula(event, account, rules, names);
    const Cents entitlement = event.civic ? event.credited + event.truncated : account.years.at(event.year).entitlement;
    const Cents before = entitlement - event.credited - event.truncated;
    if (before > Cents()) text += fmt::format("; {} credited before", euros_text(before));
    if (event.truncated > Cents())
        text += fmt::format("; {} over the ceiling of {}", euros_text(event.truncated), euros_text(event.ceiling));
    if (event.debt > Cents()) text += fmt::format("; {} pay a debt", euros_text(event.debt));
    return text;
}

std::string settlement_formula(const wire::SettlementT& settlement) {
    Cents price;
    for (const auto& line : settlement.lines) price += line->line->cents;
    return fmt::format("{} due of {}, shared over {} lines by largest remainder", euros_text(settlement.due_cents),
                       euros_text(price), settlement.lines.size());
}

}  // namespace

std::string euros_text(Cents cents) {
    const std::int64_t absolute = std::abs(cents.count());
    return fmt::format("{}{}.{:02} €", cents < Cents() ? "−" : "", absolute / 100, absolute % 100);
}

std::string formula_of(const Event& event, const Account& account, const RuleBook& rules) {
    return std::visit(
        Overloaded{
            [&](const event::RightsCredited& e) { return credit_formula(e, account, rules, event.rules); },
            [](const event::HoursConverted& e) {
                return fmt::format("{} × {} = {}", hours_text(e.centihours), euros_text(e.rate), euros_text(e.cents));
            },
            [](const event::RightsReserved& e) {
                return fmt::format("price {} over {} lines, participation {}", euros_text(e.price_cents),
                                   e.lines.size(), euros_text(e.participation_cents));
            },
            [](const event::RightsDebited& e) { return settlement_formula(*e.settlement); },
            [](const event::RightsReleased& e) { return settlement_formula(*e.settlement); },
            [](const event::HolderClaimed& e) {
                return fmt::format("{} claimed, {} withheld at once", euros_text(e.cents), euros_text(e.withheld));
            },
            [](const event::RightsCorrected& e) {
                return fmt::format("{} less for {}, {} of it had been cut off, {} owed",
                                   euros_text(e.cents + e.from_truncated), static_cast<int>(e.year),
                                   euros_text(e.from_truncated), euros_text(e.debt));
            },
            [](const auto&) { return std::string(); },
        },
        event.body);
}

}  // namespace grandlivre::tools
