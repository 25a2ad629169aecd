#include "engine/decide/provider/provider_requests.h"
#include "events/values/iban.h"

/// Who a provider is, where its money goes, and whether it may be paid.
namespace grandlivre {

Decision decide(const Provider&, const request::RegisterProvider& request, const Situation& at) {
    return Events{fact(at, event::ProviderRegistered{.nda = request.nda, .name = request.name},
                       {at.rules.provider_registration.nearest(at.on).name})};
}

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

Decision decide(const Provider& provider, const request::SuspendPayments& request, const Situation& at) {
    if (provider.suspended) return refuse(Reason::wrong_state, "the provider's payments are suspended already");
    return Events{
        fact(at, event::PaymentsSuspended{.cause = request.cause}, {at.rules.provider_suspension.nearest(at.on).name})};
}

Decision decide(const Provider& provider, const request::ResumePayments& request, const Situation& at) {
    if (!provider.suspended) return refuse(Reason::wrong_state, "the provider's payments are not suspended");
    return Events{
        fact(at, event::PaymentsResumed{.cause = request.cause}, {at.rules.provider_suspension.nearest(at.on).name})};
}

}  // namespace grandlivre
