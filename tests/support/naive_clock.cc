#include "tests/support/naive_calendar.h"
#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

// Deadlines of one day and stream fire in this order.
enum { grant_expiry, hours, lapse, validation };

/// The day on which a declared service is validated by itself.
std::string validated_on(const NaiveDossier& dossier) {
    const std::string after_service = plus_days(working_day_after(dossier.declared_on, 5), 1);
    if (dossier.control_closed_on.empty()) return after_service;
    return std::max(after_service, plus_days(dossier.control_closed_on, 1));
}

}  // namespace

/// The earlier years are closed with it.
Kinds NaiveModel::close_year(const Json& request) {
    const int year = request["year"];
    if (books_.is_closed(year)) throw No{"wrong_state"};
    if (year_of(request["on"]) <= year) throw No{"wrong_date"};
    books_.close(year);
    count({"YearClosed"});
    return {};
}

NaiveAnswer NaiveModel::advance_clock(const std::string& on) {
    if (!clock_.empty() && on < clock_) throw No{"wrong_date"};
    NaiveAnswer answer{.accepted = true};
    if (on == clock_) return answer;
    const bool passes_migration = clock_ < migration && on >= migration,
               passes_hours_end = clock_ < hours_end && on >= hours_end;
    clock_ = on;
    // One by one: what one frees, such as a grant's money, may come due before the next.
    for (auto due = next_deadline(passes_migration, passes_hours_end); due && due->on <= on;
         due = next_deadline(passes_migration, passes_hours_end)) {
        fire(*due);
        ++answer.fired;
    }
    return answer;
}

std::optional<NaiveModel::Due> NaiveModel::next_deadline(bool passes_migration, bool passes_hours_end) const {
    std::optional<Due> next;
    const auto consider = [&](const Due& due) {
        if (!next || due < *next) next = due;
    };
    for (const auto& [stream, account] : accounts_) {
        for (const auto& [id, grant] : account.grants)
            if (account.status != "closed" && !grant.use_by.empty() && grant.part.available > 0)
                consider({std::max(plus_days(grant.use_by, 1), grant.arrived), stream, grant_expiry, id});
        for (const char* kind : {"cpf", "dif", "cec"})
            if (passes_migration && account.hours.at(kind).available > 0) consider({migration, stream, hours, ""});
        for (const auto& [id, dossier] : account.dossiers) {
            if (passes_hours_end && dossier.held > 0) consider({hours_end, stream, hours, id});
            if (is_open_request(dossier) && !dossier.last_day.empty())
                consider({plus_days(dossier.last_day, 1), stream, lapse, id});
            if (dossier.state == "service_declared" && dossier.control_state != "open")
                consider({validated_on(dossier), stream, validation, id});
        }
    }
    return next;
}

void NaiveModel::fire(const Due& due) {
    NaiveAccount& account = accounts_.at(due.stream);
    if (due.kind == grant_expiry) {
        count({expire(due.id, account, account.grants.at(due.id).part.available, due.on)});
    } else if (due.kind == hours && due.id.empty()) {
        for (const char* kind : {"cpf", "dif", "cec"})
            if (const std::int64_t left = account.hours[kind].available; left > 0) {
                convert(account, kind, left);
                count({"HoursConverted"});
            }
    } else if (due.kind == hours) {
        NaiveDossier& dossier = account.dossiers.at(due.id);
        count(move_hours(account, dossier, dossier.held, false, due.on));
    } else if (due.kind == lapse) {
        enter(account.dossiers.at(due.id), "lapsed");
        count({"DossierLapsed"});
    } else {
        const Json nothing;
        Step step{account, due.id, account.dossiers.at(due.id), nothing, due.on, due.stream};
        count(settle_service(step));
    }
}

}  // namespace grandlivre::test
