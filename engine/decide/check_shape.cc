#include "engine/decide/decide.h"

namespace grandlivre {
namespace {

std::optional<Malformed> malformed(const Request& request, std::string where, std::string found, std::string expected) {
    return Malformed{std::move(where), std::move(found), std::move(expected), request.id};
}

std::optional<Malformed> check(const Request& request, const request::DeclareActivity& body) {
    const bool months = body.unit == WorkUnit::months, self_employed = body.category == ActivityCategory::self_employed;
    if (months != self_employed)
        return malformed(
            request, "unit", wire::EnumNameWorkUnit(body.unit),
            self_employed ? "months, for self_employed" : "hours, days or pay: months are for self_employed");
    if (body.unit == WorkUnit::pay && body.reference == 0)
        return malformed(request, "reference", "nothing", "the full-time pay, which unit pay needs");
    return std::nullopt;
}

std::optional<Malformed> check(const Request& request, const request::CreditCivic& body, const RuleBook& rules) {
    const auto* rule = rules.credit_civic.find_or_first(request.on);
    if (!rule) return std::nullopt;  // ended: a wrong date, no wrong shape
    if (body.cents >= rule->terms.minimum && body.cents <= rule->terms.maximum) return std::nullopt;
    return malformed(request, "cents", fmt::format("{}", body.cents.count()),
                     fmt::format("an integer from {} to {}", rule->terms.minimum.count(), rule->terms.maximum.count()));
}

template <class Body>
std::optional<Malformed> check_reservable(const Request& request, const Body& body) {
    if (body.kind != HourKind::public_) return std::nullopt;
    return malformed(request, "kind", "public", "one of cpf, dif, cec");
}

}  // namespace

std::optional<Malformed> check_shape(const Request& request, const RuleBook& rules) {
    if (const auto* body = std::get_if<request::DeclareActivity>(&request.body)) return check(request, *body);
    if (const auto* body = std::get_if<request::CreditCivic>(&request.body)) return check(request, *body, rules);
    if (const auto* body = std::get_if<request::ReserveHours>(&request.body)) return check_reservable(request, *body);
    if (const auto* body = std::get_if<request::DebitHours>(&request.body)) return check_reservable(request, *body);
    if (const auto* body = std::get_if<request::ReleaseHours>(&request.body)) return check_reservable(request, *body);
    return std::nullopt;
}

}  // namespace grandlivre
