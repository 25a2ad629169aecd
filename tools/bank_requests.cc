#include "tools/bank_requests.h"

#include "tools/batch_files.h"
#include "tools/input/operator_request.h"

namespace grandlivre::tools {
namespace {

const char* name(BankStatus status) {
    switch (status) {
        case BankStatus::accepted: return "accepted";
        case BankStatus::settled: return "settled";
        case BankStatus::rejected: return "rejected";
        case BankStatus::returned: return "returned";
    }
    return "";
}

/// The provider of a transfer of ours: its SIRET begins the end-to-end id.
std::optional<Siret> provider_of(const std::string& end_to_end_id) {
    constexpr std::size_t siret = 14, whole = 35;
    if (end_to_end_id.size() != whole || end_to_end_id[siret] != '-') return std::nullopt;
    return Siret::parse(end_to_end_id.substr(0, siret));
}

Incoming status_request(const RequestId& id, Siret provider, const std::string& end_to_end_id, BankStatus status,
                        const std::string& reason, Date on) {
    nlohmann::ordered_json fields{
        {"provider", to_text(provider)}, {"end_to_end_id", end_to_end_id}, {"status", name(status)}};
    if (!reason.empty()) fields["reason"] = reason;
    return derived_request(id, "bank", "RecordBankStatus", on, std::move(fields));
}

/// Our file that a status is of: it has one payment information of its own name.
const std::string& file_of(const GroupStatus& status) {
    return status.original_payment_information_id.empty() ? status.original_message_id
                                                          : status.original_payment_information_id;
}

BankRequests::Made unmatched(std::string reference, std::string why, std::uint64_t line) {
    return {{}, {{std::move(reference), std::move(why), line}}};
}

}  // namespace

void AnsweredFiles::hear(const BankFact& fact) {
    const auto* group = std::get_if<GroupStatus>(&fact);
    if (!group) return;
    if (const auto reference = parse_batch_reference(file_of(*group))) run_digits_.insert(reference->run_digits);
}

bool AnsweredFiles::of(const RunId& run) const { return run_digits_.contains(run_digits(run)); }

BankRequests::BankRequests(const projection::Reader& reader, const AnsweredFiles& answered) {
    reader.each_run([&](const RunId& id) { return answered.of(id); },
                    [&](const RunId& id, const Run& run) { runs_.emplace(run_digits(id), run); });
}

RequestId BankRequests::id_of(const std::string& message, const std::string& entry, const std::string& payment) const {
    return {uuid_v5({}, fmt::format("{}/{}/{}", message, entry, payment))};
}

BankRequests::Made BankRequests::of(const BankFact& fact) const {
    return std::visit([&](const auto& of_kind) { return of(of_kind); }, fact);
}

BankRequests::Made BankRequests::of(const PaymentStatus& status) const {
    const auto provider = provider_of(status.end_to_end_id);
    if (!provider) return unmatched(status.end_to_end_id, "no end-to-end id of ours", status.line);
    const RequestId id = id_of(status.message_id, status.entry_reference, status.end_to_end_id);
    return {{status_request(id, *provider, status.end_to_end_id, status.status, status.reason, status.on)}, {}};
}

/// The message id of our file says which transfers it carried.
BankRequests::Made BankRequests::of(const GroupStatus& status) const {
    const std::string& id = file_of(status);
    const auto reference = parse_batch_reference(id);
    const auto run = reference ? runs_.find(reference->run_digits) : runs_.end();
    if (run == runs_.end()) return unmatched(id, "no file of ours", status.line);
    const auto transfers = batch_transfers(run->second, reference->batch);
    if (std::uint64_t{reference->first} + reference->count > transfers.size())
        return unmatched(id, "no file of ours: the batch has fewer transfers", status.line);
    Made made;
    for (std::size_t i = reference->first; i < reference->first + reference->count; ++i) {
        const auto& [provider, transfer] = transfers[i];
        made.requests.push_back(status_request(id_of(status.message_id, id, transfer.end_to_end_id), provider,
                                               transfer.end_to_end_id, status.status, status.reason, status.on));
    }
    return made;
}

BankRequests::Made BankRequests::of(const Receipt& receipt) const {
    constexpr std::size_t prefix = 4, siren = 9;
    const auto funder = Siren::parse(receipt.label.substr(prefix, siren));
    if (!funder) return unmatched(receipt.label, "no SIREN in the label", receipt.line);
    return {{derived_request(id_of(receipt.message_id, receipt.entry_reference, receipt.bank_reference), "bank",
                             "ReceiveFunds", receipt.on,
                             {{"funder", to_text(*funder)},
                              {"call", receipt.label},
                              {"cents", receipt.amount.count()},
                              {"bank_reference", receipt.bank_reference}})},
            {}};
}

BankRequests::Made BankRequests::of(const Unknown& unknown) const {
    return unmatched(unknown.reference, unknown.what, unknown.line);
}

std::string dead_letter_text(const std::string& file, const Unmatched& unmatched) {
    return nlohmann::ordered_json{
        {"bank_file", file}, {"line", unmatched.line}, {"reference", unmatched.reference}, {"why", unmatched.why}}
        .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace grandlivre::tools
