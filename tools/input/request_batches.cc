#include "tools/input/request_batches.h"

#include "engine/runtime/dead_letters.h"
#include "tools/input/line_reader.h"

namespace grandlivre::tools {
namespace {

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

Incoming parse_line(codec::RequestReader& reader, const Line& line) {
    if (line.size > codec::longest_request) {
        Malformed why{"line", fmt::format("{} bytes", line.size),
                      fmt::format("at most {} bytes", codec::longest_request), std::nullopt};
        DeadLetter letter{.value = std::string(line.text)};
        letter = line.text.size() == line.size ? shortened(std::move(letter))  // it was in memory as a whole
                                               : shortened(std::move(letter), line.size, line.sha256);
        return {tl::make_unexpected(std::move(why)), line.number, std::move(letter)};
    }
    Incoming incoming{reader.read_json(line.text), line.number, {}};
    if (!incoming.request) incoming.letter.value = line.text;
    return incoming;
}

RequestBatches::RequestBatches(std::vector<std::string> files, std::size_t most_lines, const Common& common)
    : files_(std::move(files)), common_(common), most_lines_(most_lines) {
    common_.gone = [this, gone = common.gone] {
        const std::lock_guard lock(mutex_);
        return stop_ || gone();
    };
    thread_ = std::thread([this] { run(); });
}

RequestBatches::~RequestBatches() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

std::vector<Incoming> RequestBatches::next() {
    common_.check_wanted();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !batches_.empty() || ended_; });
    if (batches_.empty()) {
        if (failure_) std::rethrow_exception(failure_);
        return {};
    }
    auto batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
}

double RequestBatches::share() const {
    const std::lock_guard lock(mutex_);
    return bytes_in_all_ == 0 ? 0 : static_cast<double>(bytes_read_) / static_cast<double>(bytes_in_all_);
}

void RequestBatches::run() {
    std::exception_ptr failure;
    try {
        for (const std::string& file : files_) read(file);
    } catch (...) {
        failure = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    failure_ = failure;
    ended_ = true;
    changed_.notify_all();
}

void RequestBatches::read(const std::string& file) {
    LineReader lines(file, codec::longest_request, common_);
    codec::RequestReader reader;
    std::vector<Incoming> batch;
    Line line;
    while (lines.next(line)) {
        if (!blank(line.text)) batch.push_back(parse_line(reader, line));
        if (batch.size() < most_lines_ && lines.ready()) continue;
        {
            const std::lock_guard lock(mutex_);
            bytes_read_ = lines.bytes_read();
            bytes_in_all_ = lines.bytes_in_all();
        }
        if (!hand_over(batch)) return;
    }
    hand_over(batch);
}

bool RequestBatches::hand_over(std::vector<Incoming>& batch) {
    constexpr std::size_t most_ahead = 4;
    if (batch.empty()) return true;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return batches_.size() < most_ahead || stop_; });
    if (stop_) return false;
    batches_.push_back(std::exchange(batch, {}));
    changed_.notify_all();
    return true;
}

}  // namespace grandlivre::tools
