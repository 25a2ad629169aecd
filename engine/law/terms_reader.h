#pragma once

#include "engine/law/dossier_terms.h"
#include "engine/law/entry_reader.h"
#include "engine/law/payment_terms.h"
#include "engine/law/terms.h"

namespace grandlivre {

/// The keys of each shape of rule, and what each may hold.
void read_terms(EntryReader& entry, NoTerms& terms);
void read_terms(EntryReader& entry, EmployeeCredit& terms);
void read_terms(EntryReader& entry, IncreasedCredit& terms);
void read_terms(EntryReader& entry, FlatCredit& terms);
void read_terms(EntryReader& entry, SelfEmployedCredit& terms);
void read_terms(EntryReader& entry, PublicCredit& terms);
void read_terms(EntryReader& entry, AnnualCeiling& terms);
void read_terms(EntryReader& entry, HourCeilings& terms);
void read_terms(EntryReader& entry, CivicCredit& terms);
void read_terms(EntryReader& entry, HoursCredit& terms);
void read_terms(EntryReader& entry, ConversionRate& terms);
void read_terms(EntryReader& entry, Migration& terms);
void read_terms(EntryReader& entry, HourDossiers& terms);
void read_terms(EntryReader& entry, DebtRecovery& terms);
void read_terms(EntryReader& entry, DebitOrder& terms);
void read_terms(EntryReader& entry, OpenRequests& terms);
void read_terms(EntryReader& entry, Delay& terms);
void read_terms(EntryReader& entry, TermsOfUse& terms);
void read_terms(EntryReader& entry, SettlementTerms& terms);
void read_terms(EntryReader& entry, AttendanceBands& terms);
void read_terms(EntryReader& entry, ResourceOrder& terms);
void read_terms(EntryReader& entry, GrantOrder& terms);
void read_terms(EntryReader& entry, Participation& terms);
void read_terms(EntryReader& entry, UsageCeilings& terms);
void read_terms(EntryReader& entry, LicenceEligibility& terms);
void read_terms(EntryReader& entry, VolunteerSources& terms);
void read_terms(EntryReader& entry, PaymentOffset& terms);
void read_terms(EntryReader& entry, BankReasons& terms);
void read_terms(EntryReader& entry, RecoveryOrder& terms);

}  // namespace grandlivre
