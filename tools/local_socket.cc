#include "tools/local_socket.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <nlohmann/json.hpp>

#include "tools/user_error.h"

namespace grandlivre::tools {
namespace {

constexpr std::size_t longest_message = 1 << 17;

/// A name for a path of any length: sockets' own names are short.
struct Address {
    sockaddr_un name{};
    int directory = -1;  ///< open while the name is used

    explicit Address(const std::filesystem::path& path) {
        directory = ::open(path.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        name.sun_family = AF_UNIX;
        const std::string text = fmt::format("/proc/self/fd/{}/{}", directory, path.filename().string());
        text.copy(name.sun_path, sizeof name.sun_path - 1);
    }
    ~Address() {
        if (directory >= 0) ::close(directory);
    }
    Address(const Address&) = delete;
    Address& operator=(const Address&) = delete;
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&name); }
};

std::filesystem::path socket_path(const std::filesystem::path& directory) { return directory / "serve.sock"; }

int connect_to(const std::filesystem::path& path) {
    const Address address(path);
    const int socket = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    if (address.directory >= 0 && ::connect(socket, address.get(), sizeof address.name) == 0) return socket;
    ::close(socket);
    return -1;
}

using StandardFiles = std::array<int, 3>;

/// One message and the standard files that go with it, as the system's calls want them.
class Envelope {
public:
    explicit Envelope(std::span<char> text) : data_{text.data(), text.size()} {
        message_.msg_iov = &data_;
        message_.msg_iovlen = 1;
        message_.msg_control = control_.data();
        message_.msg_controllen = control_.size();
    }
    Envelope(const Envelope&) = delete;
    Envelope& operator=(const Envelope&) = delete;

    bool send(int socket, const StandardFiles& files) {
        cmsghdr* header = CMSG_FIRSTHDR(&message_);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof files);
        std::memcpy(CMSG_DATA(header), files.data(), sizeof files);
        return ::sendmsg(socket, &message_, MSG_NOSIGNAL) == static_cast<ssize_t>(data_.iov_len);
    }

    /// Bytes received; 0 if it is not one of ours.
    std::size_t receive(int socket, StandardFiles& files) {
        const ssize_t size = ::recvmsg(socket, &message_, MSG_CMSG_CLOEXEC);
        const cmsghdr* header = CMSG_FIRSTHDR(&message_);
        if (size <= 0 || !header || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(sizeof files))
            return 0;
        std::memcpy(files.data(), CMSG_DATA(header), sizeof files);
        return static_cast<std::size_t>(size);
    }

private:
    iovec data_;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(StandardFiles))> control_{};
    msghdr message_{};
};

}  // namespace

std::optional<int> run_at_server(const std::filesystem::path& directory, const std::vector<std::string>& arguments) {
    const int socket = connect_to(socket_path(directory));
    if (socket < 0) return std::nullopt;
    const nlohmann::json call{{"arguments", arguments}, {"directory", std::filesystem::current_path().string()}};
    std::string text = call.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::int32_t code = 1;
    const bool answered = Envelope(text).send(socket, {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) &&
                          ::recv(socket, &code, sizeof code, 0) == sizeof code;
    ::close(socket);
    if (!answered) fmt::print(stderr, "grandlivre: the server of {} went away\n", directory.string());
    return answered ? code : 1;
}

LocalSocket::LocalSocket(const std::filesystem::path& directory, Run run)
    : path_(socket_path(directory)), run_(std::move(run)) {
    std::filesystem::remove(path_);  // whose process is gone: this one holds the directory
    const Address address(path_);
    socket_ = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    const mode_t before = ::umask(0077);
    const bool bound = ::bind(socket_, address.get(), sizeof address.name) == 0 && ::listen(socket_, 64) == 0;
    const int error = errno;
    ::umask(before);
    if (!bound) throw UserError(fmt::format("{}: {}", path_.string(), std::strerror(error)));
    thread_ = std::thread([this] { accept_clients(); });
}

LocalSocket::~LocalSocket() {
    stop_ = true;
    thread_.join();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    ::close(socket_);
    for (Client& client : clients_) client.thread.join();
}

void LocalSocket::accept_clients() {
    constexpr int wait_ms = 100;
    while (!stop_) {
        pollfd ready{socket_, POLLIN, 0};
        if (::poll(&ready, 1, wait_ms) <= 0) continue;
        const int socket = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) continue;
        clients_.remove_if([](Client& client) {
            if (client.ended) client.thread.join();
            return client.ended.load();
        });
        Client& client = clients_.emplace_back();
        client.thread = std::thread([this, &client, socket] {
            serve(socket);
            ::close(socket);
            client.ended = true;
        });
    }
}

void LocalSocket::serve(int client) const {
    StandardFiles files{-1, -1, -1};
    std::string text(longest_message, '\0');
    text.resize(Envelope(text).receive(client, files));
    if (text.empty()) return;
    const auto call = nlohmann::json::parse(text, nullptr, false);
    std::int32_t code = 1;
    Common common;
    common.in = files[0];
    common.out = ::fdopen(files[1], "w");
    common.err = ::fdopen(files[2], "w");
    if (call.is_object() && common.out && common.err) {
        common.working_directory = call.value("directory", "");
        common.gone = [this, client] {
            pollfd state{client, POLLIN | POLLRDHUP, 0};  // a client says nothing more until it goes
            return stop_ || ::poll(&state, 1, 0) > 0;
        };
        code = run_(call.value("arguments", std::vector<std::string>()), common);
    }
    if (common.out) std::fclose(common.out);
    if (common.err) std::fclose(common.err);
    ::close(files[0]);
    ::send(client, &code, sizeof code, MSG_NOSIGNAL);
}

}  // namespace grandlivre::tools
