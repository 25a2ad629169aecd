#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "engine/runtime/engine.h"
#include "events/codec/request_reader.h"
#include "tools/commands.h"

namespace grandlivre::tools {

struct Line;

/// Reads and parses request lines on a thread of its own, a few batches ahead of
/// the engine. A batch ends when it is full, and when the sender has nothing more
/// for now.
class RequestBatches {
public:
    RequestBatches(std::vector<std::string> files, std::size_t most_lines, const Common& common);
    ~RequestBatches();

    /// Empty at the end. Throws what stopped the reading, and where the command is to end.
    std::vector<Incoming> next();
    /// Share of the input read so far, where its size is known; else 0.
    double share() const;

private:
    std::vector<std::string> files_;
    Common common_;
    std::size_t most_lines_;
    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::deque<std::vector<Incoming>> batches_;
    bool ended_ = false, stop_ = false;
    std::exception_ptr failure_;
    std::uint64_t bytes_read_ = 0, bytes_in_all_ = 0;
    std::thread thread_;

    void run();
    void read(const std::string& file);
    bool hand_over(std::vector<Incoming>& batch);
};

/// One line, parsed.
Incoming parse_line(codec::RequestReader& reader, const Line& line);

}  // namespace grandlivre::tools
