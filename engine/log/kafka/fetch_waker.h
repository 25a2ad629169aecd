#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace grandlivre::kafka {

/// Wakes a client that has stopped fetching. While librdkafka 2.0.2 holds
/// `queued.min.messages` its thread for the broker sleeps, and finds out up to a
/// second later that the application has taken them. (From 2.2.0 on
/// `fetch.queue.backoff.ms` shortens that.) Any request to the broker wakes it, and
/// is made on a thread of this object, for it takes longer than the rest lasts.
class FetchWaker {
public:
    /// `request` goes to the broker that the client fetches from.
    explicit FetchWaker(std::function<void()> request);

    /// `queued` messages wait to be taken. Call it often.
    void saw(std::size_t queued);

    /// The client's `queued.min.messages`.
    static constexpr std::size_t enough = 16'000;

private:
    bool stopped_ = false;  ///< fetching, as far as can be seen from here
    std::mutex mutex_;
    std::condition_variable_any wanted_;
    bool want_ = false;  ///< guarded by mutex_
    std::function<void()> request_;
    std::jthread thread_;  // the last: it uses the others

    void run(const std::stop_token& stop);
};

}  // namespace grandlivre::kafka
