#include "events/codec/request_reader.h"

#include <flatbuffers/flatbuffers.h>
#include <simdjson.h>

#include "events/codec/canonical.h"
#include "events/codec/syntax.h"
#include "events/codec/values.h"

namespace grandlivre::codec {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

const TableShape& envelope() {
    static const TableShape& shape = Schema::get().table("Request");
    return shape;
}

/// The table of a kind, by its name or by its place in the union.
struct Kinds {
    std::unordered_map<std::string_view, RequestKind> by_name;
    std::vector<const TableShape*> tables;
    static const Kinds& get() {
        static const Kinds kinds = [] {
            Kinds result;
            const auto& bodies = envelope().find("body")->union_tables;
            result.tables = bodies;
            for (std::size_t i = 1; i < bodies.size(); ++i)
                result.by_name.emplace(bodies[i]->name, static_cast<RequestKind>(i));
            return result;
        }();
        return kinds;
    }
    std::string names() const {
        std::string list;
        for (std::size_t i = 1; i < tables.size(); ++i) list += (list.empty() ? "one of " : ", ") + tables[i]->name;
        return list;
    }
};

tl::unexpected<Malformed> malformed(std::string where, std::string found, std::string expected) {
    return tl::make_unexpected(Malformed{std::move(where), std::move(found), std::move(expected), std::nullopt});
}

std::string shown(const element& value) { return shortened(simdjson::minify(value)); }

/// A field of JSON, or nothing if it is null or not there.
tl::expected<std::optional<Raw>, Malformed> value_of(const Field& field, const std::optional<element>& given) {
    if (!given || given->is_null()) return std::nullopt;
    std::optional<Raw> value;
    switch (given->type()) {
        case element_type::STRING: value = from_text(field, given->get_string().value_unsafe()); break;
        case element_type::INT64: value = from_integer(field, given->get_int64().value_unsafe()); break;
        case element_type::BOOL:
            if (field.shape == Shape::boolean) {
                value = Raw{};
                value->bytes[0] = given->get_bool().value_unsafe();
            }
            break;
        default: break;  // a list, an object, a fraction, an integer of 2^63 and more
    }
    if (!value) return malformed(field.name, shown(*given), expectation(field));
    return value;
}

/// A value that the field does not take: as a number where it has no name or no text.
std::string shown(const Field& field, const Raw& value) {
    if (field.shape == Shape::boolean || field.shape == Shape::enumeration)
        return fmt::format("{}", load_integer(field, value.bytes.data()));
    if (field.shape == Shape::value && field.format == Format::date) {
        std::int32_t days{};
        std::memcpy(&days, value.bytes.data(), sizeof days);
        return fmt::format("day {} from 1970-01-01", days);
    }
    std::string text;
    write_value(field, value.bytes.data(), text);
    return text;
}

/// A field of a FlatBuffers table.
tl::expected<std::optional<Raw>, Malformed> value_of(const Field& field, const flatbuffers::Table& table) {
    if (field.shape == Shape::text) {
        const auto* text = table.GetPointer<const flatbuffers::String*>(field.vtable_offset);
        if (!text) return std::nullopt;
        if (!simdjson::validate_utf8(text->data(), text->size()))
            return malformed(field.name, "bytes that are no UTF-8", expectation(field));
        auto value = from_text(field, text->string_view());
        if (!value) return malformed(field.name, "a text with NUL", expectation(field));
        return value;
    }
    const auto* bytes = table.GetAddressOf(field.vtable_offset);
    Raw value;
    if (bytes)
        std::memcpy(value.bytes.data(), bytes, field.size);
    else if (field.shape == Shape::value)
        return std::nullopt;  // an absent scalar is its default, 0
    if (!acceptable(field, value.bytes.data())) return malformed(field.name, shown(field, value), expectation(field));
    return value;
}

}  // namespace

struct RequestReader::Workspace {
    simdjson::dom::parser parser;
    CanonicalWriter writer;
    std::vector<std::optional<element>> outer, inner;
};

RequestReader::RequestReader() : workspace_(std::make_unique<Workspace>()) {}
RequestReader::~RequestReader() = default;

