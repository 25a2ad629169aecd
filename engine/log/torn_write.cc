#include "engine/log/torn_write.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>

#include "engine/log/crc32c.h"

namespace grandlivre {
namespace {

// RocksDB's log format (db/log_format.h): blocks of 32 KiB; in them fragments of
// a masked CRC-32C over type and payload (4 bytes), length (2), type (1), payload;
// less than a header at a block's end is padding. Little-endian.
constexpr std::size_t block_size = 32768;
constexpr std::size_t header_size = 7;
enum class Type : std::uint8_t { full = 1, first, middle, last };

template <class Integer>
Integer read_little_endian(const std::uint8_t* bytes) {
    static_assert(std::endian::native == std::endian::little);
    Integer value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

struct Fragment {
    Type type;
    std::size_t size;  ///< with its header
};

std::optional<Fragment> fragment_at(std::span<const std::uint8_t> rest) {
    if (rest.size() < header_size) return std::nullopt;
    const auto stored = read_little_endian<std::uint32_t>(rest.data());
    const auto length = read_little_endian<std::uint16_t>(rest.data() + 4);
    const Type type{rest[6]};
    if (type < Type::full || type > Type::last || length > rest.size() - header_size) return std::nullopt;
    const std::uint32_t crc = crc32c(rest.subspan(6, 1u + length));
    if (std::rotr(crc, 15) + 0xa282ead8u != stored) return std::nullopt;
    return Fragment{type, header_size + length};
}

struct Place {
    std::filesystem::path file;
    std::uint64_t offset = 0;
};

std::string to_text(const Place& place) {
    return fmt::format("{} at byte {}", place.file.filename().string(), place.offset);
}

/// Why there is no way on; caught below.
struct NotWhole {
    std::string why;
};

class Scan {
public:
    explicit Scan(Writes writes) : synced_(writes == Writes::synced) {}

    void read(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        if (!file) throw NotWhole{fmt::format("{}: {}", path.string(), std::strerror(errno))};
        std::array<std::uint8_t, block_size> block;
        here_ = {path, 0};
        while (file) {
            file.read(reinterpret_cast<char*>(block.data()), block.size());
            if (file.bad()) throw NotWhole{fmt::format("{}: {}", path.string(), std::strerror(errno))};
            read_block({block.data(), static_cast<std::size_t>(file.gcount())});
        }
        if (in_write_) damage_at(write_);
    }

    const std::optional<Place>& damage() const { return damage_; }

private:
    void read_block(std::span<const std::uint8_t> block) {
        std::size_t begin = 0;
        while (begin < block.size() && block_size - begin >= header_size) {
            const auto fragment = fragment_at(block.subspan(begin));
            const Place place{here_.file, here_.offset + begin};
            if (fragment) follow(*fragment, place);
            if (!fragment) damage_at(in_write_ ? write_ : place);
            // After damage, lengths are not to be trusted: try each byte.
            begin += fragment ? fragment->size : 1;
        }
        here_.offset += block.size();
    }

    void follow(const Fragment& fragment, const Place& place) {
        const bool begins = fragment.type == Type::full || fragment.type == Type::first;
        if (begins == in_write_) damage_at(in_write_ ? write_ : place);
        if (damage_ && begins && synced_)
            throw NotWhole{fmt::format("damaged in {}, with a later write in {}", to_text(*damage_), to_text(place))};
        if (damage_) return;
        if (begins) write_ = place;
        in_write_ = fragment.type == Type::first || fragment.type == Type::middle;
    }

    void damage_at(const Place& place) {
        if (!damage_) damage_ = place;
        in_write_ = false;
    }

    const bool synced_;
    Place here_;
    Place write_;  ///< where the write being read begins
    bool in_write_ = false;
    std::optional<Place> damage_;
};

/// `000012.log` of a database, oldest first.
std::map<std::uint64_t, std::filesystem::path> write_ahead_files(const std::filesystem::path& database) {
    std::map<std::uint64_t, std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(database)) {
        const std::string stem = entry.path().stem().string();
        if (entry.path().extension() == ".log" && stem.find_first_not_of("0123456789") == std::string::npos)
            files.emplace(std::stoull(stem), entry.path());
    }
    return files;
}

void cut(const Place& place) {
    const int file = ::open(place.file.c_str(), O_WRONLY | O_CLOEXEC);
    const bool done = file >= 0 && ::ftruncate(file, static_cast<off_t>(place.offset)) == 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) ::close(file);
    if (!done) throw NotWhole{fmt::format("cannot cut {}: {}", to_text(place), std::strerror(error))};
}

}  // namespace

std::optional<std::string> cut_torn_write(const std::filesystem::path& database, Writes writes) try {
    Scan scan(writes);
    for (const auto& [number, path] : write_ahead_files(database)) {
        // Cut here, the end of the older file would look whole, and RocksDB would go on.
        if (scan.damage() && std::filesystem::file_size(path) > 0)
            throw NotWhole{
                fmt::format("damaged in {}, with {} after it", to_text(*scan.damage()), path.filename().string())};
        scan.read(path);
    }
    if (scan.damage()) cut(*scan.damage());
    return std::nullopt;
} catch (const NotWhole& error) {
    return error.why;
} catch (const std::filesystem::filesystem_error& error) {
    return error.what();
}

}  // namespace grandlivre
