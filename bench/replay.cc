// How many events a second from the log to finished projections? Beside it, in the
// same run, a bare scan of the log: what reading alone costs.
//
//   bench_replay [--accounts N] [--years N] [--runs N] [--directory DIR]

#include <CLI/CLI.hpp>

#include "bench/support/machine.h"
#include "bench/support/workload.h"
#include "projections/digest.h"
#include "projections/rebuild.h"
#include "tools/input/files.h"

using namespace grandlivre;

namespace {

double seconds_since(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// Reads every record on as many threads as the rebuild uses.
double bare_scan(const Log& log, std::uint64_t& bytes_read) {
    const auto began = std::chrono::steady_clock::now();
    std::atomic<std::uint32_t> partition = 0;
    std::atomic<std::uint64_t> bytes = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&] {
                for (auto p = partition++; p < log.partitions(); p = partition++) {
                    const auto reader = log.read(Partition{static_cast<std::uint16_t>(p)}, Sequence{0});
                    for (auto record = reader->next(); !record.empty(); record = reader->next()) bytes += record.size();
                }
            });
    }
    bytes_read = bytes;
    return seconds_since(began);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("events a second from the embedded log to finished projections");
    std::uint64_t accounts = 1'000'000, years = 2;
    int runs = 3;
    std::string parent;
    app.add_option("--accounts", accounts);
    app.add_option("--years", years)->check(CLI::Range(1, 7));
    app.add_option("--runs", runs);
    app.add_option("--directory", parent);
    CLI11_PARSE(app, argc, argv);

    const bench::Directory directory(parent);
    fmt::print("{}", bench::machine(directory.path()));
    const auto ledger = tools::Ledger::writer(directory.path() + "/ledger", tools::default_birth());
    bench::decide_all(*ledger, bench::openings(accounts), bench::Encoding::json, 4096);
    for (std::uint64_t year = 0; year < years; ++year)
        bench::decide_all(*ledger, bench::declarations(accounts, year * accounts, accounts, bench::Encoding::json),
                          bench::Encoding::json, 4096);
    ledger->close();
    const auto live = projection::digest(*ledger->projections());

    std::vector<double> rates, scans;
    std::uint64_t events = 0, bytes = 0;
    for (int run = 0; run < runs; ++run) {
        const std::string place = directory.path() + "/rebuilt";
        const auto store = RocksStore::open(place, projection::tables);
        const auto began = std::chrono::steady_clock::now();
        events = projection::rebuild(ledger->log(), *store, {});
        rates.push_back(static_cast<double>(events) / seconds_since(began));
        if (!(projection::digest(*store) == live))
            throw std::runtime_error("the rebuilt projections differ from the live ones");
        scans.push_back(static_cast<double>(events) / bare_scan(ledger->log(), bytes));
        std::filesystem::remove_all(place);
    }
    fmt::print("\n| {} accounts, {} events of {:.0f} bytes | median events/s | min | max |\n|---|---|---|---|\n",
               accounts, events, static_cast<double>(bytes) / static_cast<double>(events));
    const auto row = [](const char* name, const std::vector<double>& values) {
        fmt::print("| {} | {:.0f} | {:.0f} | {:.0f} |\n", name, bench::median(values),
                   *std::min_element(values.begin(), values.end()), *std::max_element(values.begin(), values.end()));
    };
    row("replay: log to finished projections", rates);
    row("bare scan of the log", scans);
    fmt::print("\nchecked: each rebuilt store has the digest of the live one\n");
}
