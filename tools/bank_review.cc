#include "tools/bank_review.h"

#include "tools/batch_files.h"
#include "tools/user_error.h"

namespace grandlivre::tools {
namespace {

/// More of either, and it is no file about this ledger: nobody would read the list.
constexpr std::size_t most_told = 100'000;

}  // namespace

std::optional<Siret> provider_of(const std::string& end_to_end_id) {
    constexpr std::size_t siret = 14, whole = 35;
    if (end_to_end_id.size() != whole || end_to_end_id[siret] != '-') return std::nullopt;
    return Siret::parse(end_to_end_id.substr(0, siret));
}

const std::string& file_of(const GroupStatus& status) {
    return status.original_payment_information_id.empty() ? status.original_message_id
                                                          : status.original_payment_information_id;
}

void BankReviewer::hear(const BankFact& fact) {
    const std::uint64_t number = facts_++;
    if (auto why = std::visit([&](const auto& of_kind) { return look_at(of_kind); }, fact))
        review_.strangers.emplace(number, std::move(*why));
    if (review_.strangers.size() > most_told || review_.differing.size() > most_told)
        throw UserError(
            fmt::format("more than {} lines are about nothing of this ledger: nothing was booked", most_told));
}

const std::optional<Provider>& BankReviewer::provider(Siret siret) {
    if (!last_ || last_->first != siret) {
        auto answer = reader_.provider(siret);
        last_.emplace(siret, answer ? std::optional(std::move(answer->provider)) : std::nullopt);
    }
    return last_->second;
}

void BankReviewer::compare(const std::string& reference, std::optional<Cents> told, Cents sent, std::uint64_t line) {
    if (told && *told != sent) review_.differing.push_back({reference, *told, sent, line});
}

std::optional<std::string> BankReviewer::look_at(const PaymentStatus& status) {
    const auto siret = provider_of(status.end_to_end_id);
    if (!siret) return "no end-to-end id of ours";
    const auto& known = provider(*siret);
    const auto payment =
        known ? known->payments.find(status.end_to_end_id) : SmallMap<std::string, Payment>::const_iterator();
    if (!known || payment == known->payments.end()) return "no transfer of this ledger";
    compare(status.end_to_end_id, status.amount, payment->second.cents, status.line);
    return std::nullopt;
}

std::optional<std::string> BankReviewer::look_at(const GroupStatus& status) {
    const auto reference = parse_batch_reference(file_of(status));
    if (!reference) return "no file of ours";
    auto run = review_.runs.find(reference->run_digits);
    if (run == review_.runs.end())
        reader_.each_run(
            [&](const RunId& id) { return run_digits(id) == reference->run_digits; },
            [&](const RunId&, const Run& found) { run = review_.runs.emplace(reference->run_digits, found).first; });
    if (run == review_.runs.end()) return "no file of this ledger";
    const auto transfers = batch_transfers(run->second, reference->batch);
    const std::uint64_t end = std::uint64_t{reference->first} + reference->count;
    if (reference->count == 0 || end > transfers.size()) return "no file of ours: its batch has fewer transfers";
    Cents sum;
    for (std::size_t i = reference->first; i < end; ++i) sum += transfers[i].second.cents;
    compare(file_of(status), status.amount, sum, status.line);
    return std::nullopt;
}

/// Money that is not yet asked for waits until somebody has looked: refused once, it
/// would be refused for ever.
std::optional<std::string> BankReviewer::look_at(const Receipt& receipt) {
    constexpr std::size_t prefix = 4, siren = 9;
    const auto funder = Siren::parse(receipt.label.substr(prefix, siren));
    if (!funder) return "no SIREN in the label";
    if (!reader_.funder(*funder))
        return "nothing is known of this funder: the file again books it once it was called on";
    return std::nullopt;
}

std::optional<std::string> BankReviewer::look_at(const Unknown& unknown) { return unknown.what; }

}  // namespace grandlivre::tools
