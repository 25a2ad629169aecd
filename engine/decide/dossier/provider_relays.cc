#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

/// What a provider's stream tells a dossier: open or closed, its account books it as it
/// comes.
namespace grandlivre {

Decision decide(const Account& account, const request::MarkPaid& relay, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_dossier(account, relay.dossier));
    return Events{fact(at, event::DossierPaid{.dossier = relay.dossier, .payment = relay.payment},
                       named({&at.rules.payment_status.nearest(at.on)}))};
}

Decision decide(const Account& account, const request::MarkReopened& relay, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_dossier(account, relay.dossier));
    return Events{fact(at, event::DossierReopened{.dossier = relay.dossier, .payment = relay.payment},
                       named({&at.rules.payment_status.nearest(at.on)}))};
}

/// The holder's part of what a provider gave back: card and credit note together.
Decision decide(const Account& account, const request::ShareRecovered& relay, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_dossier(account, relay.dossier));
    const Cents cents = relay.share->cents;
    return Events{fact(at, relay, named({&at.rules.recovery_shares.nearest(at.on)}),
                       Postings({.dossier = relay.dossier, .provider = relay.provider, .funder = {}, .grant = {}})
                           .debit(LedgerAccount::relay_clearing, ResourceClass::holder, cents)
                           .credit(LedgerAccount::holder_refundable, ResourceClass::holder, cents))};
}

}  // namespace grandlivre
