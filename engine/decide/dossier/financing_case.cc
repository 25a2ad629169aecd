#include "engine/decide/dossier/financing_case.h"

namespace grandlivre {

FinancingCase financing_case(const Account& account, const Dossier& dossier, Date on) {
    FinancingCase offer;
    offer.on = on;
    offer.price = dossier.price;
    offer.training = dossier.training;
    offer.job_seeker = dossier.job_seeker;
    offer.annual = account.holdings.available(Bucket::annual);
    offer.dif = account.holdings.available(Bucket::dif);
    offer.cec = account.holdings.available(Bucket::cec);
    for (const auto& [id, grant] : account.grants)
        if (const auto part = account.holdings.grant(id); part.available > 0)
            offer.grants.push_back(
                {id, grant.funder, grant.kind, grant.use_by, grant.restriction, Cents(part.available)});
    for (const TopUp& top_up : dossier.top_ups) offer.top_ups.push_back({top_up.funder, top_up.kind, top_up.cents});
    return offer;
}

}  // namespace grandlivre
