#pragma once

#include <string>

#include "events/codec/record.h"

/// How entries of the FEC name what an event was.
namespace grandlivre::tools {

struct FecJournal {
    const char* code;
    const char* label;
};

/// What the year begins with.
constexpr FecJournal opening_journal{"AN", "Opening balances"};

/// | code | journal | events |
/// |---|---|---|
/// | BQ | Bank | whatever comes, goes, is sent or comes back: receipts of funders, contributions, transfers, refunds,
/// recoveries | | AC | Services and invoices of providers | settlements of dossiers, invoices, payables, what is offset
/// without a transfer | | VE | Orders of holders | card payments and credit notes of accepted orders | | FI | Grants
/// and top-ups of funders | suspense settled on a call, grants used, ended and refused, top-ups used | | RE |
/// Recoveries | claims from providers, shares that go back | | OD | Other operations | the result of a closed year, and
/// whatever stands above in no other |
FecJournal journal_of(const wire::Record& record);

/// The kind of event in words, and what people know it by: a call, an invoice, a bank's
/// reference. `Invoice accepted F-2020-17`. In ASCII.
std::string label_of(const wire::Record& record);

}  // namespace grandlivre::tools
