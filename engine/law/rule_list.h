#pragma once

#include "engine/law/rule_book.h"

namespace grandlivre {

/// THE LIST: each rule's name in the book and where it lies in memory. A rule of
/// this list that a book lacks, or one of a book that the list lacks, is an error.
struct RuleList {
    template <class Book, class Visit>
    static void visit(Book& book, Visit&& rule) {
        rule("credit.employee", book.credit_employee);
        rule("credit.increased", book.credit_increased);
        rule("credit.disability", book.credit_disability);
        rule("credit.esat", book.credit_esat);
        rule("credit.self_employed", book.credit_self_employed);
        rule("credit.public_agent", book.credit_public_agent);
        rule("credit.civic", book.credit_civic);
        rule("ceiling.annual", book.ceiling_annual);
        rule("ceiling.public", book.ceiling_public);
        rule("credit_hours.cpf", book.credit_hours_[0]);
        rule("credit_hours.dif", book.credit_hours_[1]);
        rule("credit_hours.cec", book.credit_hours_[2]);
        rule("credit_hours.public", book.credit_hours_[3]);
        rule("conversion.cpf", book.conversion_[0]);
        rule("conversion.dif", book.conversion_[1]);
        rule("conversion.cec", book.conversion_[2]);
        rule("conversion.public", book.conversion_[3]);
        rule("hours.migration", book.hours_migration);
        rule("hours.dossiers", book.hours_dossiers);
        rule("account.opening", book.account_opening);
        rule("account.freezing", book.account_freezing);
        rule("account.closing", book.account_closing);
        rule("qualification.declaring", book.qualification_declaring);
        rule("qualification.revoking", book.qualification_revoking);
        rule("debt.recovery", book.debt_recovery);
        rule("debit.without_payment", book.debit_without_payment);
        rule("enrolment.requests", book.enrolment_requests);
        rule("cgu.version", book.cgu_version);
        rule("delay.provider_answer", book.delay_provider_answer);
        rule("delay.prerequisites", book.delay_prerequisites);
        rule("delay.holder_answer", book.delay_holder_answer);
        rule("delay.session_start", book.delay_session_start);
        rule("delay.withdrawal", book.delay_withdrawal);
        rule("delay.cancellation", book.delay_cancellation);
        rule("delay.start_declaration", book.delay_start_declaration);
        rule("delay.validation", book.delay_validation);
        rule("delay.payment", book.delay_payment);
        rule("delay.holder_refund", book.delay_holder_refund);
        rule("dossier.steps", book.dossier_steps);
        rule("dossier.control", book.dossier_control);
        rule("financing.order", book.financing_order);
        rule("financing.grants", book.financing_grants);
        rule("financing.participation", book.financing_participation);
        rule("financing.usage", book.financing_usage);
        rule("financing.light_licence", book.financing_light_licence);
        rule("financing.volunteer", book.financing_volunteer);
        rule("settlement.without_cost", book.settlement_[0]);
        rule("settlement.late", book.settlement_[1]);
        rule("settlement.completed", book.settlement_[2]);
        rule("settlement.mostly_attended", book.settlement_[3]);
        rule("settlement.partly_attended", book.settlement_[4]);
        rule("settlement.barely_attended", book.settlement_[5]);
        rule("settlement.force_majeure", book.settlement_[6]);
        rule("settlement.postponed", book.settlement_[7]);
        rule("settlement.stopped", book.settlement_[8]);
        rule("settlement.bands", book.settlement_bands);
        rule("top_up.commitment", book.top_up_commitment);
        rule("grant.booking", book.grant_booking);
        rule("grant.expiry", book.grant_expiry);
        rule("funds.call", book.funds_call);
        rule("funds.receipt", book.funds_receipt);
        rule("funds.refund", book.funds_refund);
        rule("holder.refund", book.holder_refund);
        rule("billing.invoice", book.billing_invoice);
        rule("provider.registration", book.provider_registration);
        rule("provider.bank_details", book.provider_bank_details);
        rule("provider.suspension", book.provider_suspension);
        rule("payment.issue", book.payment_issue);
        rule("payment.horizon", book.payment_horizon);
        rule("payment.offset", book.payment_offset);
        rule("payment.status", book.payment_status);
        rule("run.seal", book.run_seal);
        rule("recovery.claim", book.recovery_claim);
        rule("recovery.shares", book.recovery_shares);
        rule("fund.contribution", book.fund_contribution);
        rule("fund.closing", book.fund_closing);
    }

    static std::vector<RuleVector>& vectors(RuleBook& book) { return book.vectors_; }
    static std::string& text(RuleBook& book) { return book.text_; }
};

}  // namespace grandlivre
