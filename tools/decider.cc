#include "tools/decider.h"

#include "tools/kafka_decider.h"

namespace grandlivre::tools {
namespace {

class LedgerDecider final : public Decider {
public:
    explicit LedgerDecider(std::shared_ptr<Ledger> ledger, bool ours) : ledger_(std::move(ledger)), ours_(ours) {}

    std::vector<Outcome> submit(std::span<const Incoming> lines) override { return ledger_->submit(lines); }
    void on_fired(std::function<void(std::uint64_t)> hear) override {
        if (ours_) ledger_->engine().on_fired = std::move(hear);
    }
    void close() override {
        if (ours_) ledger_->close();
    }

private:
    std::shared_ptr<Ledger> ledger_;
    bool ours_;  ///< not a server's
};

}  // namespace

std::unique_ptr<Decider> open_decider(const Common& common, const std::optional<Birth>& birth) {
    if (common.served)
        return std::make_unique<LedgerDecider>(std::shared_ptr<Ledger>(std::shared_ptr<Ledger>(), common.served),
                                               false);
    if (common.on_kafka()) return std::make_unique<KafkaDecider>(common);
    return std::make_unique<LedgerDecider>(Ledger::writer(common.directory(), birth), true);
}

}  // namespace grandlivre::tools
