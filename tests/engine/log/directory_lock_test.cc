#include "engine/log/directory_lock.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <optional>

#include "engine/log/log.h"
#include "tests/support/temp_dir.h"

namespace grandlivre::test {
namespace {

/// Another process that holds the directory until it is killed.
class Holder {
public:
    explicit Holder(const std::filesystem::path& directory) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        process_ = ::fork();
        if (process_ == 0) {
            const DirectoryLock lock(directory);
            if (::write(ends[1], "!", 1) == 1) ::pause();
            ::_exit(1);
        }
        char ready{};
        ::close(ends[1]);
        REQUIRE(::read(ends[0], &ready, 1) == 1);
        ::close(ends[0]);
    }
    ~Holder() { kill(); }
    pid_t process() const { return process_; }
    void kill() {
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }

private:
    pid_t process_ = 0;
};

std::optional<std::string> refusal(const std::filesystem::path& directory) {
    try {
        const DirectoryLock lock(directory);
        return std::nullopt;
    } catch (const LogError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("a directory has one holder, who is named to the others") {
    const TempDir directory;
    const auto lock = std::make_unique<DirectoryLock>(directory.path());
    const auto why = refusal(directory.path());
    REQUIRE(why);
    const std::string begin = fmt::format("log {} is held by process {} (", directory.path().string(), ::getpid());
    CHECK(why->substr(0, begin.size()) == begin);
    CHECK(why->find("), since 2") != std::string::npos);
}

TEST_CASE("a directory is free again when its holder lets go") {
    const TempDir directory;
    { const DirectoryLock lock(directory.path()); }
    CHECK(refusal(directory.path()) == std::nullopt);
}

TEST_CASE("a directory is free again when its holder is killed") {
    const TempDir directory;
    Holder holder(directory.path());
    const auto why = refusal(directory.path());
    REQUIRE(why);
    CHECK(why->find(fmt::format("held by process {} (", holder.process())) != std::string::npos);
    holder.kill();
    CHECK(refusal(directory.path()) == std::nullopt);
}

}  // namespace grandlivre::test
