#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tools/commands.h"

/// Commands on a ledger that `serve` holds open run in its process: the client sends
/// its arguments, its directory and its three standard files over a socket of the
/// ledger's directory, and gets the exit code back.
namespace grandlivre::tools {

/// Runs the command at the server of the directory; nothing if there is none.
std::optional<int> run_at_server(const std::filesystem::path& directory, const std::vector<std::string>& arguments);

/// The server's side. Each client has a thread of its own.
class LocalSocket {
public:
    /// `run` is called with the client's files in `common`, from several threads.
    using Run = std::function<int(std::vector<std::string> arguments, Common common)>;
    LocalSocket(const std::filesystem::path& directory, Run run);
    /// Lets commands that are under way end.
    ~LocalSocket();

private:
    struct Client {
        std::thread thread;
        std::atomic<bool> ended = false;
    };
    std::filesystem::path path_;
    Run run_;
    int socket_ = -1;
    std::atomic<bool> stop_ = false;
    std::list<Client> clients_;
    std::thread thread_;

    void accept_clients();
    void serve(int client) const;
};

}  // namespace grandlivre::tools
