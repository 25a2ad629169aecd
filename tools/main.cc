#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "tools/local_socket.h"
#include "tools/program.h"

namespace {

/// A standard file that is closed would lend its number to the next file that is
/// opened, and outcomes would be written into the ledger. In its place stands one
/// whose every use fails.
void stand_in_for_closed_files() {
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(file, F_GETFD) < 0 && ::open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY) != file)
            std::abort();
}

/// The environment's word goes before the configuration file's, and after the
/// command line's.
std::vector<std::string> with_environment(std::vector<std::string> arguments) {
    const char* log = std::getenv("GRANDLIVRE_LOG");
    bool given = log == nullptr || *log == '\0';
    for (const std::string& word : arguments) given |= word == "--log" || word.starts_with("--log=");
    if (!given) arguments.insert(arguments.begin(), {"--log", log});
    return arguments;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace grandlivre::tools;
    stand_in_for_closed_files();
    std::signal(SIGPIPE, SIG_DFL);
    const auto arguments = with_environment({argv + 1, argv + argc});
    if (const auto directory = directory_of(arguments); !directory.empty())
        if (const auto code = run_at_server(directory, arguments)) return *code;
    return run_program(arguments, {});
}
