// How many acceptances of a training a second, its price split over six sources, beside
// plain yearly credits over the same accounts in the same run? Embedded log, durable,
// projections following, batches of 4096.
//
//   bench_purchase [--accounts N] [--runs N] [--directory DIR]

#include <CLI/CLI.hpp>

#include "bench/support/machine.h"
#include "bench/support/purchases.h"
#include "bench/support/workload.h"
#include "projections/reads.h"
#include "tools/input/files.h"

using namespace grandlivre;

namespace {

constexpr std::size_t batch = 4096;

/// Every acceptance reserved 150.00 € of yearly rights.
void check(tools::Ledger& ledger, std::uint64_t accounts) {
    const auto projections = ledger.projections();
    std::int64_t sum = 0, reserved = 0;
    for (const auto& line : projection::Reader{*projections, ledger.partitions()}.trial_balance()) {
        sum += line.total.debit - line.total.credit;
        if (line.account == LedgerAccount::annual_reserved) reserved = line.total.credit - line.total.debit;
    }
    if (sum != 0 || reserved != static_cast<std::int64_t>(accounts) * 150'00)
        throw std::runtime_error(fmt::format("wrong books: sum {}, reserved {}", sum, reserved));
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("acceptances of six-line splits a second, beside yearly credits");
    std::uint64_t accounts = 100'000;
    int runs = 3;
    std::string parent;
    app.add_option("--accounts", accounts);
    app.add_option("--runs", runs);
    app.add_option("--directory", parent);
    CLI11_PARSE(app, argc, argv);

    const bench::Directory directory(parent);
    fmt::print("{}", bench::machine(directory.path()));
    std::vector<double> credits, accepted;
    for (int run = 0; run < runs; ++run) {
        const std::string place = fmt::format("{}/{}", directory.path(), run);
        const auto ledger = tools::Ledger::writer(place, tools::default_birth());
        const auto rate = [&](const std::vector<std::string>& requests) {
            return static_cast<double>(requests.size()) /
                   bench::decide_all(*ledger, requests, bench::Encoding::json, batch);
        };
        rate(bench::openings(accounts));
        for (const auto& step : bench::up_to_proposals(accounts)) rate(step);
        accepted.push_back(rate(bench::acceptances(accounts)));
        check(*ledger, accounts);
        credits.push_back(rate(bench::declarations(accounts, 0, accounts, bench::Encoding::json)));
        ledger->close();
    }
    fmt::print("\n| decision | accounts | median/s | min | max |\n|---|---|---|---|---|\n");
    for (const auto& [name, rates] :
         {std::pair("yearly credit", &credits), std::pair("AcceptProposal, six lines", &accepted)})
        fmt::print("| {} | {} | {:.0f} | {:.0f} | {:.0f} |\n", name, accounts, bench::median(*rates),
                   *std::min_element(rates->begin(), rates->end()), *std::max_element(rates->begin(), rates->end()));
    fmt::print(
        "\nAcceptProposal at {:.2f} of the yearly credit's rate; checked: trial balance zero, every split as "
        "expected\n",
        bench::median(accepted) / bench::median(credits));
}
