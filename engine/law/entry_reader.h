#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common_generated.h"
#include "engine/law/faults.h"
#include "engine/law/ratio.h"
#include "engine/law/rounding.h"
#include "events/toml.h"
#include "events/values/centihours.h"
#include "events/values/cents.h"
#include "events/values/date.h"

namespace grandlivre {

/// The keys of one TOML table, read by name and type. A key that is missing, of
/// another type, out of range or never asked for is a fault of its line; the
/// value returned then is a neutral one and only serves to find further faults.
/// Views the table; lives no longer than it.
class EntryReader {
public:
    /// `where` begins each message: "credit.employee".
    EntryReader(std::string where, const toml::table& table, Faults& faults);

    Cents cents(std::string_view key);           // 0 or more
    Cents positive_cents(std::string_view key);  // above 0
    Centihours centihours(std::string_view key);
    std::int64_t count(std::string_view key);           // above 0
    std::int64_t optional_count(std::string_view key);  // absent: 0
    bool flag(std::string_view key);
    bool optional_flag(std::string_view key);  // absent: false
    Date date(std::string_view key);
    std::optional<Date> optional_date(std::string_view key);
    Year year(std::string_view key);
    std::optional<Year> optional_year(std::string_view key);
    std::string text(std::string_view key);           // not blank
    std::string optional_text(std::string_view key);  // absent: empty

    /// Of `1/2`, from 0 to 1.
    Ratio share(std::string_view key);
    Rounding rounding(std::string_view key, std::span<const Rounding> allowed);
    wire::Bucket bucket(std::string_view key, std::span<const wire::Bucket> allowed);
    /// At least one, none twice.
    std::vector<wire::Bucket> buckets(std::string_view key, std::span<const wire::Bucket> allowed);
    /// One of the names; its place among them.
    std::size_t one_of(std::string_view key, std::span<const std::string_view> names);
    /// At least one of the names, none twice; their places among them, as listed.
    std::vector<std::size_t> list_of(std::string_view key, std::span<const std::string_view> names);
    /// A table inside the table; nullptr after a fault.
    const toml::table* table(std::string_view key);

    int line() const { return line_; }
    bool has(std::string_view key) const { return table_.contains(key); }
    /// A fault of the whole table.
    void fault(std::string_view message);
    /// Keys that nobody asked for are faults: a typo must not be dropped in silence.
    void finish();
    /// What was read so far in one form, whatever the book's spelling: "base_cents=50000, rounding=cent_up".
    const std::string& canonical() const { return canonical_; }
    void forget_canonical() { canonical_.clear(); }

private:
    const toml::node* find(std::string_view key);
    const toml::node* need(std::string_view key, std::string_view expected);
    void fault(const toml::node& node, std::string_view key, std::string_view expected);
    std::int64_t integer(const toml::node& node, std::string_view key, std::int64_t least, std::int64_t most);
    std::int64_t need_integer(std::string_view key, std::int64_t least, std::int64_t most);
    std::size_t name_of(const toml::node& node, std::string_view key, std::span<const std::string_view> names);
    template <class Value>
    void note(std::string_view key, const Value& value) {
        canonical_ += fmt::format("{}{}={}", canonical_.empty() ? "" : ", ", key, value);
    }

    std::string where_;
    const toml::table& table_;
    Faults& faults_;
    int line_;
    std::set<std::string, std::less<>> asked_;
    std::string canonical_;
};

int line_of(const toml::node& node);
int line_of(const toml::key& key);

}  // namespace grandlivre
