#include "engine/decide/checks.h"
#include "engine/decide/decide.h"
#include "events/chart.h"

namespace grandlivre {

/// CT L5151-2: what is left is forfeited. The debt stays.
Decision decide(const Account& account, const request::CloseAccount&, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    for (const auto& [id, dossier] : account.hour_dossiers)
        if (!dossier.ended()) return refuse(Reason::wrong_state, "dossier {} is in state hours_reserved", to_text(id));
    for (const auto& [id, dossier] : account.dossiers)
        if (dossier.under_way())
            return refuse(Reason::wrong_state, "dossier {} is in state {}", to_text(id),
                          wire::EnumNameDossierState(dossier.state));
    const auto* rule = at.rules.account_closing.find_or_first(at.on);
    if (!rule) return refuse_no_rule("account.closing", at);

    Postings postings;
    Cents forfeited;
    Centihours forfeited_hours;
    for (const Bucket bucket : euro_buckets) {
        const EuroAccounts accounts = accounts_of(bucket);
        const Cents left = account.holdings.available(bucket);
        postings.debit(accounts.available, accounts.resource_class, left)
            .credit(LedgerAccount::forfeited, accounts.resource_class, left);
        forfeited += left;
    }
    for (const HourKind kind : hour_kinds) {
        const HourAccounts accounts = accounts_of(kind);
        const Centihours left = account.holdings.available(kind);
        postings.debit(accounts.available, accounts.resource_class, left)
            .credit(LedgerAccount::forfeited, accounts.resource_class, left);
        forfeited_hours += left;
    }
    event::AccountClosed event;
    event.forfeited_hours = forfeited_hours;
    for (const auto& [id, part] : account.holdings.grants) {
        if (part.available == 0) continue;
        const Cents left(part.available);
        const Siren funder = account.grants.at(id).funder;
        postings.of({.dossier = {}, .provider = {}, .funder = funder, .grant = id})
            .debit(LedgerAccount::grant_available, ResourceClass::grant, left)
            .credit(LedgerAccount::forfeited, ResourceClass::grant, left);
        forfeited += left;
        auto& grant = *event.grants.emplace_back(std::make_unique<wire::ForfeitedGrantT>());
        grant.grant = std::make_unique<wire::GrantPartT>();
        grant.grant->grant = id;
        grant.grant->funder = funder;
        grant.cents = left;
    }
    event.forfeited = forfeited;
    return Events{fact(at, std::move(event), {rule->name}, std::move(postings))};
}

}  // namespace grandlivre
