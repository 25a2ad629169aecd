#include "engine/log/kafka/fetch_waker.h"

#include <doctest/doctest.h>

#include <semaphore>

namespace grandlivre::test {

TEST_CASE("a client that stopped fetching is woken when its messages have been taken") {
    constexpr std::size_t enough = kafka::FetchWaker::enough;
    std::counting_semaphore<> woken(0);
    int times = 0;
    {
        kafka::FetchWaker waker([&] {
            ++times;
            woken.release();
        });
        for (const std::size_t queued : {std::size_t{0}, std::size_t{10}, enough - 1}) waker.saw(queued);  // it fetches
        waker.saw(enough);
        waker.saw(enough + 1);  // it has stopped
        waker.saw(enough - 1);
        waker.saw(0);
        woken.acquire();
        waker.saw(enough);
        waker.saw(1);
        woken.acquire();
    }
    CHECK(times == 2);
}

}  // namespace grandlivre::test
