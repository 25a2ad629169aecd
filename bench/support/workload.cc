#include "bench/support/workload.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "events/codec/request_reader.h"

namespace grandlivre::bench {
namespace {

UuidBytes random_id(std::uint64_t purpose, std::uint64_t i) {
    UuidBytes id{};
    std::uint64_t state = purpose * 0x9e3779b97f4a7c15u ^ i;
    for (std::size_t half = 0; half < 2; ++half) {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15u);  // splitmix64
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        z ^= z >> 31;
        std::memcpy(id.data() + half * 8, &z, 8);
    }
    return id;
}

constexpr std::uint64_t account_ids = 1, opening_ids = 2, declaration_ids = 3;
constexpr std::uint64_t step = 611'953;  // prime: visits every account before one again

std::vector<Incoming> parse(codec::RequestReader& reader, const std::vector<std::string>& requests, Encoding encoding,
                            std::size_t begin, std::size_t end) {
    std::vector<Incoming> batch;
    batch.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
        const std::string& bytes = requests[i];
        if (encoding == Encoding::json)
            batch.push_back({reader.read_json(bytes), std::nullopt});
        else
            batch.push_back(
                {reader.read_flatbuffer({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}),
                 std::nullopt});
    }
    return batch;
}

}  // namespace

std::string account_id(std::uint64_t i) { return to_text(random_id(account_ids, i)); }
std::string random_text_id(std::uint64_t purpose, std::uint64_t i) { return to_text(random_id(purpose, i)); }

std::vector<std::string> openings(std::uint64_t accounts) {
    std::vector<std::string> requests;
    for (std::uint64_t i = 0; i < accounts; ++i)
        requests.push_back(
            fmt::format(R"({{"id":"{}","type":"OpenAccount","on":"2019-12-01","source":"bench","account":"{}"}})",
                        to_text(random_id(opening_ids, i)), to_text(random_id(account_ids, i))));
    return requests;
}

std::vector<std::string> declarations(std::uint64_t accounts, std::uint64_t first, std::uint64_t count,
                                      Encoding encoding) {
    codec::RequestReader reader;
    std::vector<std::string> requests;
    for (std::uint64_t i = first; i < first + count; ++i) {
        std::string json = fmt::format(
            R"({{"id":"{}","type":"DeclareActivity","on":"2026-03-02","source":"bench","account":"{}","year":{},"employer":"79910919400529","category":"employee","worked":600,"unit":"hours"}})",
            to_text(random_id(declaration_ids, i)), to_text(random_id(account_ids, i * step % accounts)),
            2019 + i / accounts % 7);
        if (encoding == Encoding::json) {
            requests.push_back(std::move(json));
        } else {
            const auto request = reader.read_json(json).value();
            requests.emplace_back(request.canonical.begin(), request.canonical.end());
        }
    }
    return requests;
}

double decide_all(tools::Ledger& ledger, const std::vector<std::string>& requests, Encoding encoding,
                  std::size_t batch) {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::vector<Incoming>> queue;
    const auto began = std::chrono::steady_clock::now();
    std::jthread parser([&] {
        codec::RequestReader reader;
        for (std::size_t begin = 0; begin < requests.size(); begin += batch) {
            auto parsed = parse(reader, requests, encoding, begin, std::min(requests.size(), begin + batch));
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return queue.size() < 4; });
            queue.push_back(std::move(parsed));
            changed.notify_all();
        }
    });
    for (std::size_t decided = 0; decided < requests.size();) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return !queue.empty(); });
        const auto lines = std::move(queue.front());
        queue.pop_front();
        changed.notify_all();
        lock.unlock();
        for (const Outcome& outcome : ledger.submit(lines))
            if (!outcome.accepted || outcome.duplicate)
                throw std::runtime_error("a request of the bench was not accepted: " + outcome.detail);
        decided += lines.size();
    }
    ledger.projections();  // waits until they have followed
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}  // namespace grandlivre::bench
