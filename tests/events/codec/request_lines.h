#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

/// Requests in JSON that tests start from, one edit away from what they are about.
namespace grandlivre::test {

inline constexpr std::string_view request_id = "114043ca-6c95-42b6-b2e0-b2bc73da6b43";

/// A text, amounts, a year, ids.
inline constexpr std::string_view credit_civic =
    R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":"CreditCivic","on":"2021-05-06","source":"portal",)"
    R"("account":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","activity":"fc54d9f4-9239-4481-ae6d-6f6220f8091b",)"
    R"("category":"service_civique","year":2020,"cents":24000})";

/// A SIRET, enumerations, optional numbers and flags.
inline constexpr std::string_view declare_activity =
    R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":"DeclareActivity","on":"2023-03-24","source":"dsn",)"
    R"("account":"e4b06ce6-0741-47a8-bce4-2c8218072e8c","year":2022,"employer":"79910919400529",)"
    R"("category":"employee","worked":1500,"unit":"hours"})";

/// A flag that must be given.
inline constexpr std::string_view declare_qualification =
    R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":"DeclareQualification","on":"2020-02-05",)"
    R"("source":"portal","account":"803468b6-b610-49f7-b927-0f4eb8b333a8","low_qualified":true})";

/// `line` with its one `before` replaced.
inline std::string edited(std::string_view line, std::string_view before, std::string_view after) {
    std::string text(line);
    const auto place = text.find(before);
    REQUIRE_MESSAGE(place != std::string::npos, std::string(before));
    return text.replace(place, before.size(), after);
}

/// `line` with more fields at its end.
inline std::string extended(std::string_view line, std::string_view fields) {
    return std::string(line.substr(0, line.size() - 1)) + "," + std::string(fields) + "}";
}

}  // namespace grandlivre::test
