#pragma once

#include <vector>

#include "tests/golden/account_samples.h"
#include "tests/golden/dossier_samples.h"
#include "tests/golden/money_samples.h"

/// One record of each kind of event, with fixed values: what tests/golden/records
/// was written from. A new kind needs a `fill` in one of these files, or this does not compile.
/// Figures are there so that no field is empty, not for the law's sake.
namespace grandlivre::test {
namespace samples {

template <class Body>
Sample make() {
    Sample sample;
    sample.header = {.position = {Partition{3}, Sequence{918}},
                     .stream = StreamId::account(account),
                     .version = 12,
                     .previous = Sequence{900},
                     .recorded_at = Instant(std::chrono::microseconds(1'583'150'400'000'123)),
                     .cause = cause,
                     .on = on,
                     .fiscal_year = year(2020)};
    sample.event.stream = sample.header.stream;
    sample.event.on = on;
    Body body;
    fill(body, sample);
    sample.event.body = std::move(body);
    return sample;
}

/// Of every kind of the catalog, in its order.
inline std::vector<Sample> all() {
    std::vector<Sample> list;
#define GL_SAMPLE(kind, counting) list.push_back(make<event::kind>());
    GL_EVENTS(GL_SAMPLE)
#undef GL_SAMPLE
    return list;
}

}  // namespace samples
}  // namespace grandlivre::test
