#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// The ledger a second time, written from the public rules alone and as plainly as
/// can be: texts, maps and exact fractions; one request at a time; nothing of the
/// engine, its rule book, its codec or its state. What both say is worth believing.
namespace grandlivre::test {

struct NaivePart {
    std::int64_t available = 0, reserved = 0;
    bool operator==(const NaivePart&) const = default;
    std::int64_t both() const { return available + reserved; }
};

/// What a stream holds, as an outcome's `balance` says it.
struct NaiveBalance {
    std::int64_t available = 0, reserved = 0, debited = 0, forfeited = 0, debt = 0;
    std::map<std::string, NaivePart> hours;  ///< kinds that hold something
    bool operator==(const NaiveBalance&) const = default;
};

struct NaiveAnswer {
    bool accepted = false;
    bool duplicate = false;
    std::string reason;               ///< empty if accepted
    std::vector<std::string> events;  ///< kinds; none for the clock's requests
    std::uint64_t fired = 0;          ///< deadlines, over all partitions
    std::optional<NaiveBalance> balance;
};

struct NaiveYear {
    std::map<std::string, nlohmann::json> declarations;  ///< by employer
    std::int64_t given = 0, truncated = 0;               ///< cents
    std::int64_t hours_given = 0, hours_truncated = 0;   ///< centihours, public
};

struct NaiveDossier {
    std::string kind;
    std::int64_t held = 0;  ///< centihours
    bool in_euros = false;
};

struct NaiveAccount {
    std::string status = "open", frozen_for;
    std::map<std::string, NaivePart> euros, hours;
    std::int64_t debt = 0, debited = 0, forfeited = 0;
    std::map<std::string, std::int64_t> converted;  ///< centihours by kind
    std::vector<std::pair<int, bool>> flags;        ///< low-qualified or not from a year on, as told
    std::map<int, NaiveYear> years;
    std::set<std::string> activities;
    std::set<std::pair<int, std::string>> categories;
    std::map<std::string, NaiveDossier> dossiers;

    NaiveBalance balance() const;
};

class NaiveModel {
public:
    /// `is_rule_book`: whether a text would be adopted. The model knows one law only.
    explicit NaiveModel(std::function<bool(const std::string&)> is_rule_book)
        : is_rule_book_(std::move(is_rule_book)) {}

    NaiveAnswer submit(const std::string& line);

    /// By id in lower case.
    const std::map<std::string, NaiveAccount>& accounts() const { return accounts_; }

private:
    using Json = nlohmann::json;
    using Kinds = std::vector<std::string>;
    struct No {
        std::string reason;
    };
    struct Seen {
        Json content;
        NaiveAnswer answer;
    };

    std::function<bool(const std::string&)> is_rule_book_;
    std::map<std::string, NaiveAccount> accounts_;
    std::map<std::pair<std::string, std::string>, Seen> seen_;  ///< by stream and id
    std::string clock_;                                         ///< empty: none yet

    Kinds decide(const Json& request);
    Kinds decide_on(NaiveAccount& account, const Json& request);
    Kinds declare_activity(NaiveAccount& account, const Json& request);
    Kinds credit_hours(NaiveAccount& account, const Json& request);
    Kinds convert_hours(NaiveAccount& account, const Json& request);
    Kinds credit_civic(NaiveAccount& account, const Json& request);
    Kinds close(NaiveAccount& account);
    Kinds reserve(NaiveAccount& account, const Json& request);
    Kinds move(NaiveAccount& account, const Json& request);
    NaiveAnswer advance_clock(const std::string& on);
};

}  // namespace grandlivre::test
