#include "engine/decide/funder/funder_requests.h"

namespace grandlivre {
namespace {

/// What is refundable of the thing named, and of which class its money is.
struct Refundable {
    Cents cents;
    ResourceClass resource_class{};
};

tl::expected<Refundable, Refusal> refundable(const Funder& funder, const request::RefundFunder& request) {
    if (request.grant != GrantId{}) {
        const auto grant = funder.refundable.find(request.grant);
        if (grant == funder.refundable.end())
            return refuse(Reason::unknown_grant, "the funder was asked for no grant {}", to_text(request.grant));
        return Refundable{grant->second, ResourceClass::grant};
    }
    const auto dossier = funder.recovered.find(request.dossier);
    if (dossier == funder.recovered.end())
        return refuse(Reason::unknown_dossier, "the funder has no part in dossier {}", to_text(request.dossier));
    const bool top_up = funder.receivable.contains(request.dossier);
    return Refundable{dossier->second, top_up ? ResourceClass::top_up : ResourceClass::grant};
}

}  // namespace

/// In parts if need be, never more than there is (CT R6323-42-1, R6333-7-5).
Decision decide(const Funder& funder, const request::RefundFunder& request, const Situation& at) {
    const auto there = refundable(funder, request);
    if (!there) return tl::make_unexpected(there.error());
    if (request.cents > there->cents)
        return refuse(Reason::amount_mismatch, "{} cents are refundable, not {}", there->cents.count(),
                      request.cents.count());
    event::FunderRefunded event;
    event.cents = request.cents;
    Dimensions dimensions = of_funder(at);
    if (request.grant != GrantId{}) {
        event.grant = std::make_unique<wire::GrantPartT>();
        event.grant->grant = request.grant;
        event.grant->funder = request.funder;
        dimensions.grant = request.grant;
    } else {
        event.recovered = std::make_unique<wire::RecoveredDossierT>();
        event.recovered->dossier = request.dossier;
        dimensions.dossier = request.dossier;
    }
    return Events{fact(at, std::move(event), {at.rules.funds_refund.nearest(at.on).name},
                       Postings(dimensions)
                           .debit(LedgerAccount::funder_refundable, there->resource_class, request.cents)
                           .credit(LedgerAccount::bank, there->resource_class, request.cents))};
}

}  // namespace grandlivre
