#pragma once

#include "engine/state/stream_state.h"
#include "engine/store/archive.h"

/// How states of streams are rows of a store. A changed row is rebuilt from the
/// journal: nothing here is for ever.
namespace grandlivre {

template <class Archive>
void fields(Archive& ar, Declaration& d) {
    archive_all(ar, d.employer, d.category, d.worked, d.reference, d.unit, d.disability, d.contribution_paid);
}
template <class Archive>
void fields(Archive& ar, ActivityYear& year) {
    archive_all(ar, year.entitlement, year.truncated, year.public_entitlement, year.public_truncated);
}
template <class Archive>
void fields(Archive& ar, HourDossier& dossier) {
    archive_all(ar, dossier.kind, dossier.held, dossier.in_euros, dossier.provider);
}
template <class Archive>
void fields(Archive& ar, TopUp& top_up) {
    archive_all(ar, top_up.funder, top_up.kind, top_up.cents);
}
template <class Archive>
void fields(Archive& ar, SplitPart& part) {
    archive_all(ar, part.source, part.grant, part.funder, part.kind, part.reserved, part.debited, part.released,
                part.forfeited, part.refunded, part.credit_note);
}
template <class Archive>
void fields(Archive& ar, Dossier& d) {
    archive_all(ar, d.state, d.payment, d.control, d.provider, d.training, d.certification, d.price, d.start, d.end,
                d.job_seeker, d.requested_on, d.acknowledged, d.last_day, d.top_ups, d.asked, d.awaited, d.accepted_on,
                d.withdraw_by, d.cgu, d.participation, d.split, d.started_on, d.ended_on, d.rate, d.motive,
                d.force_majeure, d.refused, d.control_closed_on, d.due, d.refundable, d.invoice, d.payments);
}
template <class Archive>
void fields(Archive& ar, Grant& grant) {
    archive_all(ar, grant.funder, grant.kind, grant.restriction, grant.use_by, grant.refund_unused, grant.arrived);
}
template <class Archive>
void fields(Archive& ar, Account& account) {
    archive_all(ar, account.status, account.frozen_for, account.holdings, account.qualification, account.years,
                account.declarations, account.converted_hours, account.civic_activities, account.civic_categories,
                account.hour_dossiers, account.dossiers, account.grants);
}
template <class Archive>
void fields(Archive& ar, wire::CallLineT& line) {
    archive_all(ar, line.account, line.grant, line.kind, line.cents, line.restriction, line.use_by, line.refund_unused);
}
template <class Archive>
void fields(Archive& ar, Call& call) {
    archive_all(ar, call.cents, call.received, call.funded, call.lines);
}
template <class Archive>
void fields(Archive& ar, Receipt& receipt) {
    archive_all(ar, receipt.in_suspense, receipt.call, receipt.cause);
}
template <class Archive>
void fields(Archive& ar, Funder& funder) {
    archive_all(ar, funder.known, funder.totals, funder.calls, funder.receipts, funder.receivable, funder.refundable,
                funder.recovered, funder.contributions);
}
template <class Archive>
void fields(Archive& ar, PaidShare& share) {
    archive_all(ar, share.resource_class, share.cents, share.grant, share.funder, share.kind);
}
template <class Archive>
void fields(Archive& ar, ProviderPayable& payable) {
    archive_all(ar, payable.account, payable.invoice, payable.cents, payable.due_on, payable.shares, payable.state);
}
template <class Archive>
void fields(Archive& ar, BankDetails& bank) {
    archive_all(ar, bank.iban, bank.bic, bank.holder_name);
}
template <class Archive>
void fields(Archive& ar, ClaimedPart& part) {
    archive_all(ar, part.claim, part.cents);
}
template <class Archive>
void fields(Archive& ar, MovedShare& share) {
    archive_all(ar, share.claim, share.part, share.cents);
}
template <class Archive>
void fields(Archive& ar, Payment& payment) {
    archive_all(ar, payment.run, payment.iban, payment.cents, payment.offsets, payment.dossiers, payment.state,
                payment.reached, payment.reason, payment.shares);
}
template <class Archive>
void fields(Archive& ar, Claim& claim) {
    archive_all(ar, claim.dossier, claim.cents, claim.taken, claim.parts, claim.moved);
}
template <class Archive>
void fields(Archive& ar, Provider& provider) {
    archive_all(ar, provider.known, provider.nda, provider.name, provider.registered, provider.suspended, provider.bank,
                provider.dead_ibans, provider.totals, provider.payables, provider.payments, provider.offset_runs,
                provider.claims);
}
template <class Archive>
void fields(Archive& ar, RunTransfer& transfer) {
    archive_all(ar, transfer.end_to_end_id, transfer.cents, transfer.iban, transfer.bic, transfer.holder_name,
                transfer.dossiers, transfer.batch);
}
template <class Archive>
void fields(Archive& ar, RunBatch& batch) {
    archive_all(ar, batch.on, batch.payments, batch.cents);
}
template <class Archive>
void fields(Archive& ar, Run& run) {
    archive_all(ar, run.known, run.transfers, run.batches);
}

}  // namespace grandlivre
