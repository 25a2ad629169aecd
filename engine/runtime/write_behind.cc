#include "engine/runtime/write_behind.h"

#include "engine/runtime/crash_point.h"

namespace grandlivre {
namespace {

WriteBehind::Ticket after_one_more(WriteBehind::Ticket ticket) {
    return WriteBehind::Ticket{static_cast<std::uint64_t>(ticket) + 1};
}

}  // namespace

WriteBehind::WriteBehind(Store& store) : store_(store), thread_([this] { run(); }) {}

WriteBehind::~WriteBehind() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

template <class Ready>
void WriteBehind::wait(Ready ready) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure_ || ready(); });
    if (failure_) std::rethrow_exception(failure_);
}

WriteBehind::Ticket WriteBehind::write(WriteSet writes) {
    wait([&] { return queue_.size() < most_waiting; });
    last_ = after_one_more(last_);
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(writes));
    }
    changed_.notify_all();
    return last_;
}

const Store& WriteBehind::after(Ticket ticket) {
    if (ticket != Ticket{}) wait([&] { return done_ >= ticket; });
    return store_;
}

void WriteBehind::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return stop_ || !queue_.empty(); });
        if (queue_.empty()) return;
        const WriteSet writes = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        std::exception_ptr failure;
        try {
            crash_point("state.before_flush");
            store_.write(writes);
            crash_point("state.after_flush");
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        if (failure) {
            failure_ = failure;
            changed_.notify_all();
            return;
        }
        done_ = after_one_more(done_);
        changed_.notify_all();
    }
}

}  // namespace grandlivre
