#include "engine/log/kafka/fetch_waker.h"

#include <utility>

namespace grandlivre::kafka {

FetchWaker::FetchWaker(std::function<void()> request)
    : request_(std::move(request)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

void FetchWaker::saw(std::size_t queued) {
    if (queued >= enough) {
        stopped_ = true;
    } else if (std::exchange(stopped_, false)) {
        {
            const std::lock_guard lock(mutex_);
            want_ = true;
        }
        wanted_.notify_one();
    }
}

void FetchWaker::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (wanted_.wait(lock, stop, [this] { return want_; })) {
        want_ = false;
        lock.unlock();
        request_();
        lock.lock();
    }
}

}  // namespace grandlivre::kafka
