#include <algorithm>

#include "events/chart.h"
#include "tools/user_error.h"
#include "tools/output/views.h"

/// Views of money: providers and their transfers, runs, the trial balance, quarters.
namespace grandlivre::tools {
namespace {

const char* status_name(const Provider& provider) {
    if (!provider.registered) return "unregistered";
    return provider.suspended ? "suspended" : "active";
}

/// In order of due date, then dossier.
Json payables_view(const Provider& provider) {
    std::vector<std::pair<DossierId, const ProviderPayable*>> rows;
    for (const auto& [dossier, payable] : provider.payables) rows.emplace_back(dossier, &payable);
    std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.second->due_on; });
    Json view = Json::array();
    for (const auto& [dossier, payable] : rows)
        view.push_back({{"dossier", to_text(dossier)},
                        {"invoice", payable->invoice},
                        {"cents", payable->cents.count()},
                        {"due_on", to_text(payable->due_on)},
                        {"state", wire::EnumNamePayableState(payable->state)}});
    return view;
}

Json payments_view(const Provider& provider) {
    Json view = Json::array();
    for (const auto& [id, payment] : provider.payments) {
        Json line{{"end_to_end_id", id},
                  {"run", to_text(payment.run)},
                  {"cents", payment.cents.count()},
                  {"state", wire::EnumNameTransferState(payment.state)}};
        if (!payment.reason.empty()) line["reason"] = payment.reason;
        line["iban"] = payment.iban;
        line["dossiers"] = payment.dossiers.size();
        view.push_back(std::move(line));
    }
    return view;
}

Json claims_view(const Provider& provider) {
    Json view = Json::array();
    for (const Claim& claim : provider.claims)
        view.push_back({{"dossier", to_text(claim.dossier)},
                        {"cents", claim.cents.count()},
                        {"undue_cents", claim.undue().count()}});
    return view;
}

Cents overdue(const Provider& provider, const std::optional<Date>& clock) {
    Cents sum;
    for (const auto& [dossier, payable] : provider.payables)
        if (payable.state == PayableState::open && clock && payable.due_on < *clock) sum += payable.cents;
    return sum;
}

}  // namespace

Json provider_view(Siret siret, const projection::Reader::ProviderAnswer& answer) {
    const Provider& provider = answer.provider;
    Json view{{"provider", to_text(siret)}, {"status", status_name(provider)}, {"position", to_text(answer.position)}};
    if (provider.registered) {
        view["nda"] = provider.nda;
        view["name"] = provider.name;
    }
    if (!provider.bank.iban.empty())
        view["bank"] = {{"iban", provider.bank.iban},
                        {"bic", provider.bank.bic},
                        {"holder_name", provider.bank.holder_name},
                        {"dead", provider.dead_ibans.contains(provider.bank.iban)}};
    view["payables"] = payables_view(provider);
    view["payments"] = payments_view(provider);
    view["claims"] = claims_view(provider);
    view["payable_cents"] = provider.totals.payable.count();
    view["in_transit_cents"] = provider.totals.in_transit.count();
    view["paid_cents"] = provider.totals.paid.count();
    view["undue_cents"] = provider.totals.undue.count();
    view["overdue_cents"] = overdue(provider, answer.clock).count();
    return view;
}

Json run_view(const RunId& id, const projection::Reader::RunAnswer& answer, const projection::Reader& reader) {
    Json view{{"run", to_text(id)}, {"position", to_text(answer.position)}};
    Json payments = Json::array(), batches = Json::array();
    Cents sum;
    for (const auto& [siret, transfer] : answer.run.transfers) {
        const auto provider = reader.provider(siret);
        Json line{
            {"provider", to_text(siret)}, {"end_to_end_id", transfer.end_to_end_id}, {"cents", transfer.cents.count()}};
        if (provider)
            if (const auto payment = provider->provider.payments.find(transfer.end_to_end_id);
                payment != provider->provider.payments.end())
                line["state"] = wire::EnumNameTransferState(payment->second.state);
        line["dossiers"] = transfer.dossiers;
        if (transfer.batch != 0) line["batch"] = transfer.batch;
        payments.push_back(std::move(line));
        sum += transfer.cents;
    }
    std::uint32_t number = 0;
    for (const RunBatch& batch : answer.run.batches)
        batches.push_back({{"batch", ++number},
                           {"on", to_text(batch.on)},
                           {"payments", batch.payments},
                           {"cents", batch.cents.count()}});
    view["payments"] = std::move(payments);
    view["batches"] = std::move(batches);
    view["cents"] = sum.count();
    return view;
}

