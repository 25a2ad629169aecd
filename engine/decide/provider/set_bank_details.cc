#include "engine/decide/provider/provider_requests.h"
#include "events/values/iban.h"

namespace grandlivre {

/// A transfer goes to the details in force when it is issued, so that a change between
/// invoice and payment counts; never again to an account that a bank called dead.
Decision decide(const Provider& provider, const request::SetBankDetails& request, const Situation& at) {
    const auto iban = Iban::parse(request.iban);
    if (!iban)
        return refuse(Reason::invalid_iban,
                      "\"{}\" is no IBAN: its country's length, capitals and digits without spaces, a checksum of 1",
                      request.iban);
    if (provider.dead_ibans.contains(request.iban))
        return refuse(Reason::dead_iban, "a bank said that {} is closed or wrong", request.iban);
    return Events{
        fact(at, event::BankDetailsSet{.iban = request.iban, .bic = request.bic, .holder_name = request.holder_name},
             {at.rules.provider_bank_details.nearest(at.on).name})};
}

}  // namespace grandlivre
