#include <algorithm>
#include <set>

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

std::optional<Malformed> check_session(const Request& request, const wire::SessionT& session) {
    if (session.start <= session.end) return std::nullopt;
    return malformed(request, "session.end", to_text(session.end),
                     "no day before its start, " + to_text(session.start));
}

std::optional<Malformed> check(const Request& request, const request::AcceptProposal& body) {
    if (body.card_cents == Cents() || !body.payment_reference.empty()) return std::nullopt;
    return malformed(request, "payment_reference", "nothing", "the reference of the card payment");
}

std::optional<Malformed> check(const Request& request, const request::DeclareEnd& body) {
    constexpr int all = 100;
    if ((body.motive == EndMotive::completed) == (body.rate == all)) return std::nullopt;
    return malformed(request, "rate", fmt::format("{}", body.rate),
                     body.motive == EndMotive::completed ? "100, for completed" : "less than 100, or motive completed");
}

std::optional<Malformed> check(const Request& request, const request::CloseControl& body) {
    if ((body.result == ControlResult::corrected) == body.rate.has_value()) return std::nullopt;
    return body.rate ? malformed(request, "rate", fmt::format("{}", *body.rate), "none: it belongs to corrected")
                     : malformed(request, "rate", "nothing", "an integer from 0 to 100, for corrected");
}

std::optional<Malformed> check(const Request& request, const request::SubmitInvoice& body) {
    if (body.vat_cents <= body.cents) return std::nullopt;
    return malformed(request, "vat_cents", fmt::format("{}", body.vat_cents.count()),
                     fmt::format("at most cents, {}", body.cents.count()));
}

/// A SEPA transfer carries 140 characters (EPC AT-05); UTF-8 continues a character
/// with bytes of 10xxxxxx.
std::optional<Malformed> check_label(const Request& request, const std::string& call) {
    constexpr std::ptrdiff_t longest = 140;
    const auto characters = std::count_if(call.begin(), call.end(),
                                          [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; });
    if (characters <= longest) return std::nullopt;
    return malformed(request, "call", fmt::format("{} characters", characters), "1 to 140 characters");
}

std::optional<Malformed> check(const Request& request, const request::RefundFunder& body) {
    const bool grant = body.grant != GrantId{}, dossier = body.dossier != DossierId{};
    if (grant != dossier) return std::nullopt;
    return malformed(request, grant ? "dossier" : "grant", grant ? to_text(body.dossier) : "nothing",
                     "a grant or a dossier, one of the two");
}

/// `2020-Q1` or `2024-07`.
bool is_period(std::string_view text) {
    const auto digit = [&](std::size_t place, char first, char last) {
        return text[place] >= first && text[place] <= last;
    };
    if (text.size() != 7 || text[4] != '-') return false;
    for (std::size_t i = 0; i < 4; ++i)
        if (!digit(i, '0', '9')) return false;
    if (text[5] == 'Q') return digit(6, '1', '4');
    return (text[5] == '0' && digit(6, '1', '9')) || (text[5] == '1' && digit(6, '0', '2'));
}

std::optional<Malformed> check(const Request& request, const request::ReceiveContribution& body) {
    if (is_period(body.period)) return std::nullopt;
    return malformed(request, "period", body.period, "a quarter like 2020-Q1, or a month like 2024-07");
}

/// `CPF-SIREN-CVCV-DDMMYY`: what the funder writes on its transfer.
bool is_call_label(std::string_view text, Siren funder) {
    const std::string prefix = "CPF-" + to_text(funder) + "-";
    constexpr std::size_t letters = 4, digits = 6;
    if (!text.starts_with(prefix) || text.size() != prefix.size() + letters + 1 + digits) return false;
    text.remove_prefix(prefix.size());
    const auto all = [](std::string_view part, char first, char last) {
        return std::all_of(part.begin(), part.end(), [&](char c) { return c >= first && c <= last; });
    };
    return all(text.substr(0, letters), 'A', 'Z') && text[letters] == '-' && all(text.substr(letters + 1), '0', '9');
}

std::optional<Malformed> check(const Request& request, const request::CallFunds& body) {
    constexpr std::size_t most_lines = 4'096;
    if (!is_call_label(body.call, body.funder))
        return malformed(request, "call", body.call, "CPF-" + to_text(body.funder) + "-, four capitals, -, six digits");
    if (body.lines.size() > most_lines)
        return malformed(request, "lines", fmt::format("{} lines", body.lines.size()), "at most 4096");
    std::set<GrantId> grants;
    for (std::size_t i = 0; i < body.lines.size(); ++i)
        if (!grants.insert(body.lines[i]->grant).second)
            return malformed(request, fmt::format("lines[{}].grant", i), to_text(body.lines[i]->grant),
                             "each grant once in a call");
    return std::nullopt;
}

}  // namespace

std::optional<Malformed> check_shape(const Request& request, const RuleBook& rules) {
    using None = std::optional<Malformed>;
    return std::visit(Overloaded{
                          [&](const request::CreditCivic& body) { return check(request, body, rules); },
                          [&](const request::ReserveHours& body) { return check_reservable(request, body); },
                          [&](const request::DebitHours& body) { return check_reservable(request, body); },
                          [&](const request::ReleaseHours& body) { return check_reservable(request, body); },
                          [&](const request::RequestEnrolment& body) { return check_session(request, *body.session); },
                          [&](const request::ProposeOrder& body) { return check_session(request, *body.session); },
                          [&](const request::ReceiveFunds& body) { return check_label(request, body.call); },
                          [&](const request::AllocateSuspense& body) { return check_label(request, body.call); },
                          [&](const auto& body) -> None {
                              if constexpr (requires { check(request, body); })
                                  return check(request, body);
                              else
                                  return std::nullopt;
                          },
                      },
                      request.body);
}

}  // namespace grandlivre
