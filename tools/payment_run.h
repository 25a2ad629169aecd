#pragma once

#include <string>
#include <vector>

#include "engine/runtime/engine.h"
#include "projections/reads.h"

/// A payment run as the operator carries it out: who is to be paid, and the requests
/// that do it. Their ids are made of the run and of what they were decided on, so that
/// a run that is started again, after a crash or by mistake, pays nobody twice and
/// misses nobody.
namespace grandlivre::tools {

/// A provider with something due that the run does not pay, and why.
struct WaitingProvider {
    Siret provider;
    Cents cents;
    std::string why;
};

struct PaymentRun {
    RunId run;
    Date on;
    Date due_by;
};

struct DueProviders {
    std::vector<Siret> payable;
    std::vector<WaitingProvider> waiting;
};

/// Who has something due, out of one snapshot.
DueProviders due_providers(const projection::Reader& reader, const PaymentRun& run);

/// One IssuePayment a provider. The id holds what the provider's stream was when it was
/// asked for: asked again of the same, it is a duplicate; of another, it is decided anew.
std::vector<Incoming> issue_requests(const projection::Reader& reader, const PaymentRun& run,
                                     const std::vector<Siret>& providers);

/// Seals what no batch has; nothing if there is nothing to seal.
std::optional<Incoming> seal_request(const projection::Reader& reader, const PaymentRun& run);

}  // namespace grandlivre::tools
