#include "engine/log/embedded_log.h"

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "engine/log/embedded_rows.h"
#include "tests/engine/log/conformance.h"
#include "tests/support/temp_dir.h"

namespace grandlivre::test {
namespace {

using Access = EmbeddedLog::Access;
using Path = std::filesystem::path;

class EmbeddedUnderTest final : public LogUnderTest {
public:
    Log& log() override { return *log_; }
    bool reopen() override {
        log_.reset();
        log_ = EmbeddedLog::open(directory_.path(), Access::read_write);
        return true;
    }

private:
    TempDir directory_;
    std::unique_ptr<EmbeddedLog> log_ = EmbeddedLog::open(directory_.path(), Access::create_if_missing);
};

/// The rows behind the log's back.
class RawRows {
public:
    explicit RawRows(const Path& directory) {
        rocksdb::DB* database = nullptr;
        REQUIRE(rocksdb::DB::Open({}, (directory / "journal").string(),
                                  {{"default", {}}, {"journal", {}}, {"meta", {}}, {"dead", {}}, {"relays", {}}},
                                  &families_, &database)
                    .ok());
        database_.reset(database);
    }
    ~RawRows() {
        for (auto* family : families_) delete family;
    }
    std::string get(const Position& position) {
        std::string value;
        const auto key = rows::journal_key(position);
        REQUIRE(database_->Get({}, families_[1], {key.data(), key.size()}, &value).ok());
        return value;
    }
    void put(const Position& position, const std::string& value) {
        const auto key = rows::journal_key(position);
        REQUIRE(database_->Put({}, families_[1], {key.data(), key.size()}, value).ok());
    }
    void remove(const Position& position) {
        const auto key = rows::journal_key(position);
        REQUIRE(database_->Delete({}, families_[1], {key.data(), key.size()}).ok());
    }
    void put_meta(std::string_view key, std::string_view value) {
        REQUIRE(database_->Put({}, families_[2], key, value).ok());
    }
    void put_relay(Partition partition, std::int64_t offset, const std::string& value) {
        const auto key = rows::relay_key(partition, offset);
        REQUIRE(database_->Put({}, families_[4], {key.data(), key.size()}, value).ok());
    }
    void remove_relay(Partition partition, std::int64_t offset) {
        const auto key = rows::relay_key(partition, offset);
        REQUIRE(database_->Delete({}, families_[4], {key.data(), key.size()}).ok());
    }
    void remove_meta(std::string_view key) { REQUIRE(database_->Delete({}, families_[2], key).ok()); }

private:
    std::unique_ptr<rocksdb::DB> database_;
    std::vector<rocksdb::ColumnFamilyHandle*> families_;
};

std::string refusal(const std::function<void()>& action) {
    try {
        action();
    } catch (const LogError& error) {
        return error.what();
    }
    return "no refusal";
}

std::string open_refusal(const Path& directory) {
    return refusal([&] { EmbeddedLog::open(directory, Access::read_write); });
}

/// Two partitions; 1 holds `created 1`, `one`, `two`, `three`.
void fill(const Path& directory) {
    const auto log = EmbeddedLog::open(directory, Access::create_if_missing);
    create(*log, 2);
    append(*log, 1, {"one", "two", "three"});
}

constexpr Position at(int sequence) { return {Partition{1}, Sequence{static_cast<std::uint64_t>(sequence)}}; }

}  // namespace

TEST_CASE("the embedded log is a log") {
    log_conformance([] { return std::make_unique<EmbeddedUnderTest>(); });
}

TEST_CASE("a directory without a ledger says how to make one, and stays as it was") {
    const TempDir directory;
    for (const Path& path : {directory.path() / "missing", directory.path()}) {
        CHECK(open_refusal(path).starts_with(fmt::format("no ledger in {}: run `grandlivre init`", path.string())));
        CHECK_FALSE(std::filesystem::exists(path / "lock"));
    }
    EmbeddedLog::open(directory.path(), Access::create_if_missing);
    RawRows(directory.path()).remove_meta(rows::format_key);  // as a creation that was cut short
    CHECK(open_refusal(directory.path()).starts_with("no ledger in "));
    fill(directory.path());
    CHECK(open_refusal(directory.path()) == "no refusal");
}

TEST_CASE("a second process is told who holds the log") {
    const TempDir directory;
    const auto log = EmbeddedLog::open(directory.path() / "deep" / "ledger", Access::create_if_missing);
    const auto why =
        refusal([&] { EmbeddedLog::open(directory.path() / "deep" / "ledger", Access::create_if_missing); });
    CHECK(why.find(fmt::format("is held by process {} (", ::getpid())) != std::string::npos);
}

TEST_CASE("a log of another format is refused") {
    const TempDir directory;
    fill(directory.path());
    RawRows(directory.path()).put_meta(rows::format_key, "4");
    CHECK(open_refusal(directory.path()) ==
          fmt::format("log {} has format 4, and this program knows format 3", directory.path().string()));
    RawRows(directory.path()).remove_meta(rows::format_key);
    CHECK(open_refusal(directory.path()) == fmt::format("log {} does not say its format", directory.path().string()));
}

TEST_CASE("a byte that changed on disk is found, with its position") {
    const TempDir directory;
    fill(directory.path());
    const std::string value = RawRows(directory.path()).get(at(2));
    for (std::size_t byte = 0; byte < value.size(); ++byte) {  // of the checksum and of "two"
        std::string changed = value;
        changed[byte] = static_cast<char>(changed[byte] ^ 4);
        RawRows(directory.path()).put(at(2), changed);
        const auto log = EmbeddedLog::open(directory.path(), Access::read_write);
        const auto reader = log->read(Partition{1}, Sequence{1});
        CHECK(text(reader->next()) == "one");
        for (int times = 0; times < 2; ++times)  // it does not go on behind the damage
            CHECK(refusal([&] { reader->next(); }) == "record 1:2: its bytes do not match their checksum");
        CHECK(read_all(*log, 1, 3) == std::vector<std::string>{"three"});
    }
    RawRows(directory.path()).put(at(2), "crc");
    const auto log = EmbeddedLog::open(directory.path(), Access::read_write);
    try {
        read_all(*log, 1);
        FAIL("a row shorter than its checksum was read");
    } catch (const CorruptRecord& error) {
        CHECK(error.position() == at(2));
    }
}

TEST_CASE("a missing record is an error, never the end") {
    const TempDir directory;
    fill(directory.path());
    SUBCASE("in the middle") {
        RawRows(directory.path()).remove(at(2));
        const auto log = EmbeddedLog::open(directory.path(), Access::read_write);
        CHECK(read_all(*log, 1, 3).size() == 1);
        CHECK(refusal([&] { read_all(*log, 1, 1); }) == "record 1:2: it is missing");
        CHECK(refusal([&] { read_all(*log, 1, 2); }) == "record 1:2: it is missing");
    }
    SUBCASE("the last one") {
        RawRows(directory.path()).remove(at(3));
        CHECK(open_refusal(directory.path()) == "record 1:3: it is missing");
    }
    SUBCASE("all of a partition") {
        for (int i = 0; i < 4; ++i) RawRows(directory.path()).remove(at(i));
        CHECK(open_refusal(directory.path()) == "record 1:0: it is missing");
    }
    SUBCASE("not missing, but behind the head") {
        RawRows(directory.path()).put(at(4), "    x");
        CHECK(open_refusal(directory.path()) == "record 1:4: it lies after the head");
    }
}

TEST_CASE("heads are checked") {
    const TempDir directory;
    fill(directory.path());
    SUBCASE("one is missing") {
        RawRows(directory.path()).remove_meta(rows::head_key(Partition{0}));
        CHECK(open_refusal(directory.path()).find("the head of partition 0 is missing") != std::string::npos);
    }
    SUBCASE("one has changed") {
        std::string value = rows::encode(Head{Sequence{4}, {}});
        value[10] = 'x';
        RawRows(directory.path()).put_meta(rows::head_key(Partition{1}), value);
        CHECK(open_refusal(directory.path()).find("do not match their checksum") != std::string::npos);
    }
}

TEST_CASE("a relay that is missing or has changed is no empty queue") {
    const TempDir directory;
    fill(directory.path());
    {
        const auto log = EmbeddedLog::open(directory.path(), Access::read_write);
        Batch batch = batch_after(log->head(Partition{0}), 0, {});
        batch.forwarded = {message_to(1, "a"), message_to(1, "b")};
        log->append({&batch, 1});
    }
    const auto why = [&] {
        const auto log = EmbeddedLog::open(directory.path(), Access::read_write);
        return refusal([&] { log->waiting_relays(Partition{1}, 100); });
    };
    SUBCASE("whole") { CHECK(why() == "no refusal"); }
    SUBCASE("missing") {
        RawRows(directory.path()).remove_relay(Partition{1}, 1);
        CHECK(why().find("relay 1 of partition 1 is missing") != std::string::npos);
    }
    SUBCASE("changed") {
        std::string value = rows::encode(message_to(1, "a"));
        value[1] = static_cast<char>(value[1] ^ 4);
        RawRows(directory.path()).put_relay(Partition{1}, 0, value);
        CHECK(why().find("a relay's bytes do not match their checksum") != std::string::npos);
    }
    SUBCASE("the queue's own row") {
        RawRows(directory.path()).put_meta(rows::queue_key(Partition{1}), "x");
        CHECK(open_refusal(directory.path()).find("a queue of 1 bytes") != std::string::npos);
    }
}

TEST_CASE("a killed log opens with what was acknowledged; torn writes go, holes stop it") {
    const TempDir directory;
    const Path live = directory.path() / "live", left = directory.path() / "left";
    const auto log = EmbeddedLog::open(live, Access::create_if_missing);
    create(*log, 2);
    append(*log, 1, {"one"});
    append(*log, 1, {std::string(100'000, 'x')});
    std::filesystem::copy(live, left, std::filesystem::copy_options::recursive);
    Path file;
    for (const auto& entry : std::filesystem::directory_iterator(left / "journal"))
        if (entry.path().extension() == ".log") file = entry.path();

    SUBCASE("whole") {
        CHECK(EmbeddedLog::open(left, Access::read_write)->head(Partition{1}) == log->head(Partition{1}));
    }
    SUBCASE("torn") {
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 50'000);
        const auto opened = EmbeddedLog::open(left, Access::read_write);
        CHECK(read_all(*opened, 1) == std::vector<std::string>{"created 1", "one"});
        append(*opened, 1, {"two"});
        CHECK(read_all(*opened, 1, 2) == std::vector<std::string>{"two"});
    }
    SUBCASE("a hole") {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(20).put('!');
        bytes.close();
        CHECK(open_refusal(left).find("restore it from a backup") != std::string::npos);
    }
}

TEST_CASE("after a failed write nothing more is taken, and opening again tells what is there") {
    const TempDir directory;
    auto log = EmbeddedLog::open(directory.path(), Access::create_if_missing);
    create(*log, 1);
    append(*log, 0, {"kept"});
    const Head head = log->head(Partition{0});

    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{.rlim_cur = 50'000, .rlim_max = before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto why = refusal([&] { append(*log, 0, {std::string(200'000, 'x')}); });
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);

    CHECK(why.find("append failed") != std::string::npos);
    CHECK(log->head(Partition{0}) == head);
    CHECK(refusal([&] { append(*log, 0, {"later"}); }).find("open it again") != std::string::npos);
    CHECK(read_all(*log, 0, 1) == std::vector<std::string>{"kept"});
    log.reset();
    log = EmbeddedLog::open(directory.path(), Access::read_write);
    CHECK(log->head(Partition{0}) == head);
    append(*log, 0, {"later"});
    CHECK(read_all(*log, 0, 1) == std::vector<std::string>{"kept", "later"});
}

}  // namespace grandlivre::test
