#include "tests/support/schema_changes.h"

#include <fmt/format.h>

#include <string_view>

namespace grandlivre::test {
namespace {

using Changes = std::vector<std::string>;

template <class List>
const auto* find(const List* list, std::string_view name) {
    for (const auto* item : *list)
        if (item->name()->string_view() == name) return item;
    return static_cast<decltype(list->Get(0))>(nullptr);
}

/// The value of an attribute; flatc writes 0 for one that has none.
template <class Described>
std::string attribute(const Described& described, const char* key) {
    if (!described.attributes()) return "none";
    const auto* found = described.attributes()->LookupByKey(key);
    if (!found) return "none";
    const std::string_view name = key;
    return name == "mandatory" || name == "nullable" ? "there" : found->value()->str();
}

/// A type in words, so that numbers of objects in either schema do not matter.
std::string type_name(const reflection::Schema& schema, const reflection::Type& type) {
    const auto base = [&](reflection::BaseType of) -> std::string {
        if (of == reflection::Obj) return schema.objects()->Get(static_cast<unsigned>(type.index()))->name()->str();
        std::string name = reflection::EnumNameBaseType(of);
        if (type.index() >= 0) name += " " + schema.enums()->Get(static_cast<unsigned>(type.index()))->name()->str();
        return name;
    };
    if (type.base_type() == reflection::Vector) return "[" + base(type.element()) + "]";
    if (type.base_type() == reflection::Array) return fmt::format("[{}:{}]", base(type.element()), type.fixed_length());
    return base(type.base_type());
}

void compare_enums(const reflection::Schema& released, const reflection::Schema& current, Changes& changes) {
    for (const auto* old : *released.enums()) {
        const std::string name = old->name()->str();
        const auto* now = find(current.enums(), name);
        if (!now) {
            changes.push_back(fmt::format("{} is gone", name));
            continue;
        }
        if (old->underlying_type()->base_type() != now->underlying_type()->base_type())
            changes.push_back(fmt::format("{} has another width", name));
        for (const auto* value : *old->values()) {
            const auto* same = find(now->values(), value->name()->string_view());
            if (!same)
                changes.push_back(fmt::format("{}.{} is gone", name, value->name()->str()));
            else if (same->value() != value->value())
                changes.push_back(
                    fmt::format("{}.{} was {}, is {}", name, value->name()->str(), value->value(), same->value()));
        }
    }
}

void compare_fields(const reflection::Schema& released, const reflection::Schema& current,
                    const reflection::Object& old, const reflection::Object& now, Changes& changes) {
    for (const auto* field : *old.fields()) {
        const std::string name = fmt::format("{}.{}", old.name()->str(), field->name()->str());
        const auto* same = find(now.fields(), field->name()->string_view());
        if (!same) {
            changes.push_back(fmt::format("{} is gone", name));
            continue;
        }
        const auto differ = [&](const char* what, const auto& before, const auto& after) {
            if (before != after) changes.push_back(fmt::format("{}: {} was {}, is {}", name, what, before, after));
        };
        differ("id", field->id(), same->id());
        differ("offset", field->offset(), same->offset());
        differ("type", type_name(released, *field->type()), type_name(current, *same->type()));
        differ("default", field->default_integer(), same->default_integer());
        differ("required", field->required(), same->required());
        differ("deprecated", field->deprecated(), same->deprecated());
        // What the codec reads from the schema is the contract too.
        for (const char* key : {"mandatory", "minimum", "maximum", "nullable", "nested_flatbuffer"})
            differ(key, attribute(*field, key), attribute(*same, key));
    }
    for (const auto* field : *now.fields()) {
        const std::string name = fmt::format("{}.{}", now.name()->str(), field->name()->str());
        if (find(old.fields(), field->name()->string_view())) continue;
        if (now.is_struct()) changes.push_back(fmt::format("{} is new in a struct", name));
        if (field->required() || attribute(*field, "mandatory") != "none")
            changes.push_back(fmt::format("{} is new and required", name));
        for (const auto* other : *old.fields())
            if (other->id() == field->id())
                changes.push_back(fmt::format("{} takes the id of {}", name, other->name()->str()));
    }
}

void compare_objects(const reflection::Schema& released, const reflection::Schema& current, Changes& changes) {
    for (const auto* old : *released.objects()) {
        const std::string name = old->name()->str();
        const auto* now = find(current.objects(), name);
        if (!now) {
            changes.push_back(fmt::format("{} is gone", name));
            continue;
        }
        if (old->is_struct() != now->is_struct())
            changes.push_back(fmt::format("{} is a struct in one of the two", name));
        if (old->bytesize() != now->bytesize() || old->minalign() != now->minalign())
            changes.push_back(fmt::format("{} had {} bytes, has {}", name, old->bytesize(), now->bytesize()));
        if (attribute(*old, "format") != attribute(*now, "format"))
            changes.push_back(fmt::format("{} reads otherwise", name));
        compare_fields(released, current, *old, *now, changes);
    }
}

}  // namespace

std::vector<std::string> forbidden_changes(const reflection::Schema& released, const reflection::Schema& current) {
    Changes changes;
    compare_enums(released, current, changes);
    compare_objects(released, current, changes);
    if (released.file_ident()->string_view() != current.file_ident()->string_view())
        changes.push_back("the file identifier is another");
    if (released.root_table()->name()->string_view() != current.root_table()->name()->string_view())
        changes.push_back("the root table is another");
    return changes;
}

}  // namespace grandlivre::test
