#pragma once

#include "engine/law/financing.h"
#include "projections/reads.h"
#include "tools/output/listing.h"

/// The JSON of reads: names and shapes of the public contract.
namespace grandlivre::tools {

Json account_view(const AccountId& id, const projection::Reader::AccountAnswer& answer,
                  const projection::Reader& reader);
Json statement_view(const std::vector<projection::Reader::StatementLine>& lines);
Json dossier_view(const DossierId& id, const projection::Reader::DossierAnswer& answer);
Json funder_view(Siren siren, const projection::Reader::FunderAnswer& answer);
/// How the price would be split.
Json financing_view(const DossierId& id, const Dossier& dossier, Date on, const Financing& financing);
Json trial_balance_view(const std::vector<projection::Reader::LedgerTotal>& totals);
Json stats_view(const projection::Reader& reader);

}  // namespace grandlivre::tools
