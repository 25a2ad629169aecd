#include "events/catalog.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace grandlivre::test {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

Names catalog_requests() {
#define GL_NAME(kind, ...) #kind,
    return {GL_REQUESTS(GL_NAME)};
}
Names catalog_events() {
    return {GL_EVENTS(GL_NAME)};
#undef GL_NAME
}

template <class Enum, std::size_t count>
Names schema_names(const Enum (&values)[count], const char* (*name)(Enum)) {
    Names names;
    for (const Enum value : values)
        if (std::string_view(name(value)) != "NONE") names.emplace_back(name(value));
    return names;
}

/// All code under a folder of the sources.
std::string code_under(const std::string& folder) {
    std::ostringstream text;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / folder))
        if (entry.path().extension() == ".cc" || entry.path().extension() == ".h")
            text << std::ifstream(entry.path()).rdbuf();
    return text.str();
}

std::string snake(const std::string& name) {
    std::string text;
    for (const char c : name) {
        if (std::isupper(static_cast<unsigned char>(c)) && !text.empty()) text += '_';
        text += static_cast<char>(std::tolower(c));
    }
    return text;
}

}  // namespace

TEST_CASE("the catalog lists what the schema's unions list, in their order") {
    CHECK(catalog_requests() == schema_names(wire::EnumValuesRequestBody(), wire::EnumNameRequestBody));
    CHECK(catalog_events() == schema_names(wire::EnumValuesEventBody(), wire::EnumNameEventBody));
}

TEST_CASE("kinds are those of the catalog's lines") {
    CHECK(stream_kind(RequestKind::OpenAccount) == StreamKind::account);
    CHECK(stream_kind(RequestKind::AdvanceClock) == StreamKind::clock);
    CHECK(dating(RequestKind::DeclareActivity) == Dating::late);
    CHECK(dating(RequestKind::OpenAccount) == Dating::timely);
    CHECK(kind_of(EventBody(event::HoursReleased{})) == EventKind::HoursReleased);
    for (const EventKind kind : wire::EnumValuesEventBody()) {
        CAPTURE(wire::EnumNameEventBody(kind));
        const bool trace =
            kind == EventKind::RequestRejected || kind == EventKind::RequestAccepted || kind == EventKind::NONE;
        CHECK(counts(kind) == !trace);
    }
}

TEST_CASE("facts that come late are those of the contract") {
    const std::set<std::string> late{
        "DeclareQualification", "RevokeQualification", "DeclareActivity",   "CreditHours",         "CreditCivic",
        "FreezeAccount",        "ClaimFromHolder",     "ReceiveFunds",      "ReceiveContribution", "AllocateSuspense",
        "RefundFunder",         "RecordHolderRefund",  "RegisterProvider",  "SetBankDetails",      "SuspendPayments",
        "ResumePayments",       "RecordBankStatus",    "ClaimFromProvider", "RecordRecovery"};
    for (const RequestKind kind : wire::EnumValuesRequestBody()) {
        const std::string name = wire::EnumNameRequestBody(kind);
        CAPTURE(name);
        CHECK((dating(kind) == Dating::late) == late.contains(name));
    }
}

TEST_CASE("every kind of request has its file, every event a maker and an effect, every reason a use") {
    // What a funder is told is booked as it comes, all in one file.
    const std::set<std::string> booked_as_they_come{"GrantRefused", "GrantUsed", "GrantEnded", "TopUpUsed",
                                                    "ShareRecovered"};
    // Few lines each, of one matter, in one file.
    const std::set<std::string> together{"RegisterProvider",  "SetBankDetails",
                                         "SuspendPayments",   "ResumePayments",  // provider_details.cc
                                         "ClaimFromProvider", "RecordRecovery",  // claims.cc
                                         "SealRun",           "RunPayment",      // decide_run.cc
                                         "MarkPaid",          "MarkReopened"};   // provider_relays.cc
    // Money alone, or told to somebody: nothing to remember beside the lines.
    const std::set<std::string> without_state{"RequestRejected",       "RequestAccepted", "HolderClaimed",
                                              "DebitedWithoutPayment", "GrantExpired",    "GrantUsed",
                                              "TrainingRecap"};
    const std::string makers = code_under("engine/decide") + code_under("engine/runtime"),
                      state = code_under("engine/state");
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(SOURCE_DIR "/engine/decide"))
        files.insert(entry.path().filename().string());
    for (const std::string& name : catalog_requests()) {
        CAPTURE(name);
        CHECK((files.contains(snake(name) + ".cc") || booked_as_they_come.contains(name) || together.contains(name)));
        CHECK(makers.find("const request::" + name + "&") != std::string::npos);
    }
    for (const std::string& name : catalog_events()) {
        CAPTURE(name);
        CHECK((makers.find("event::" + name) != std::string::npos || booked_as_they_come.contains(name)));
        CHECK((state.find("event::" + name) != std::string::npos || without_state.contains(name)));
    }
    for (const Reason reason : wire::EnumValuesReason()) {
        const std::string name = wire::EnumNameReason(reason);
        CAPTURE(name);
        CHECK(makers.find("Reason::" + name) != std::string::npos);
        CHECK(name == snake(name));
    }
}

TEST_CASE("enumerators are the contract's words") {
    const auto joined = [](const Names& names) {
        std::string text;
        for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
        return text;
    };
    CHECK(joined(schema_names(wire::EnumValuesActivityCategory(), wire::EnumNameActivityCategory)) ==
          "employee esat self_employed public_agent");
    CHECK(joined(schema_names(wire::EnumValuesWorkUnit(), wire::EnumNameWorkUnit)) == "hours days pay months");
    CHECK(joined(schema_names(wire::EnumValuesFreezeCause(), wire::EnumNameFreezeCause)) == "retirement death");
    CHECK(joined(schema_names(wire::EnumValuesDebitCause(), wire::EnumNameDebitCause)) == "ptp bought_by_funder");
    CHECK(joined(schema_names(wire::EnumValuesResourceClass(), wire::EnumNameResourceClass)) ==
          "none mutualised civic grant top_up holder");
    CHECK(joined(schema_names(wire::EnumValuesUnit(), wire::EnumNameUnit)) == "EUR HRS");
}

}  // namespace grandlivre::test
