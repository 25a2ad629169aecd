#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "engine/store/store.h"

namespace grandlivre {

/// Writes to a store on a thread of its own, in the order in which they are handed
/// over, so that who decides need not wait for the sorting and inserting of a
/// hundred thousand rows. What is handed over is in the store later, whole or, if
/// the process dies, not at all. One thread hands over.
class WriteBehind {
public:
    /// Names a write. The value-initialised one is of no write.
    enum class Ticket : std::uint64_t {};

    explicit WriteBehind(Store& store);
    /// Writes what it was handed.
    ~WriteBehind();
    WriteBehind(const WriteBehind&) = delete;
    WriteBehind& operator=(const WriteBehind&) = delete;

    /// Returns at once, unless several writes wait already. Throws what an earlier
    /// write threw; then nothing more is written.
    Ticket write(WriteSet writes);
    /// The store, once it has that write and those before it. Throws as write().
    const Store& after(Ticket ticket);
    /// Waits for all of them.
    void sync() { after(last_); }

private:
    static constexpr std::size_t most_waiting = 4;
    Store& store_;
    Ticket last_{};

    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::deque<WriteSet> queue_;
    Ticket done_{};
    bool stop_ = false;
    std::exception_ptr failure_;
    std::thread thread_;

    void run();
    template <class Ready>
    void wait(Ready ready);
};

}  // namespace grandlivre
