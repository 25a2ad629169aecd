#include "engine/law/terms_reader.h"

namespace grandlivre {
namespace {

/// Reasons of SEPA rejections, returns and recalls (ISO 20022 external codes).
constexpr std::string_view reasons[] = {"AC01", "AC03", "AC04", "AC06", "AG01", "AG02", "AM04", "AM05", "AM09",
                                        "ARDT", "BE01", "BE04", "CNOR", "CUST", "DUPL", "ED05", "FOCR", "FR01",
                                        "FRAD", "LEGL", "MD07", "MS02", "MS03", "NARR", "NOAS", "NOOR", "RC01",
                                        "RR01", "RR02", "RR03", "RR04", "TECH", "TM01"};

std::vector<std::string> reason_list(EntryReader& entry, std::string_view key) {
    std::vector<std::string> list;
    for (const std::size_t place : entry.list_of(key, reasons)) list.emplace_back(reasons[place]);
    return list;
}

}  // namespace

void read_terms(EntryReader& entry, PaymentOffset& terms) { terms = {.offset = entry.flag("offset")}; }

void read_terms(EntryReader& entry, BankReasons& terms) {
    terms = {.dead_iban = reason_list(entry, "dead_iban"), .suspending = reason_list(entry, "suspending")};
}

void read_terms(EntryReader& entry, RecoveryOrder& terms) {
    constexpr std::string_view names[] = {"mutualised", "nobody"};
    terms = {.mutualised_first = entry.one_of("first", names) == 0};
}

}  // namespace grandlivre
