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
    }

    static std::vector<RuleVector>& vectors(RuleBook& book) { return book.vectors_; }
    static std::string& text(RuleBook& book) { return book.text_; }
};

}  // namespace grandlivre
