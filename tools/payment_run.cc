#include "tools/payment_run.h"

#include "tools/batch_files.h"
#include "tools/input/operator_request.h"

namespace grandlivre::tools {
namespace {

Cents due(const Provider& provider, Date by) {
    Cents sum;
    for (const auto& [dossier, payable] : provider.payables)
        if (payable.state == PayableState::open && payable.due_on <= by) sum += payable.cents;
    return sum;
}

constexpr const char* paid_already = "paid under this run already: the next run pays the rest";

/// Nothing: it can be paid.
std::string why_not(const Provider& provider, const RunId& run) {
    if (!provider.registered) return "not registered";
    if (provider.suspended) return "payments suspended";
    if (provider.bank.iban.empty()) return "no bank details";
    if (provider.dead_ibans.contains(provider.bank.iban)) return "its IBAN is closed or wrong";
    if (provider.offset_runs.contains(run)) return paid_already;
    for (const auto& [id, payment] : provider.payments) {
        if (payment.run == run) return paid_already;
        if (id.ends_with("-" + run_digits(run)))
            return "a run with the same first 8 and last 12 digits paid it: take another UUID";
    }
    return "";
}

}  // namespace

DueProviders due_providers(const projection::Reader& reader, const PaymentRun& run) {
    DueProviders due_now;
    reader.each_provider([&](Siret siret, const Provider& provider) {
        const Cents cents = due(provider, run.due_by);
        if (cents == Cents()) return;
        const std::string why = why_not(provider, run.run);
        if (why.empty())
            due_now.payable.push_back(siret);
        else
            due_now.waiting.push_back({siret, cents, why});
    });
    std::ranges::sort(due_now.payable);
    std::ranges::sort(due_now.waiting, {}, &WaitingProvider::provider);
    return due_now;
}

std::vector<Incoming> issue_requests(const projection::Reader& reader, const PaymentRun& run,
                                     const std::vector<Siret>& providers) {
    std::vector<Incoming> lines;
    for (const Siret siret : providers) {
        const auto answer = reader.provider(siret);
        const RequestId id{uuid_v5(run.run.bytes, fmt::format("pay/{}/{}/{}/{}", to_text(siret), to_text(run.on),
                                                              to_text(run.due_by), answer->version))};
        lines.push_back(derived_request(
            id, "pay", "IssuePayment", run.on,
            {{"provider", to_text(siret)}, {"run", to_text(run.run)}, {"due_by", to_text(run.due_by)}}));
    }
    return lines;
}

std::optional<Incoming> seal_request(const projection::Reader& reader, const PaymentRun& run) {
    const auto answer = reader.run(run.run);
    if (!answer) return std::nullopt;
    const auto& transfers = answer->run.transfers;
    const auto unsealed =
        std::ranges::count_if(transfers, [](const auto& transfer) { return transfer.second.batch == 0; });
    if (unsealed == 0) return std::nullopt;
    const RequestId id{uuid_v5(run.run.bytes, fmt::format("seal/{}/{}/{}", answer->run.batches.size() + 1,
                                                          transfers.size(), to_text(run.on)))};
    return derived_request(id, "pay", "SealRun", run.on, {{"run", to_text(run.run)}});
}

}  // namespace grandlivre::tools
