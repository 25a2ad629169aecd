#pragma once

#include "engine/decide/decision.h"

namespace grandlivre {

/// Where the money of one line of a split stands. Card and credit note are the
/// holder's own: no rights.
struct SplitAccounts {
    ResourceClass resource_class{};
    std::optional<Bucket> bucket;  ///< of rights
    bool rights() const { return bucket.has_value(); }
};
SplitAccounts accounts_of(SplitSource source);

/// The dimensions of a line's postings.
Dimensions dimensions_of(const SplitPart& part, const DossierId& dossier, Siret provider);

/// The line as events carry it.
std::unique_ptr<wire::SplitLineT> wire_line(const SplitPart& part);

}  // namespace grandlivre
