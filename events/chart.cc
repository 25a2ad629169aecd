#include "events/chart.h"

#include <array>

#include "events/posting.h"
#include "events/toml.h"

namespace grandlivre::embedded {
extern const std::string_view chart_toml;
}

namespace grandlivre {
namespace {

Book parse_book(std::string_view name) {
    for (const Book book : {Book::rights, Book::money, Book::commitments})
        if (to_text(book) == name) return book;
    GL_INVARIANT(false, "the chart names the book {}", name);
}

struct Chart {
    std::vector<LedgerAccountInfo> lines;
    std::array<std::uint8_t, static_cast<std::size_t>(LedgerAccount::MAX) + 1> place{};

    Chart() {
        constexpr std::uint8_t nowhere = 255;
        place.fill(nowhere);
        const auto document = toml::parse(embedded::chart_toml);
        for (const LedgerAccount account : wire::EnumValuesLedgerAccount()) {
            const std::string_view id = wire::EnumNameLedgerAccount(account);
            const auto* line = document["account"][id].as_table();
            GL_INVARIANT(line, "the chart has no line for {}", id);
            const auto text = [&](const char* key) { return line->at(key).value<std::string>().value(); };
            place[static_cast<std::size_t>(account)] = static_cast<std::uint8_t>(lines.size());
            lines.push_back({account, text("name"), parse_book(text("book")), text("pcg"), text("label")});
        }
        GL_INVARIANT(document["account"].as_table()->size() == lines.size(),
                     "the chart has lines that the schema has not");
    }
};

const Chart& the_chart() {
    static const Chart chart;
    return chart;
}

}  // namespace

std::span<const LedgerAccountInfo> chart() { return the_chart().lines; }

const LedgerAccountInfo& info(LedgerAccount account) {
    return the_chart().lines.at(the_chart().place.at(static_cast<std::size_t>(account)));
}

std::string_view to_text(Book book) {
    switch (book) {
        case Book::rights: return "rights";
        case Book::money: return "money";
        case Book::commitments: return "commitments";
    }
    return {};
}

std::string_view to_text(Unit unit) { return unit == Unit::EUR ? "EUR" : "HRS"; }

EuroAccounts accounts_of(Bucket bucket) {
    using enum LedgerAccount;
    switch (bucket) {
        case Bucket::annual: return {annual_available, annual_reserved, ResourceClass::mutualised};
        case Bucket::dif: return {dif_available, dif_reserved, ResourceClass::mutualised};
        case Bucket::cec: return {cec_available, cec_reserved, ResourceClass::civic};
        case Bucket::grant: return {grant_available, grant_reserved, ResourceClass::grant};
        case Bucket::top_up:
        case Bucket::credit_note: break;
    }
    GL_INVARIANT(false, "bucket {} has no such pair of accounts", wire::EnumNameBucket(bucket));
}

HourAccounts accounts_of(HourKind kind) {
    using enum LedgerAccount;
    switch (kind) {
        case HourKind::cpf: return {cpf_available, cpf_reserved, source_cpf, ResourceClass::mutualised};
        case HourKind::dif: return {dif_available, dif_reserved, source_dif, ResourceClass::mutualised};
        case HourKind::cec: return {cec_available, cec_reserved, source_cec, ResourceClass::civic};
        case HourKind::public_: return {public_available, public_reserved, source_public, ResourceClass::mutualised};
    }
    GL_INVARIANT(false, "unknown kind of hours");
}

LedgerAccount source_of(Bucket bucket) {
    using enum LedgerAccount;
    switch (bucket) {
        case Bucket::annual: return source_annual;
        case Bucket::dif: return source_dif;
        case Bucket::cec: return source_cec;
        case Bucket::grant: return source_grant;
        case Bucket::top_up: return source_top_up;
        case Bucket::credit_note: break;
    }
    GL_INVARIANT(false, "bucket {} has no source", wire::EnumNameBucket(bucket));
}

bool balanced(const Postings& postings) {
    std::array<std::array<std::int64_t, 2>, 3> sums{};
    for (const Posting& line : postings) {
        auto& sum = sums[static_cast<std::size_t>(info(line.account).book)][static_cast<std::size_t>(line.unit)];
        if (__builtin_add_overflow(sum, line.amount, &sum)) return false;
    }
    return sums == decltype(sums){};
}

}  // namespace grandlivre
