#pragma once

#include <optional>
#include <string>

#include "events/codec/record.h"
#include "events/event.h"

/// What golden records are made of.
namespace grandlivre::test {

struct Sample {
    codec::RecordHeader header;
    Event event;
    std::string request;  ///< JSON; empty where the record is not a decision's first
    std::optional<Totals> balance;
};

namespace samples {

using enum LedgerAccount;
inline constexpr auto mutualised = ResourceClass::mutualised, civic = ResourceClass::civic;

inline const auto account = AccountId::parse("6a8ac4ba-0580-4975-ad2f-89d94a2f20aa").value();
inline const auto dossier = DossierId::parse("101e75eb-6607-4615-9033-2cb8642a357c").value();
inline const auto activity = ActivityId::parse("fc54d9f4-9239-4481-ae6d-6f6220f8091b").value();
inline const auto cause = RequestId::parse("114043ca-6c95-42b6-b2e0-b2bc73da6b43").value();
inline constexpr Siret employer(79'910'919'400'529), provider(42'740'599'800'399);
inline constexpr Date on = date(2020, 3, 2);

/// A request of that day to that account, with the fields of its kind.
inline std::string request(const std::string& kind, const std::string& fields = "") {
    return R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":")" + kind +
           R"(","on":"2020-03-02","source":"portal",)" +
           R"("actor":"agent-7","account":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa")" + fields + "}";
}
inline std::string clock_request(const std::string& kind, const std::string& fields = "") {
    return R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":")" + kind +
           R"(","on":"2020-03-02","source":"clock")" + fields + "}";
}

inline Postings of_dossier() { return Postings(Dimensions{.dossier = dossier, .provider = provider}); }

inline Balance holds(Cents available, boost::container::small_vector<Balance::Hours, 4> hours = {}) {
    return Balance{.available = available,
                   .reserved = Cents(0),
                   .debited = euros(120),
                   .forfeited = Cents(1),
                   .debt = Cents(0),
                   .hours = std::move(hours)};
}

inline void on_clock(Sample& sample) {
    sample.header.stream = sample.event.stream = StreamId::clock(sample.header.position.partition);
}

}  // namespace samples
}  // namespace grandlivre::test
