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
Json provider_view(Siret siret, const projection::Reader::ProviderAnswer& answer);
/// States of transfers are their providers'.
Json run_view(const RunId& id, const projection::Reader::RunAnswer& answer, const projection::Reader& reader);
/// What is reported of a quarter (CT R6333-9): its own figures, and commitments and cash
/// at its end.
Json quarter_view(const projection::Quarter& quarter, const projection::Reader& reader);
/// How the price would be split.
Json financing_view(const DossierId& id, const Dossier& dossier, Date on, const Financing& financing);
/// By account and unit, or with one more column.
enum class Breakdown { account, book, funder, resource_class, year };
Json trial_balance_view(const projection::Reader& reader, Breakdown by);
Json stats_view(const projection::Reader& reader);

}  // namespace grandlivre::tools
