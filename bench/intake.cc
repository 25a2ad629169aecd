// How many durable decisions a second? Yearly credits over a million accounts on the
// embedded log, projections following, by batch size and encoding.
//
//   bench_intake [--accounts N] [--runs N] [--directory DIR]

#include <CLI/CLI.hpp>

#include "bench/support/machine.h"
#include "bench/support/workload.h"
#include "projections/reads.h"
#include "tools/input/files.h"

using namespace grandlivre;

namespace {

struct Case {
    std::size_t batch;
    std::uint64_t requests;
};

void check(tools::Ledger& ledger, std::uint64_t accounts, std::uint64_t decided) {
    const auto projections = ledger.projections();
    const projection::Reader reader{*projections, ledger.partitions()};
    std::int64_t sum = 0, credited = 0;
    for (const auto& line : reader.trial_balance()) {
        sum += line.total.debit - line.total.credit;
        if (line.account == LedgerAccount::source_annual) credited = line.total.debit;
    }
    // 600/1607 of 500 € is 186.69 € (CT R6323-1 II); 7 years stay below the ceiling.
    const auto expected = static_cast<std::int64_t>(decided) * 186'69;
    if (sum != 0 || credited != expected || reader.rows(projection::table::accounts) != accounts)
        throw std::runtime_error(fmt::format("wrong books: sum {}, credited {} of {}", sum, credited, expected));
}

const char* name(bench::Encoding encoding) { return encoding == bench::Encoding::json ? "JSON" : "FlatBuffers"; }

void print_sizes(tools::Ledger& ledger, const std::string& directory) {
    std::uint64_t records = 0;
    for (std::uint16_t p = 0; p < ledger.log().partitions(); ++p)
        records += number(ledger.log().head(Partition{p}).next);
    for (const char* part : {"journal", "state", "projections"}) {
        const auto bytes = bench::bytes_under(directory + "/" + part);
        fmt::print("{}: {:.0f} MB on disk, {:.0f} bytes a record\n", part, static_cast<double>(bytes) / 1e6,
                   static_cast<double>(bytes) / static_cast<double>(records));
    }
}

/// Each encoding has a ledger of its own, or the second would find fuller accounts.
void measure(bench::Encoding encoding, const std::string& directory, std::uint64_t accounts, int runs) {
    const auto ledger = tools::Ledger::writer(directory, tools::default_birth());
    const double opened = bench::decide_all(*ledger, bench::openings(accounts), bench::Encoding::json, 4096);
    fmt::print("\n{} accounts opened: {:.0f} decisions/s (one run, batch 4096, JSON)\n\n", accounts,
               static_cast<double>(accounts) / opened);
    fmt::print("| encoding | batch | requests a run | median decisions/s | min | max |\n|---|---|---|---|---|---|\n");
    std::uint64_t next = 0;
    for (const Case& one : {Case{1, 2'000}, Case{100, 50'000}, Case{4096, 400'000}}) {
        std::vector<double> rates;
        for (int run = 0; run < runs; ++run) {
            const auto requests = bench::declarations(accounts, next, one.requests, encoding);
            next += one.requests;
            rates.push_back(static_cast<double>(one.requests) /
                            bench::decide_all(*ledger, requests, encoding, one.batch));
        }
        fmt::print("| {} | {} | {} | {:.0f} | {:.0f} | {:.0f} |\n", name(encoding), one.batch, one.requests,
                   bench::median(rates), *std::min_element(rates.begin(), rates.end()),
                   *std::max_element(rates.begin(), rates.end()));
        std::fflush(stdout);
    }
    check(*ledger, accounts, next);
    fmt::print("\nchecked: {} decisions, trial balance zero, every credit 186.69 €\n", next);
    ledger->close();
    print_sizes(*ledger, directory);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("durable decisions a second on the embedded log");
    std::uint64_t accounts = 1'000'000;
    int runs = 3;
    std::string parent;
    app.add_option("--accounts", accounts);
    app.add_option("--runs", runs);
    app.add_option("--directory", parent);
    CLI11_PARSE(app, argc, argv);

    const bench::Directory directory(parent);
    fmt::print("{}", bench::machine(directory.path()));
    for (const auto encoding : {bench::Encoding::json, bench::Encoding::flatbuffers})
        measure(encoding, directory.path() + "/" + name(encoding), accounts, runs);
}
