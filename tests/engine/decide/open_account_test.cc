#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

namespace grandlivre::test {

TEST_CASE("an account is opened once") {
    Story()
        .when(date(2015, 1, 1), request::OpenAccount{})
        .then({{event::AccountOpened{}, {"account.opening@2015-01-01"}, {}}});
    Story().given({account_opened()}).when(date(2019, 1, 1), request::OpenAccount{}).refused(Reason::account_exists);
}

TEST_CASE("an account exists for ever, whatever became of it") {
    Story()
        .given({account_opened(), retired()})
        .when(date(2019, 3, 1), request::OpenAccount{})
        .refused(Reason::account_exists);
    Story()
        .given({account_opened(), account_closed()})
        .when(date(2019, 3, 1), request::OpenAccount{})
        .refused(Reason::account_exists);
}

TEST_CASE("opening: existence comes before the clock") {
    Story().clock(date(2020, 1, 1)).when(date(2019, 12, 31), request::OpenAccount{}).refused(Reason::wrong_date);
    Story()
        .given({account_opened()})
        .clock(date(2020, 1, 1))
        .when(date(2019, 12, 31), request::OpenAccount{})
        .refused(Reason::account_exists);
    Story()
        .clock(date(2020, 1, 1))
        .when(date(2020, 1, 1), request::OpenAccount{})
        .then({{event::AccountOpened{}, {"account.opening@2015-01-01"}, {}}});
}

}  // namespace grandlivre::test
