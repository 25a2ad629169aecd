#include "tools/population.h"

#include <fmt/format.h>

#include <vector>

#include "events/values/date.h"
#include "events/values/siret.h"
#include "tools/buyers.h"
#include "tools/dice.h"
#include "tools/payers.h"

namespace grandlivre::tools {
namespace {

/// SIRETs with right checksums, of employers and providers.
std::vector<std::string> sites(std::size_t count, std::uint64_t first_siren) {
    std::vector<std::string> found;
    for (std::uint64_t siren = first_siren; found.size() < count; siren += 7) {
        if (!Siren(static_cast<std::uint32_t>(siren)).valid()) continue;
        for (std::uint64_t site = siren * 100'000 + 10; site < siren * 100'000 + 20; ++site)
            if (Siret(site).valid()) {
                found.push_back(to_text(Siret(site)));
                break;
            }
    }
    return found;
}

class Generator {
public:
    Generator(const Population& population, const std::function<void(const std::string&)>& line)
        : population_(population),
          line_(line),
          employers_(sites(500, 300'000'000)),
          providers_(sites(50, 800'000'000)),
          payers_(population.seed, [this](const std::string& text) { line_(text); }),
          buyers_(population.seed, providers_, payers_, [this](const std::string& text) { line_(text); }) {}

    void run() {
        each([&](std::uint64_t i, Dice& dice) { open(i, dice); }, opening);
        each([&](std::uint64_t i, Dice& dice) { credit_hours(i, dice); }, crediting);
        each([&](std::uint64_t i, Dice& dice) { reserve(i, dice); }, reserving);
        advance("2019-11-21");
        each([&](std::uint64_t i, Dice& dice) { settle(i, dice); }, settling);
        advance("2020-01-02");
        for (int year = 2019; year <= population_.last_year; ++year) {
            each([&](std::uint64_t i, Dice& dice) { declare(i, year, dice); },
                 declaring + static_cast<std::uint64_t>(year));
            advance(fmt::format("{}-07-01", year + 1));
            if (!population_.trainings) continue;
            buyers_.settle(parse_date(fmt::format("{}-07-02", year + 1)).value());
            buyers_.call_funds(year + 1);
            // By then grants have come to their accounts and invoices to their providers, and by
            // the next day transfers to their run.
            advance(fmt::format("{}-07-04", year + 1));
            payers_.pay(parse_date(fmt::format("{}-07-04", year + 1)).value());
            advance(fmt::format("{}-07-05", year + 1));
            payers_.seal(parse_date(fmt::format("{}-07-05", year + 1)).value());
            buyers_.buy_in(year + 1);
        }
    }

private:
    enum Purpose : std::uint64_t { identity, opening, crediting, reserving, settling, clock_ids, declaring };
    const Population& population_;
    const std::function<void(const std::string&)>& line_;
    const std::vector<std::string> employers_, providers_;
    Payers payers_;
    Buyers buyers_;

    template <class Step>
    void each(Step step, std::uint64_t purpose) {
        for (std::uint64_t i = 0; i < population_.accounts; ++i) {
            Dice dice(population_.seed, i, purpose);
            step(i, dice);
        }
    }
    std::string account(std::uint64_t i) const { return Dice(population_.seed, i, identity).uuid(); }

    template <class... Arguments>
    void emit(Dice& dice, const char* kind, std::string_view on, std::string_view source,
              fmt::format_string<Arguments...> rest, Arguments&&... arguments) {
        const std::string text =
            fmt::format(R"({{"id":"{}","type":"{}","on":"{}","source":"{}"{}}})", dice.uuid(), kind, on, source,
                        fmt::format(rest, std::forward<Arguments>(arguments)...));
        line_(text);
        if (population_.trainings) buyers_.hear(text);
    }

    void open(std::uint64_t i, Dice& dice) {
        buyers_.add(i, account(i));
        emit(dice, "OpenAccount", "2015-01-05", "portal", R"(,"account":"{}")", account(i));
    }

    void credit_hours(std::uint64_t i, Dice& dice) {
        for (int year = 2015; year <= 2018; ++year)
            if (dice.percent(55))
                emit(dice, "CreditHours", fmt::format("{}-03-{:02}", year + 1, 1 + dice.below(28)), "dsn",
                     R"(,"account":"{}","kind":"cpf","centihours":{},"year":{})", account(i),
                     (8 + dice.below(17)) * 100, year);
        if (dice.percent(17))
            emit(dice, "CreditHours", "2019-04-10", "portal",
                 R"(,"account":"{}","kind":"dif","centihours":{},"year":2014)", account(i),
                 (20 + dice.below(101)) * 100);
        if (dice.percent(2))
            emit(dice, "CreditHours", "2019-05-02", "civic",
                 R"(,"account":"{}","kind":"cec","centihours":2000,"year":2018)", account(i));
    }

    /// A few hour-managed dossiers that cross the migration.
    void reserve(std::uint64_t i, Dice& dice) {
        if (!dice.percent(2)) return;
        Dice id(population_.seed, i, identity + 100);
        emit(
            dice, "ReserveHours", "2019-10-07", "opco",
            R"(,"account":"{}","dossier":"{}","kind":"cpf","centihours":{},"provider":"{}","validated_on":"2019-10-04","session_start":"2019-11-18")",
            account(i), id.uuid(), (5 + dice.below(10)) * 100, providers_[dice.below(providers_.size())]);
    }

    void settle(std::uint64_t i, Dice& dice) {
        Dice same(population_.seed, i, reserving);
        if (!same.percent(2) || dice.percent(20)) return;
        Dice id(population_.seed, i, identity + 100);
        emit(dice, "DebitHours", "2019-12-10", "opco",
             R"(,"account":"{}","dossier":"{}","kind":"cpf","centihours":500)", account(i), id.uuid());
    }

    void declare(std::uint64_t i, int year, Dice& dice) {
        if (year == 2019 && dice.percent(10))
            emit(dice, "DeclareQualification", fmt::format("{}-01-15", year + 1), "portal",
                 R"(,"account":"{}","low_qualified":true)", account(i));
        if (!dice.percent(70)) return;
        const auto& employer = employers_[Dice(population_.seed, i, identity + 200).below(employers_.size())];
        const std::uint64_t worked = dice.percent(67) ? 1607 : 100 + dice.below(1500);
        emit(dice, "DeclareActivity", fmt::format("{}-04-{:02}", year + 1, 1 + dice.below(28)), "dsn",
             R"(,"account":"{}","year":{},"employer":"{}","category":"employee","worked":{},"unit":"hours")",
             account(i), year, employer, worked);
    }

    void advance(const std::string& on) {
        const auto date = parse_date(on).value();
        Dice id(population_.seed, static_cast<std::uint64_t>(date.time_since_epoch().count()), clock_ids);
        emit(id, "AdvanceClock", on, "clock", "");
    }
};

}  // namespace

void generate(const Population& population, const std::function<void(const std::string&)>& line) {
    Generator(population, line).run();
}

}  // namespace grandlivre::tools