Json quarter_view(const projection::Quarter& quarter, const projection::Reader& reader) {
    projection::QuarterRow own;
    std::int64_t commitments = 0, cash = 0;
    for (const auto& [of, row] : reader.quarters()) {
        if (of == quarter) own = row;
        if (of > quarter) continue;
        commitments += row.commitments;
        cash += row.cash;
    }
    const auto source = [&](SplitSource of) { return own.by_source.at(static_cast<std::size_t>(of)).count(); };
    const std::int64_t grants = source(SplitSource::grant), top_ups = source(SplitSource::top_up),
                       holder = source(SplitSource::card) + source(SplitSource::credit_note);
    Json view{{"quarter", fmt::format("{}-Q{}", quarter.year, quarter.number)}, {"position", reader.cut()}};
    view["dossiers_financed_gross"] = own.accepted;
    view["dossiers_cancelled"] = own.cancelled;
    view["dossiers_financed_net"] = static_cast<std::int64_t>(own.accepted) - static_cast<std::int64_t>(own.cancelled);
    view["services_validated"] = own.validated;
    view["price_cents"] = own.price.count();
    view["cancelled_price_cents"] = own.cancelled_price.count();
    view["rights_cents"] = own.price.count() - grants - top_ups - holder;
    view["complementary_cents"] = grants + top_ups + holder;
    view["complementary_funding"] = Json::array();
    const auto add = [&](const std::string& nature, std::int64_t cents) {
        // In hundredths of a percent, cut: a share to read, no amount.
        if (cents != 0)
            view["complementary_funding"].push_back(
                {{"nature", nature}, {"cents", cents}, {"share_basis_points", cents * 10'000 / own.price.count()}});
    };
    add("grants", grants);
    for (std::size_t i = 0; i < own.by_top_up.size(); ++i)
        add(std::string("top_up:") + wire::EnumNameTopUpKind(static_cast<TopUpKind>(i)), own.by_top_up[i].count());
    add("card", source(SplitSource::card));
    add("credit_note", source(SplitSource::credit_note));
    view["commitments_cents"] = commitments;
    view["cash_cents"] = cash;
    return view;
}

Json trial_balance_view(const projection::Reader& reader, Breakdown by) {
    Json view = Json::array();
    const auto totals = reader.ledger_totals([&](const projection::LedgerKey& key) {
        projection::LedgerKey kept{.account = key.account, .unit = key.unit};
        if (by == Breakdown::funder) kept.funder = key.funder;
        if (by == Breakdown::resource_class) kept.resource_class = key.resource_class;
        if (by == Breakdown::year) kept.fiscal_year = key.fiscal_year;
        return kept;
    });
    std::map<std::pair<Book, Unit>, std::pair<std::int64_t, std::int64_t>> books;
    for (const auto& [of, total] : totals) {
        const LedgerAccountInfo& account = info(of.account);
        auto& book = books[{account.book, of.unit}];
        book.first += total.debit;
        book.second += total.credit;
        if (by == Breakdown::book) continue;
        Json row{{"book", to_text(account.book)}, {"ledger_account", account.name}, {"unit", to_text(of.unit)}};
        if (by == Breakdown::funder) row["funder"] = of.funder == Siren{} ? Json() : Json(to_text(of.funder));
        if (by == Breakdown::resource_class)
            row["resource_class"] = wire::EnumNameResourceClass(of.resource_class);
        if (by == Breakdown::year) row["fiscal_year"] = of.fiscal_year;
        row["debit"] = total.debit;
        row["credit"] = total.credit;
        view.push_back(std::move(row));
    }
    for (const auto& [of, sum] : books) {
        if (sum.first != sum.second)
            throw UserError(fmt::format("book {} in {} is off by {}", to_text(of.first), to_text(of.second),
                                        sum.first - sum.second));
        if (by == Breakdown::book)
            view.push_back({{"book", to_text(of.first)},
                            {"unit", to_text(of.second)},
                            {"debit", sum.first},
                            {"credit", sum.second}});
    }
    return view;
}

}  // namespace grandlivre::tools
