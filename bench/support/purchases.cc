#include "bench/support/purchases.h"

#include <fmt/format.h>

#include <algorithm>

#include "bench/support/workload.h"

namespace grandlivre::bench {
namespace {

enum Purpose : std::uint64_t { dossiers = 100, grants, requests };

/// Ids of requests: one series a step.
std::string id(std::uint64_t step, std::uint64_t i) { return random_text_id(requests + 1 + step, i); }

std::string line(std::uint64_t step, std::uint64_t i, const char* kind, const char* on, const std::string& fields) {
    return fmt::format(R"({{"id":"{}","type":"{}","on":"{}","source":"bench","account":"{}",{}}})", id(step, i), kind,
                       on, account_id(i), fields);
}

std::string dossier(std::uint64_t i) { return fmt::format(R"("dossier":"{}")", random_text_id(dossiers, i)); }

std::vector<std::string> calls(std::uint64_t accounts, std::uint64_t step) {
    constexpr std::uint64_t lines_a_call = 1'000;
    std::vector<std::string> calls;
    for (std::uint64_t begin = 0; begin < accounts; begin += lines_a_call) {
        std::string lines;
        for (std::uint64_t i = begin; i < std::min(accounts, begin + lines_a_call); ++i)
            lines += fmt::format(R"({}{{"account":"{}","grant":"{}","kind":"voluntary","cents":10000}})",
                                 lines.empty() ? "" : ",", account_id(i), random_text_id(grants, i));
        const std::uint64_t call = begin / lines_a_call;
        calls.push_back(
            fmt::format(R"({{"id":"{}","type":"CallFunds","on":"2019-12-02","source":"bench","funder":"892221631",)"
                        R"("call":"CPF-892221631-BENC-{:06}","lines":[{}]}})",
                        id(step, call), call, lines));
    }
    return calls;
}

std::vector<std::string> receipts(std::uint64_t accounts, std::uint64_t step) {
    constexpr std::uint64_t lines_a_call = 1'000;
    std::vector<std::string> receipts;
    for (std::uint64_t begin = 0; begin < accounts; begin += lines_a_call) {
        const std::uint64_t call = begin / lines_a_call;
        receipts.push_back(
            fmt::format(R"({{"id":"{}","type":"ReceiveFunds","on":"2019-12-03","source":"bench","funder":"892221631",)"
                        R"("call":"CPF-892221631-BENC-{:06}","cents":{},"bank_reference":"BK{}"}})",
                        id(step, call), call, std::min(lines_a_call, accounts - begin) * 10'000, call));
    }
    return receipts;
}

template <class Line>
std::vector<std::string> for_each(std::uint64_t accounts, Line line_of) {
    std::vector<std::string> lines;
    for (std::uint64_t i = 0; i < accounts; ++i) lines.push_back(line_of(i));
    return lines;
}

}  // namespace

std::vector<std::vector<std::string>> up_to_proposals(std::uint64_t accounts) {
    std::vector<std::vector<std::string>> steps;
    const auto all = [&](auto line_of) { steps.push_back(for_each(accounts, line_of)); };
    for (const char* kind : {"cpf", "dif", "cec"}) {
        const std::uint64_t step = steps.size();
        all([&](std::uint64_t i) {
            return line(step, i, "CreditHours", "2019-12-02",
                        fmt::format(R"("kind":"{}","centihours":1000,"year":2018)", kind));
        });
    }
    steps.push_back(calls(accounts, steps.size()));
    steps.push_back(receipts(accounts, steps.size()));
    const std::string session = R"("session":{"start":"2020-03-02","end":"2020-06-30"})";
    const std::uint64_t asked = steps.size();
    all([&](std::uint64_t i) {
        return line(asked, i, "RequestEnrolment", "2019-12-04",
                    dossier(i) +
                        R"(,"provider":"42740599800399","training":{"kind":"rncp","certification":"RNCP1",)"
                        R"("centihours":7000,"price_cents":100000},"job_seeker":false,)" +
                        session);
    });
    const std::uint64_t proposed = steps.size();
    all([&](std::uint64_t i) {
        return line(proposed, i, "ProposeOrder", "2019-12-05", dossier(i) + R"(,"price_cents":100000,)" + session);
    });
    const std::uint64_t committed = steps.size();
    all([&](std::uint64_t i) {
        return line(committed, i, "CommitTopUp", "2019-12-06",
                    dossier(i) + R"(,"funder":"867873473","kind":"opco","cents":20000)");
    });
    return steps;
}

std::vector<std::string> acceptances(std::uint64_t accounts) {
    constexpr std::uint64_t step = 50;
    return for_each(accounts, [&](std::uint64_t i) {
        return line(step, i, "AcceptProposal", "2019-12-09",
                    dossier(i) + R"(,"card_cents":28000,"payment_reference":"PAY-1")");
    });
}

}  // namespace grandlivre::bench
