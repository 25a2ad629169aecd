#include "engine/log/torn_write.h"

#include <doctest/doctest.h>
#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/temp_dir.h"

namespace grandlivre::test {
namespace {

using Path = std::filesystem::path;

std::string load(const Path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void store(const Path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// RocksDB's write-ahead files as a kill leaves them: copied while the database
/// is open. Each write puts a row into two column families.
class WriteAhead {
public:
    explicit WriteAhead(const std::vector<std::size_t>& row_sizes, std::size_t rows_per_file = 1000) {
        rocksdb::Options options;
        options.create_if_missing = true;
        options.create_missing_column_families = true;
        std::vector<rocksdb::ColumnFamilyHandle*> families;
        rocksdb::DB* database = nullptr;
        // Rows in a family that is never flushed keep the older files.
        REQUIRE(rocksdb::DB::Open(options, (directory_.path() / "live").string(), {{"default", {}}, {"kept", {}}},
                                  &families, &database)
                    .ok());
        const std::unique_ptr<rocksdb::DB> closes(database);
        for (std::size_t i = 0; i < row_sizes.size(); ++i) {
            if (i > 0 && i % rows_per_file == 0) REQUIRE(database->Flush({}, families[0]).ok());
            rocksdb::WriteBatch write;
            for (auto* family : families)
                REQUIRE(write.Put(family, std::to_string(i), std::string(row_sizes[i] / 2, 'x')).ok());
            REQUIRE(database->Write({}, &write).ok());
            ends_.push_back(std::filesystem::file_size(live_files().rbegin()->second));
        }
        for (const auto& [name, path] : live_files()) files_.emplace_back(name, load(path));
        for (auto* family : families) delete family;
    }

    /// Bytes of the last file at the end of each write.
    const std::vector<std::uint64_t>& ends() const { return ends_; }
    std::string& last() { return files_.back().second; }
    std::string& first() { return files_.front().second; }
    std::size_t files() const { return files_.size(); }

    std::optional<std::string> cut(Writes writes) {
        const Path copy = directory_.path() / "copy";
        std::filesystem::remove_all(copy);
        std::filesystem::create_directory(copy);
        for (const auto& [name, bytes] : files_) store(copy / name, bytes);
        const auto why = cut_torn_write(copy, writes);
        for (auto& [name, bytes] : files_) bytes = load(copy / name);
        return why;
    }

private:
    std::map<std::string, Path> live_files() const {
        std::map<std::string, Path> files;
        for (const auto& entry : std::filesystem::directory_iterator(directory_.path() / "live"))
            if (entry.path().extension() == ".log") files.emplace(entry.path().filename().string(), entry.path());
        return files;
    }

    TempDir directory_;
    std::vector<std::uint64_t> ends_;
    std::vector<std::pair<std::string, std::string>> files_;
};

}  // namespace

TEST_CASE("a whole write-ahead log is left alone") {
    WriteAhead files({10, 100'000, 32'768, 1, 500}, 2);
    CHECK(files.files() == 3);
    const std::string before = files.last();
    for (const Writes writes : {Writes::synced, Writes::unsynced}) {
        CHECK(files.cut(writes) == std::nullopt);
        CHECK(files.last() == before);
    }
}

TEST_CASE("a torn last write is cut off, wherever it tore") {
    for (const std::size_t last_size : {std::size_t{20}, std::size_t{100'000}}) {
        WriteAhead files({10, 40'000, last_size});
        const std::string whole = files.last();
        const auto check_cut = [&](std::string torn) {
            files.last() = std::move(torn);
            CHECK(files.cut(Writes::synced) == std::nullopt);
            CHECK((files.last() == whole.substr(0, files.ends()[1])));
        };
        for (std::size_t at = files.ends()[1]; at < files.ends()[2]; at += 1 + last_size / 25) {
            CAPTURE(at);
            check_cut(whole.substr(0, at));
            std::string flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ 1);
            check_cut(flipped);
            std::string zeros = whole;  // pages that never came, in a file that has grown
            std::fill(zeros.begin() + static_cast<std::ptrdiff_t>(at), zeros.end(), '\0');
            check_cut(zeros);
        }
        files.last() = whole + std::string(5000, '\0');
        CHECK(files.cut(Writes::synced) == std::nullopt);
        CHECK((files.last() == whole));
    }
}

TEST_CASE("damage before a valid write is a hole: refused where writes are synced, cut where not") {
    for (const std::size_t size : {std::size_t{20}, std::size_t{40'000}}) {
        WriteAhead files({size, size, size});
        const std::string bytes = files.last();
        const std::uint64_t middle = (files.ends()[0] + files.ends()[1]) / 2;
        for (const std::uint64_t at : {files.ends()[0], files.ends()[0] + 5, files.ends()[0] + 6, middle, middle + 9}) {
            CAPTURE(at);
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
            files.last() = damaged;
            const auto why = files.cut(Writes::synced);
            REQUIRE(why);
            CHECK(why->find("damaged in 0000") != std::string::npos);
            CHECK(files.last() == damaged);

            CHECK(files.cut(Writes::unsynced) == std::nullopt);
            CHECK(files.last().size() == files.ends()[0]);
        }
    }
}

TEST_CASE("a damaged file with another after it is refused") {
    for (const Writes writes : {Writes::synced, Writes::unsynced}) {
        WriteAhead files({20, 20, 20, 20}, 2);
        files.first().pop_back();
        const auto why = files.cut(writes);
        REQUIRE(why);
        CHECK(why->find(" after it") != std::string::npos);
    }
}

TEST_CASE("no files, no damage") {
    const TempDir directory;
    CHECK(cut_torn_write(directory.path(), Writes::synced) == std::nullopt);
    CHECK(cut_torn_write(directory.path() / "none", Writes::synced) != std::nullopt);
}

}  // namespace grandlivre::test
