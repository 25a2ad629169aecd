#include "engine/decide/account/conversion_event.h"

#include "engine/decide/account/available.h"
#include "engine/law/conversion.h"
#include "events/chart.h"

namespace grandlivre {

Event conversion(const Account& account, HourKind kind, Centihours hours, const Dated<ConversionRate>& rate,
                 const Situation& at, const DossierId* dossier) {
    const Bucket bucket = rate.terms.bucket;
    const Cents cents = convert(hours, rate.terms.per_hour);
    RuleNames rules{rate.name};
    const PaidDebt paid = dossier ? PaidDebt{Cents(), cents} : becomes_available(account, bucket, cents, at, rules);

    Dimensions dimensions;
    if (dossier) dimensions = {.dossier = *dossier, .provider = account.hour_dossiers.at(*dossier).provider};
    const HourAccounts from = accounts_of(kind);
    const EuroAccounts into = accounts_of(bucket);
    Postings postings(dimensions);
    postings.debit(dossier ? from.reserved : from.available, from.resource_class, hours)
        .credit(LedgerAccount::converted, from.resource_class, hours)
        .debit(LedgerAccount::converted, into.resource_class, cents)
        .credit(dossier ? into.reserved : into.available, into.resource_class, paid.available)
        .credit(LedgerAccount::holder_debt, into.resource_class, paid.to_debt);
    return fact(at,
                event::HoursConverted{.kind = kind,
                                      .centihours = hours,
                                      .rate = rate.terms.per_hour,
                                      .cents = cents,
                                      .debt = paid.to_debt,
                                      .reserved = dossier != nullptr},
                std::move(rules), std::move(postings));
}

}  // namespace grandlivre
