#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// Card money went back to the holder, out of what the settlement refunded.
Decision decide(const Account& account, const request::RecordHolderRefund& request, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_dossier(account, request.dossier));
    const auto found = account.dossiers.find(request.dossier);
    const Cents refundable = found == account.dossiers.end() ? Cents() : found->second.refundable;
    if (request.cents > refundable)
        return refuse(Reason::amount_mismatch, "{} cents are refundable, not {}", refundable.count(),
                      request.cents.count());
    event::HolderRefunded event;
    event.dossier = request.dossier;
    event.cents = request.cents;
    event.payment_reference = request.payment_reference;
    return Events{
        fact(at, std::move(event), named({&at.rules.holder_refund.nearest(at.on)}),
             Postings({.dossier = request.dossier, .provider = found->second.provider, .funder = {}, .grant = {}})
                 .debit(LedgerAccount::holder_refundable, ResourceClass::holder, request.cents)
                 .credit(LedgerAccount::bank, ResourceClass::holder, request.cents))};
}

}  // namespace grandlivre
