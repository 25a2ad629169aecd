#pragma once

#include "engine/law/rule_book.h"
#include "engine/log/record_buffer.h"
#include "engine/state/account.h"
#include "engine/state/provider.h"
#include "events/request.h"
#include "tools/output/listing.h"

/// Where each cent of an account comes from: a tree from buckets to movements, each with
/// its event, the request that caused it, the entries of the rule book that decided it
/// with their articles, and the figures put into the formula.
namespace grandlivre::tools {

/// The books that the ledger adopted, the latest last: events name entries of any.
using RuleBooks = std::vector<RuleBook>;

/// `records`: the account's, oldest first. The leaves of each bucket sum to what the
/// account holds there, or it throws BrokenInvariant.
Json explain_account(const AccountId& id, const RecordBuffer& records, const RuleBooks& books);

/// The same for one dossier: its movements alone, by line of the split.
Json explain_dossier(const AccountId& account, const DossierId& id, const RecordBuffer& records,
                     const RuleBooks& books);

/// The same for a transfer: what it pays and who had paid that, and its movements. Its
/// provider has one of this end-to-end id; `records` are the provider's.
Json explain_payment(Siret provider, const std::string& end_to_end_id, const Provider& state,
                     const RecordBuffer& records, const RuleBooks& books);

/// The tree as text for a person.
std::string explain_text(const Json& tree);

}  // namespace grandlivre::tools
