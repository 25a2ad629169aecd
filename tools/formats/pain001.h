#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "events/values/cents.h"
#include "events/values/date.h"
#include "events/values/iban.h"
#include "events/values/instant.h"
#include "events/values/siret.h"
#include "tools/formats/xml_writer.h"

/// pain.001, the file by which a company asks its bank for credit transfers (ISO
/// 20022, CustomerCreditTransferInitiation), as SEPA narrows it: euros, one
/// payment information, one debit for all of it on the account's statement.
namespace grandlivre::tools {

enum class Pain001Version { v03, v09 };  ///< pain.001.001.03, pain.001.001.09

/// Who pays. Names and remittances are any text: the file has them as `sepa_text`.
struct Debtor {
    std::string name;
    Iban iban;
    std::string bic;  ///< may be empty
    Siren siren;
};

struct Transfer {
    std::string end_to_end_id;  ///< comes back in what the bank answers; `is_reference`
    std::string name;
    Iban iban;
    std::string bic;  ///< may be empty
    Cents amount;     ///< from 1 to `largest_transfer`
    std::string remittance;
};

struct TransferFile {
    std::string message_id;  ///< of the message and of its payment information; `is_reference`
    Instant created;
    Date execution;
    Debtor debtor;
    std::span<const Transfer> transfers;  ///< not empty
    Pain001Version version = Pain001Version::v09;
};

/// What SEPA carries in one transfer (EPC AT-04): 999 999 999.99.
constexpr Cents largest_transfer{99'999'999'999};

/// 1 to 35 characters that come through every bank unchanged (`sepa_text`).
bool is_reference(const std::string& text);

/// What the version's schema takes: the pattern of BICIdentifier, or of the wider
/// BICFIDec2014Identifier.
bool is_bic(const std::string& bic, Pain001Version version);

/// Writes the file as it goes; the same value gives the same bytes. A BIC that
/// its version's schema would refuse is left out, as one that is empty: the bank
/// finds it from the IBAN. Whatever else the schema or SEPA would refuse stops the
/// caller before the first byte.
void write_pain001(const TransferFile& file, const Sink& sink);

/// No limit of a file may be under this: one transfer always fits.
constexpr std::size_t smallest_file_limit = 8'192;

/// Consecutive parts of `transfers`, in order and as few as that gives, whose
/// files have at most `limit` bytes each, whatever message id and dates they get.
std::vector<std::span<const Transfer>> split_transfers(const Debtor& debtor, std::span<const Transfer> transfers,
                                                       Pain001Version version, std::size_t limit);

}  // namespace grandlivre::tools
