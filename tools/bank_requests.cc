#include "tools/bank_requests.h"

#include "tools/batch_files.h"
#include "tools/input/operator_request.h"

namespace grandlivre::tools {
namespace {

using Lines = std::vector<Incoming>;

const char* name(BankStatus status) {
    switch (status) {
        case BankStatus::accepted: return "accepted";
        case BankStatus::settled: return "settled";
        case BankStatus::rejected: return "rejected";
        case BankStatus::returned: return "returned";
    }
    return "";
}

RequestId id_of(const std::string& message, const std::string& entry, const std::string& payment) {
    return {uuid_v5({}, fmt::format("{}/{}/{}", message, entry, payment))};
}

Incoming status_request(const RequestId& id, Siret provider, const std::string& end_to_end_id, BankStatus status,
                        const std::string& reason, Date on) {
    nlohmann::ordered_json fields{
        {"provider", to_text(provider)}, {"end_to_end_id", end_to_end_id}, {"status", name(status)}};
    if (!reason.empty()) fields["reason"] = reason;
    return derived_request(id, "bank", "RecordBankStatus", on, std::move(fields));
}

Lines requests(const PaymentStatus& status, const BankReview&) {
    Lines lines;
    lines.push_back(status_request(id_of(status.message_id, status.entry_reference, status.end_to_end_id),
                                   provider_of(status.end_to_end_id).value(), status.end_to_end_id, status.status,
                                   status.reason, status.on));
    return lines;
}

/// The message id of our file says which transfers it carried.
Lines requests(const GroupStatus& status, const BankReview& review) {
    const BatchReference reference = parse_batch_reference(file_of(status)).value();
    const auto transfers = batch_transfers(review.runs.at(reference.run_digits), reference.batch);
    Lines lines;
    for (std::size_t i = reference.first; i < std::size_t{reference.first} + reference.count; ++i) {
        const auto& [provider, transfer] = transfers.at(i);
        lines.push_back(status_request(id_of(status.message_id, file_of(status), transfer.end_to_end_id), provider,
                                       transfer.end_to_end_id, status.status, status.reason, status.on));
    }
    return lines;
}

Lines requests(const Receipt& receipt, const BankReview&) {
    constexpr std::size_t prefix = 4, siren = 9;
    Lines lines;
    lines.push_back(derived_request(id_of(receipt.message_id, receipt.entry_reference, receipt.bank_reference), "bank",
                                    "ReceiveFunds", receipt.on,
                                    {{"funder", receipt.label.substr(prefix, siren)},
                                     {"call", receipt.label},
                                     {"cents", receipt.amount.count()},
                                     {"bank_reference", receipt.bank_reference}}));
    return lines;
}

Lines requests(const Unknown&, const BankReview&) { return {}; }

}  // namespace

std::vector<Incoming> bank_requests(const BankFact& fact, const BankReview& review) {
    return std::visit([&](const auto& of_kind) { return requests(of_kind, review); }, fact);
}

std::string reference_of(const BankFact& fact) {
    return std::visit(Overloaded{[](const PaymentStatus& status) { return status.end_to_end_id; },
                                 [](const GroupStatus& status) { return file_of(status); },
                                 [](const Receipt& receipt) { return receipt.label; },
                                 [](const Unknown& unknown) { return unknown.reference; }},
                      fact);
}

std::uint64_t line_of(const BankFact& fact) {
    return std::visit([](const auto& of_kind) { return of_kind.line; }, fact);
}

Incoming dead_letter(const std::string& file, const BankFact& fact, const std::string& why) {
    const std::string text = nlohmann::ordered_json{
        {"bank_file", file},
        {"line", line_of(fact)},
        {"reference", reference_of(fact)},
        {"why", why}}.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    Malformed malformed{fmt::format("{}, line {}", file, line_of(fact)),
                        fmt::format("{} ({})", reference_of(fact), why), "a transfer, a file or a call of this ledger",
                        std::nullopt};
    return {tl::make_unexpected(std::move(malformed)), line_of(fact), DeadLetter{.value = text}};
}

}  // namespace grandlivre::tools
