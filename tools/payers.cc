#include "tools/payers.h"

#include <fmt/format.h>

#include <algorithm>

#include "events/values/ids.h"
#include "tools/dice.h"

namespace grandlivre::tools {
namespace {

constexpr std::uint64_t payment_purpose = 4'000, return_purpose = 5'000;

std::uint64_t modulo_97(std::string_view digits) {
    std::uint64_t rest = 0;
    for (const char digit : digits) rest = (rest * 10 + static_cast<std::uint64_t>(digit - '0')) % 97;
    return rest;
}

/// A French IBAN: a bank, a branch, the account, the national key and that of ISO 13616
/// (F and R are 15 and 27, their check digits begin as 00).
std::string french_iban(std::uint64_t account) {
    constexpr std::uint64_t bank = 30'006, branch = 1, all = 97;
    const std::uint64_t key = all - (89 * bank + 15 * branch + 3 * account) % all;
    const std::string basic = fmt::format("{:05}{:05}{:011}{:02}", bank, branch, account, key);
    return fmt::format("FR{:02}{}", all + 1 - modulo_97(basic + "152700"), basic);
}

std::string end_to_end_id(const std::string& provider, const std::string& run) {
    std::string digits;
    for (const char c : run)
        if (c != '-') digits += static_cast<char>(std::toupper(c));
    return provider + "-" + digits.substr(0, 8) + digits.substr(20);
}

}  // namespace

void Payers::emit(const char* kind, Date on, const char* source, const std::string& fields) {
    const std::string content =
        fmt::format(R"("type":"{}","on":"{}","source":"{}",{})", kind, to_text(on), source, fields);
    line_(fmt::format(R"({{"id":"{}",{}}})", to_text(uuid_v5({}, fmt::format("{}/{}", seed_, content))), content));
}

void Payers::set_bank_details(const std::string& provider, Date on) {
    std::uint64_t& account = accounts_[provider];
    account = Dice(seed_, std::stoull(provider) + account, payment_purpose).below(10'000'000'000);
    emit("SetBankDetails", on, "edof",
         fmt::format(R"("provider":"{}","iban":"{}","holder_name":"Organisme {}")", provider, french_iban(account),
                     provider));
}

void Payers::issue(const std::string& provider, const std::string& run, Date on) {
    emit("IssuePayment", on, "finance",
         fmt::format(R"("provider":"{}","run":"{}","due_by":"{}")", provider, run, to_text(on + Days(30))));
    runs_[run] = on;
}

void Payers::status(const std::string& provider, const std::string& run, Date on, const char* status,
                    const char* reason) {
    emit("RecordBankStatus", on, "bank",
         fmt::format(R"("provider":"{}","end_to_end_id":"{}","status":"{}"{})", provider, end_to_end_id(provider, run),
                     status, reason ? fmt::format(R"(,"reason":"{}")", reason) : ""));
}

/// One transfer in thirty comes back from a closed account, and goes out again.
void Payers::pay(Date on) {
    Dice ids(seed_, static_cast<std::uint64_t>(on.time_since_epoch().count()), payment_purpose);
    const std::string run = ids.uuid(), second_run = ids.uuid();
    for (const std::string& provider : due_) {
        Dice dice(seed_, std::stoull(provider) ^ static_cast<std::uint64_t>(on.time_since_epoch().count()),
                  return_purpose);
        if (!accounts_.contains(provider)) {
            emit("RegisterProvider", on, "edof",
                 fmt::format(R"("provider":"{}","nda":"{}","name":"Organisme {}")", provider,
                             11'000'000'000 + dice.below(88'000'000'000), provider));
            set_bank_details(provider, on);
        }
        issue(provider, run, on);
        status(provider, run, on + Days(1), "accepted");
        status(provider, run, on + Days(2), "settled");
        if (dice.below(30) != 0) continue;
        status(provider, run, on + Days(4), "returned", "AC04");
        set_bank_details(provider, on + Days(5));
        issue(provider, second_run, on + Days(6));
        status(provider, second_run, on + Days(8), "settled");
    }
    due_.clear();
}

void Payers::seal(Date on) {
    for (const auto& [run, issued] : runs_)
        emit("SealRun", std::max(on, issued), "finance", fmt::format(R"("run":"{}")", run));
    runs_.clear();
}

}  // namespace grandlivre::tools
