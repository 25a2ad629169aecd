#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/ledger.h"

/// Request lines that tests of the engine tell their stories with. Accounts and
/// requests are numbered.
namespace grandlivre::test {

using Json = nlohmann::json;

inline std::string account_id(int number) { return fmt::format("aaaaaaaa-0000-4000-8000-{:012x}", number); }
inline std::string request_id(int number) { return fmt::format("eeeeeeee-0000-4000-8000-{:012x}", number); }

/// A request line; its id is the number.
inline std::string line(int id, const std::string& type, const std::string& on, Json own = Json::object()) {
    own.update({{"id", request_id(id)}, {"type", type}, {"on", on}, {"source", "tests"}});
    return own.dump();
}
inline std::string open(int id, int account, const std::string& on = "2015-01-05") {
    return line(id, "OpenAccount", on, {{"account", account_id(account)}});
}
inline std::string credit(int id, int account, int centihours, const std::string& on = "2018-06-01",
                          const std::string& kind = "cpf") {
    return line(id, "CreditHours", on,
                {{"account", account_id(account)}, {"kind", kind}, {"centihours", centihours}, {"year", 2017}});
}
inline std::string full_time(int id, int account, int year, const std::string& on) {
    return line(id, "DeclareActivity", on,
                {{"account", account_id(account)},
                 {"year", year},
                 {"employer", "55208131766522"},
                 {"category", "employee"},
                 {"worked", 1607},
                 {"unit", "hours"}});
}
inline std::string clock_to(int id, const std::string& on) { return line(id, "AdvanceClock", on); }
inline std::string adopt(int id, const std::string& on, const std::string& text) {
    return line(id, "AdoptRules", on, {{"text", text}});
}

/// An account's, after a decision.
inline const Balance& holdings_of(const Outcome& outcome) { return std::get<Balance>(outcome.balance.value()); }

inline std::uint64_t total_fired(const Outcome& outcome) {
    std::uint64_t sum = 0;
    for (const auto& part : outcome.partitions) sum += part.fired;
    return sum;
}

inline Outcome as_duplicate(Outcome outcome) {
    outcome.duplicate = true;
    return outcome;
}

inline bool refused(const Outcome& outcome, Reason reason) { return !outcome.accepted && outcome.reason == reason; }

/// Accounts with hours of all kinds, some with an hour dossier: the migration and
/// the end of 2019 find deadlines on every partition.
inline std::vector<std::string> accounts_of_the_hours_era(int accounts) {
    std::vector<std::string> lines;
    int id = 1000;
    for (int i = 0; i < accounts; ++i) {
        lines.push_back(open(id++, i));
        lines.push_back(credit(id++, i, 100'00));
        if (i % 2 == 0) lines.push_back(credit(id++, i, 20'00, "2018-06-01", "cec"));
        if (i % 3 == 0)
            lines.push_back(line(id++, "ReserveHours", "2019-09-01",
                                 {{"account", account_id(i)},
                                  {"dossier", fmt::format("dddddddd-0000-4000-8000-{:012x}", i)},
                                  {"kind", "cpf"},
                                  {"centihours", 10'00},
                                  {"provider", "41816609600069"},
                                  {"validated_on", "2019-09-01"},
                                  {"session_start", "2019-10-01"}}));
    }
    return lines;
}

}  // namespace grandlivre::test
