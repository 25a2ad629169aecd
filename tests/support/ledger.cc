#include "tests/support/ledger.h"

#include <algorithm>

#include "events/codec/json_writer.h"
#include "projections/catalog.h"

namespace grandlivre::test {

Ledger::Ledger(LedgerSettings settings) : settings_(std::move(settings)) {
    settings_.engine.now = [this] { return now; };
    create_ledger(log_, {.partitions = settings_.partitions, .rules = settings_.rules, .now = now});
    state_ = std::make_unique<MemoryStore>(state_table::specs);
    projections_ = std::make_unique<MemoryStore>(projection::tables);
    projector_ = std::make_unique<projection::Projector>(log_, *projections_, settings_.projector);
    open();
}

Ledger::~Ledger() = default;

void Ledger::open() { engine_ = std::make_unique<Engine>(log_, *state_, settings_.engine, projector_.get()); }

void Ledger::restart(State state) {
    engine_.reset();
    if (state == State::none) state_ = std::make_unique<MemoryStore>(state_table::specs);
    open();
}

std::vector<Outcome> Ledger::submit(std::span<const std::string> lines, std::size_t batch) {
    std::vector<Outcome> outcomes;
    for (std::size_t begin = 0; begin < lines.size(); begin += batch) {
        std::vector<Incoming> part;
        for (std::size_t i = begin; i < std::min(begin + batch, lines.size()); ++i)
            part.push_back(incoming(requests_, lines[i], i + 1));
        for (Outcome& outcome : engine_->submit(part)) outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

Outcome Ledger::submit(const std::string& line) { return submit({&line, 1}).front(); }

projection::Reader Ledger::reader() {
    projector_->sync();
    return {*projections_, settings_.partitions};
}

std::optional<projection::AccountRow> Ledger::account(const AccountId& id) {
    auto answer = reader().account(id);
    return answer ? std::optional(std::move(answer->row)) : std::nullopt;
}

std::string Ledger::account_bytes(const AccountId& id) {
    const auto row = account(id);
    std::string bytes = row ? to_row(*row) : std::string();
    for (const auto& line : reader().statement(id)) bytes += to_row(line.row);
    return bytes;
}

projection::ContentDigest Ledger::digest() {
    projector_->sync();
    return projection::digest(*projections_);
}

projection::ContentDigest Ledger::rebuilt(const projection::RebuildSettings& settings) const {
    MemoryStore store(projection::tables);
    projection::rebuild(log_, store, settings);
    return projection::digest(store);
}

std::uint64_t Ledger::records() const {
    std::uint64_t count = 0;
    for (std::uint16_t i = 0; i < log_.partitions(); ++i) count += number(log_.head(Partition{i}).next);
    return count;
}

void Ledger::each_record(const std::function<void(const wire::Record&)>& visit) const {
    for (std::uint16_t i = 0; i < log_.partitions(); ++i) {
        const auto reader = log_.read(Partition{i}, Sequence{0});
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next()) visit(codec::record(bytes));
    }
}

std::string Ledger::journal() const {
    std::string journal;
    for (std::uint16_t i = 0; i < log_.partitions(); ++i) {
        const auto reader = log_.read(Partition{i}, Sequence{0});
        std::uint64_t sequence = 0;
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next(), ++sequence) {
            journal += fmt::format("{}:{}:{}:", i, sequence, bytes.size());
            journal.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        }
    }
    return journal;
}

std::string first_difference(const Ledger& left, const Ledger& right) {
    if (left.journal() == right.journal()) return {};
    std::vector<std::string> of_left, of_right;
    left.each_record([&](const wire::Record& record) { of_left.push_back(to_json(record)); });
    right.each_record([&](const wire::Record& record) { of_right.push_back(to_json(record)); });
    const std::size_t common = std::min(of_left.size(), of_right.size());
    for (std::size_t i = 0; i < common; ++i)
        if (of_left[i] != of_right[i]) return of_left[i] + "\n" + of_right[i];
    if (of_left.size() == of_right.size()) return "bytes that read alike";
    return "one ends before " + (of_left.size() > common ? of_left[common] : of_right[common]);
}

Incoming incoming(codec::RequestReader& reader, const std::string& line, std::uint64_t number) {
    return {reader.read_json(line), number};
}

std::string to_json(const Outcome& outcome) {
    std::string json;
    codec::write_outcome(outcome, json);
    return json;
}

std::string to_json(const wire::Record& record) {
    std::string json;
    codec::write_record(record, json);
    return json;
}

}  // namespace grandlivre::test
