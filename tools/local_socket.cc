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
constexpr int standard_files = 3;

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

/// One message with the three standard files.
bool send_with_files(int socket, const std::string& text) {
    iovec data{const_cast<char*>(text.data()), text.size()};
    std::array<int, standard_files> files{STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof files)> control{};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof files);
    std::memcpy(CMSG_DATA(header), files.data(), sizeof files);
    return ::sendmsg(socket, &message, MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

/// The message and its files; empty if it is not one of ours.
std::string receive_with_files(int socket, std::array<int, standard_files>& files) {
    std::string text(longest_message, '\0');
    iovec data{text.data(), text.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof files)> control{};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    const cmsghdr* header = CMSG_FIRSTHDR(&message);
    if (size <= 0 || !header || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(sizeof files))
        return {};
    std::memcpy(files.data(), CMSG_DATA(header), sizeof files);
    text.resize(static_cast<std::size_t>(size));
    return text;
}

}  // namespace

std::optional<int> run_at_server(const std::filesystem::path& directory, const std::vector<std::string>& arguments) {
    const int socket = connect_to(socket_path(directory));
    if (socket < 0) return std::nullopt;
    const nlohmann::json call{{"arguments", arguments}, {"directory", std::filesystem::current_path().string()}};
    std::int32_t code = 1;
    const bool answered =
        send_with_files(socket, call.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) &&
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
    std::array<int, standard_files> files{-1, -1, -1};
    const std::string text = receive_with_files(client, files);
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
