#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <tl/expected.hpp>

#include "events/request.h"

namespace grandlivre::codec {

/// Who sent a request's bytes: only the ledger may send relays.
enum class Origin : std::uint8_t { service, ledger };
constexpr std::string_view relay_source = "relay";

/// Reads requests: JSON text or FlatBuffers bytes into the one canonical form.
/// Both forms go through the same checks, field by field, from the schema.
///
/// Canonical bytes: a FlatBuffers Request without optional fields that are
/// absent, null, false, 0 or empty; UUIDs are bytes, so capitals do not matter;
/// fields are laid out in one order. Two requests of the same content have the
/// same canonical bytes, `trace` aside.
///
/// One reader a thread; it keeps its buffers between calls.
class RequestReader {
public:
    RequestReader();
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    tl::expected<Request, Malformed> read_json(std::string_view text);
    tl::expected<Request, Malformed> read_flatbuffer(std::span<const std::uint8_t> bytes,
                                                     Origin origin = Origin::service);

private:
    struct Workspace;
    std::unique_ptr<Workspace> workspace_;
};

/// The request that the ledger itself sends: its canonical bytes are made here.
Request make_relay(const RequestId& id, Date on, RequestBody body);

/// A request out of its canonical bytes, as a record carries them.
Request decode_request(std::span<const std::uint8_t> canonical);

/// Whether two canonical requests have the same content: all but `trace`.
bool same_content(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// The longest request in JSON, in bytes.
constexpr std::size_t longest_request = 1 << 20;

}  // namespace grandlivre::codec
