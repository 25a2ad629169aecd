#include <CLI/CLI.hpp>
#include <csignal>

#include "tools/commands.h"
#include "tools/input/files.h"
#include "tools/local_socket.h"
#include "tools/program.h"
#include "tools/served_kafka.h"

namespace grandlivre::tools {
namespace {

/// Signals that end the server, for one thread to wait for: to be made before any
/// other thread is.
class EndSignals {
public:
    EndSignals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);  // a client that goes away is no reason to
    }
    bool wait(int milliseconds) const {
        const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
        return sigtimedwait(&set_, nullptr, &time) > 0;
    }

private:
    sigset_t set_{};
};

/// Runs clients' commands on the ledger that this process holds.
LocalSocket::Run on(Ledger& ledger) {
    return [&ledger](std::vector<std::string> arguments, Common common) {
        common.served = &ledger;
        return run_program(std::move(arguments), common);
    };
}

void note(const Common& common, const std::string& text) {
    fmt::print(common.err, "grandlivre: {}\n", text);
    std::fflush(common.err);
}

void serve_directory(const Common& common, const EndSignals& signals) {
    const auto ledger = Ledger::writer(common.directory(), default_birth());
    {
        const LocalSocket socket(common.directory(), on(*ledger));
        note(common, fmt::format("serving {}", common.log));
        constexpr int hour_ms = 3'600'000;
        while (!signals.wait(hour_ms)) {
        }
        note(common, "stopping");
    }
    ledger->close();
    note(common, "stopped");
}

void serve_kafka(const Common& common, const EndSignals& signals, std::size_t most_requests) {
    ServedKafka ledger(common, most_requests, [&](const std::string& text) { note(common, text); });
    {
        const LocalSocket socket(common.directory(), on(ledger));
        note(common, fmt::format("serving {}", common.log));
        constexpr int wait_ms = 200;
        while (!signals.wait(wait_ms) && ledger.running()) {
        }
        note(common, "stopping");
    }
    ledger.close();
    note(common, "stopped");
}

}  // namespace

void add_serve(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand(
        "serve", "run the engine: decide what comes, keep the projections, answer commands on the ledger");
    auto most_requests = std::make_shared<std::size_t>(4096);
    command->add_option("--batch", *most_requests, "requests a transaction on Kafka, at most")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    command->footer(
        "\nEnds with SIGTERM or SIGINT. Meanwhile the other commands go through its local socket.\n\nExamples:\n"
        "  grandlivre serve\n  grandlivre --log kafka://broker:9092 --data /var/lib/grandlivre serve --instance a\n");
    command->callback([&common, most_requests] {
        if (common.served) throw CLI::ValidationError("serve", "the ledger is being served");
        const EndSignals signals;
        if (common.on_kafka())
            serve_kafka(common, signals, *most_requests);
        else
            serve_directory(common, signals);
    });
}

}  // namespace grandlivre::tools
