#pragma once

#include "engine/decide/provider/provider_requests.h"

/// Rungs that the ladders of providers share.
namespace grandlivre {

/// The provider was never to be paid for the dossier.
inline std::optional<Refusal> refuse_unknown_payable(const Provider& provider, const DossierId& dossier) {
    if (provider.payables.contains(dossier)) return std::nullopt;
    return Refusal{Reason::unknown_dossier,
                   fmt::format("the provider has no payable for dossier {}", to_text(dossier))};
}

}  // namespace grandlivre
