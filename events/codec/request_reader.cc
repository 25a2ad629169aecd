#include "events/codec/request_reader.h"

#include <flatbuffers/flatbuffers.h>
#include <simdjson.h>

#include "events/codec/canonical.h"
#include "events/codec/field_reader.h"
#include "events/codec/syntax.h"

namespace grandlivre::codec {
namespace {

using simdjson::dom::element;

const TableShape& envelope() {
    static const TableShape& shape = Schema::get().table("Request");
    return shape;
}

/// The table of a kind, by its name or by its place in the union.
struct Kinds {
    std::unordered_map<std::string_view, RequestKind> by_name;  ///< those that services send
    std::vector<const TableShape*> tables;
    std::string names = "one of";
    static const Kinds& get() {
        static const Kinds kinds = [] {
            Kinds result;
            result.tables = envelope().find("body")->union_tables;
            for (std::size_t i = 1; i < result.tables.size(); ++i) {
                if (is_relay(static_cast<RequestKind>(i))) continue;
                result.by_name.emplace(result.tables[i]->name, static_cast<RequestKind>(i));
                result.names += (i == 1 ? " " : ", ") + result.tables[i]->name;
            }
            return result;
        }();
        return kinds;
    }
};

tl::unexpected<Malformed> malformed(std::string where, std::string found, std::string expected) {
    return tl::make_unexpected(Malformed{std::move(where), std::move(found), std::move(expected), std::nullopt});
}

/// Source `relay` is the ledger's own, and so are the kinds that it sends.
std::optional<Malformed> check_source(const TableValue& request, RequestKind kind, Origin origin) {
    static const auto place = static_cast<std::size_t>(envelope().find("source") - envelope().fields.data());
    const bool says_relay = request.slots[place].value->text == relay_source;
    if (origin == Origin::ledger && says_relay == is_relay(kind)) return std::nullopt;
    if (is_relay(kind)) return Malformed{"type", "a kind that only the ledger sends", Kinds::get().names, std::nullopt};
    if (!says_relay) return std::nullopt;
    return Malformed{"source", "\"relay\"", "the name of an upstream service: relays are the ledger's own",
                     std::nullopt};
}

}  // namespace

struct RequestReader::Workspace {
    simdjson::dom::parser parser;
    CanonicalWriter writer;
    Given outer, inner;
};

RequestReader::RequestReader() : workspace_(std::make_unique<Workspace>()) {}
RequestReader::~RequestReader() = default;

tl::expected<Request, Malformed> RequestReader::read_json(std::string_view text) {
    Workspace& work = *workspace_;
    element document;
    if (text.size() > longest_request)
        return malformed("line", fmt::format("{} bytes", text.size()),
                         fmt::format("at most {} bytes", longest_request));
    if (work.parser.parse(text.data(), text.size()).get(document)) return tl::make_unexpected(explain_syntax(text));
    simdjson::dom::object object;
    if (document.get_object().get(object)) return malformed("line", shown(document), "a JSON object");

    std::optional<RequestId> id;
    if (std::string_view given; !object.at_key("id").get_string().get(given)) id = RequestId::parse(given);
    const auto failed = [&](Malformed why) {
        why.id = id;
        return tl::make_unexpected(std::move(why));
    };

    std::string_view kind_name;
    element kind_given;
    const auto& kinds = Kinds::get();
    if (object.at_key("type").get(kind_given)) return failed({"type", "nothing", kinds.names, id});
    const auto kind = kind_given.get_string().get(kind_name) ? kinds.by_name.end() : kinds.by_name.find(kind_name);
    if (kind == kinds.by_name.end()) return failed({"type", shown(kind_given), kinds.names, id});
    const TableShape& body = *kinds.tables[static_cast<std::size_t>(kind->second)];

    work.outer.assign(envelope().fields.size(), std::nullopt);
    work.inner.assign(body.fields.size(), std::nullopt);
    bool typed = false;
    for (const auto& [name, value] : object) {
        if (name == "type") {
            if (std::exchange(typed, true)) return failed({"type", "the field twice", "one", id});
            continue;
        }
        std::optional<element>* slot = nullptr;
        if (const Field* field = envelope().find(name);
            field && field->shape != Shape::union_table && field->shape != Shape::union_type)
            slot = &work.outer[static_cast<std::size_t>(field - envelope().fields.data())];
        else if (const Field* own = body.find(name))
            slot = &work.inner[static_cast<std::size_t>(own - body.fields.data())];
        if (!slot)
            return failed({shortened(std::string(name)), "a field that " + body.name + " does not have",
                           "only its own fields", id});
        if (*slot) return failed({std::string(name), "the field twice", "one", id});
        *slot = value;
    }
    if (auto why = read_fields(work.outer, envelope(), "", work.writer.outer)) return failed(std::move(*why));
    if (auto why = read_fields(work.inner, body, "", work.writer.inner)) return failed(std::move(*why));
    if (auto why = check_source(work.writer.outer, kind->second, Origin::service)) return failed(std::move(*why));
    return decode_request(work.writer.write(kind->second));
}

tl::expected<Request, Malformed> RequestReader::read_flatbuffer(std::span<const std::uint8_t> bytes, Origin origin) {
    Workspace& work = *workspace_;
    if (bytes.size() > longest_request)
        return malformed("value", fmt::format("{} bytes", bytes.size()),
                         fmt::format("at most {} bytes", longest_request));
    std::vector<std::uint64_t> aligned((bytes.size() + 7) / 8);
    if (!bytes.empty()) std::memcpy(aligned.data(), bytes.data(), bytes.size());
    const auto* buffer = reinterpret_cast<const std::uint8_t*>(aligned.data());
    constexpr flatbuffers::uoffset_t deepest = 8, most_tables = 8192;
    flatbuffers::Verifier verifier(buffer, bytes.size(), deepest, most_tables);
    if (bytes.size() < 8 || !wire::RequestBufferHasIdentifier(buffer))
        return malformed("value", "bytes without the identifier GLRQ", "a FlatBuffers Request");
    if (!wire::VerifyRequestBuffer(verifier))
        return malformed("value", "bytes that do not verify", "a FlatBuffers Request");

    const wire::Request& request = *wire::GetRequest(buffer);
    const auto failed = [&](Malformed why) {
        why.id = flatbuffers::UnPack(*request.id());
        return tl::make_unexpected(std::move(why));
    };
    const auto& tables = Kinds::get().tables;
    const auto kind = static_cast<std::size_t>(request.body_type());
    if (kind == 0 || kind >= tables.size())
        return failed({"body", fmt::format("type {}", kind), Kinds::get().names, std::nullopt});
    const TableShape& body = *tables[kind];
    const auto& outer = *reinterpret_cast<const flatbuffers::Table*>(&request);
    const auto& inner = *static_cast<const flatbuffers::Table*>(request.body());
    if (auto why = no_unknown_fields(outer, envelope())) return failed(std::move(*why));
    if (auto why = no_unknown_fields(inner, body)) return failed(std::move(*why));
    if (auto why = read_fields(outer, envelope(), "", work.writer.outer)) return failed(std::move(*why));
    if (auto why = read_fields(inner, body, "", work.writer.inner)) return failed(std::move(*why));
    if (auto why = check_source(work.writer.outer, request.body_type(), origin)) return failed(std::move(*why));
    return decode_request(work.writer.write(request.body_type()));
}

namespace {

/// The stream that a request names, of the kind that decides it.
template <class Body>
StreamId stream_of(StreamKind kind, const Body& body) {
    if constexpr (requires { body.account; })
        if (kind == StreamKind::account) return StreamId::account(body.account);
    if constexpr (requires { body.funder; })
        if (kind == StreamKind::funder) return StreamId::funder(body.funder);
    if constexpr (requires { body.provider; })
        if (kind == StreamKind::provider) return StreamId::provider(body.provider);
    if constexpr (requires { body.run; })
        if (kind == StreamKind::run) return StreamId::run(body.run);
    return {kind, {}};
}

/// To whom a share goes back: the holder's to the account.
StreamId stream_of(StreamKind, const request::ShareRecovered& body) {
    if (body.share->grant) return StreamId::funder(body.share->grant->funder);
    if (body.share->top_up) return StreamId::funder(body.share->top_up->funder);
    return StreamId::account(body.account);
}

}  // namespace

Request decode_request(std::span<const std::uint8_t> canonical) {
    Request request;
    request.canonical.assign(canonical.begin(), canonical.end());
    const wire::Request& source = *wire::GetRequest(request.canonical.data());
    request.id = flatbuffers::UnPack(*source.id());
    request.on = flatbuffers::UnPack(*source.on());
    request.kind = source.body_type();
    switch (request.kind) {
#define GL_CASE(name, stream_, dates)                       \
    case RequestKind::name: {                               \
        auto& body = request.body.emplace<request::name>(); \
        source.body_as_##name()->UnPackTo(&body);           \
        break;                                              \
    }
        GL_REQUESTS(GL_CASE)
#undef GL_CASE
        case RequestKind::NONE: break;
    }
    request.stream =
        std::visit([&](const auto& body) { return stream_of(stream_kind(request.kind), body); }, request.body);
    return request;
}

Request make_relay(const RequestId& id, Date on, RequestBody body) {
    wire::RequestT request;
    request.id = id;
    request.on = on;
    request.source = relay_source;
    std::visit([&](auto& table) { request.body.Set(std::move(table)); }, body);
    flatbuffers::FlatBufferBuilder builder;
    builder.Finish(wire::Request::Pack(builder, &request), wire::RequestIdentifier());
    // Through the reader, as a reader of the queue will see it: one form of bytes.
    RequestReader reader;
    auto relay = reader.read_flatbuffer({builder.GetBufferPointer(), builder.GetSize()}, Origin::ledger);
    GL_INVARIANT(relay.has_value(), "a relay is malformed: {}", relay.error().detail());
    return std::move(*relay);
}

bool same_content(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
    const auto without_trace = [](std::span<const std::uint8_t> bytes) {
        wire::RequestT request;
        wire::GetRequest(bytes.data())->UnPackTo(&request);
        request.trace.clear();
        flatbuffers::FlatBufferBuilder builder;
        builder.Finish(wire::Request::Pack(builder, &request));
        return std::vector<std::uint8_t>(builder.GetBufferPointer(), builder.GetBufferPointer() + builder.GetSize());
    };
    if (a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin())) return true;
    return without_trace(a) == without_trace(b);
}

}  // namespace grandlivre::codec