namespace {

/// Fills the slots of the writer's two tables from any source of fields.
template <class Source>
std::optional<Malformed> take_fields(const TableShape& shape, CanonicalWriter::Slots& slots, const Source& source) {
    slots.assign(shape.fields.size(), std::nullopt);
    for (std::size_t i = 0; i < shape.fields.size(); ++i) {
        const Field& field = shape.fields[i];
        if (field.shape == Shape::union_type || field.shape == Shape::union_table) continue;
        auto value = source(i, field);
        if (!value) return value.error();
        const bool empty_text = *value && field.shape == Shape::text && (*value)->text.empty();
        if (empty_text) *value = std::nullopt;  // absent and empty are the same
        if (!*value && field.required)
            return Malformed{field.name, empty_text ? "an empty text" : "nothing", expectation(field), std::nullopt};
        slots[i] = std::move(*value);
    }
    return std::nullopt;
}

std::optional<Malformed> no_relay(const CanonicalWriter::Slots& slots) {
    static const auto place = static_cast<std::size_t>(envelope().find("source")->id);
    for (std::size_t i = 0; i < envelope().fields.size(); ++i)
        if (envelope().fields[i].id == place && slots[i] && slots[i]->text == "relay")
            return Malformed{"source", "\"relay\"", "the name of an upstream service: relays are the ledger's own",
                             std::nullopt};
    return std::nullopt;
}

}  // namespace

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
    if (object.at_key("type").get(kind_given)) return failed({"type", "nothing", Kinds::get().names(), id});
    const auto& kinds = Kinds::get();
    const auto kind = kind_given.get_string().get(kind_name) ? kinds.by_name.end() : kinds.by_name.find(kind_name);
    if (kind == kinds.by_name.end()) return failed({"type", shown(kind_given), kinds.names(), id});
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
    if (auto why = take_fields(envelope(), work.writer.outer,
                               [&](std::size_t i, const Field& f) { return value_of(f, work.outer[i]); }))
        return failed(std::move(*why));
    if (auto why = take_fields(body, work.writer.inner,
                               [&](std::size_t i, const Field& f) { return value_of(f, work.inner[i]); }))
        return failed(std::move(*why));
    if (auto why = no_relay(work.writer.outer)) return failed(std::move(*why));
    return decode_request(work.writer.write(envelope(), body, kind->second));
}

namespace {

/// Fields of a newer schema, or of a typo, must not be dropped in silence.
std::optional<Malformed> no_unknown_fields(const flatbuffers::Table& table, const TableShape& shape) {
    const std::uint8_t* vtable = table.GetVTable();
    const auto end = flatbuffers::ReadScalar<flatbuffers::voffset_t>(vtable);
    for (flatbuffers::voffset_t offset = 4; offset < end; offset = static_cast<flatbuffers::voffset_t>(offset + 2)) {
        if (flatbuffers::ReadScalar<flatbuffers::voffset_t>(vtable + offset) == 0) continue;
        const bool known = std::any_of(shape.fields.begin(), shape.fields.end(),
                                       [&](const Field& f) { return f.vtable_offset == offset; });
        if (!known)
            return Malformed{fmt::format("field {} of {}", (offset - 4) / 2, shape.name), "a value",
                             "only its own fields", std::nullopt};
    }
    return std::nullopt;
}

}  // namespace

tl::expected<Request, Malformed> RequestReader::read_flatbuffer(std::span<const std::uint8_t> bytes) {
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
        return failed({"body", fmt::format("type {}", kind), Kinds::get().names(), std::nullopt});
    const TableShape& body = *tables[kind];
    const auto& outer = *reinterpret_cast<const flatbuffers::Table*>(&request);
    const auto& inner = *static_cast<const flatbuffers::Table*>(request.body());
    if (auto why = no_unknown_fields(outer, envelope())) return failed(std::move(*why));
    if (auto why = no_unknown_fields(inner, body)) return failed(std::move(*why));
    if (auto why =
            take_fields(envelope(), work.writer.outer, [&](std::size_t, const Field& f) { return value_of(f, outer); }))
        return failed(std::move(*why));
    if (auto why =
            take_fields(body, work.writer.inner, [&](std::size_t, const Field& f) { return value_of(f, inner); }))
        return failed(std::move(*why));
    if (auto why = no_relay(work.writer.outer)) return failed(std::move(*why));
    return decode_request(work.writer.write(envelope(), body, request.body_type()));
}

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
    request.stream.kind = stream_kind(request.kind);
    std::visit(
        [&](const auto& body) {
            if constexpr (requires { body.account; }) request.stream.key = body.account.bytes;
        },
        request.body);
    return request;
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
