#include "tools/session.h"

#include "engine/log/embedded_log.h"
#include "engine/log/kafka/kafka_log.h"
#include "engine/store/archive.h"
#include "projections/catalog.h"

namespace grandlivre::tools {
namespace {

/// Runs `open`; if what is stored does not read or does not fit the log, lets go of
/// it, drops it and runs again: the journal has all of it.
template <class Open, class Close>
void open_or_rebuild(const std::filesystem::path& directory, Open open, Close close) {
    try {
        open();
        return;
    } catch (const StoreInUse&) {
        throw;
    } catch (const kafka::KafkaError&) {  // a broker is away: what is stored is no worse for it
        throw;
    } catch (const StoreError&) {
    } catch (const CorruptRow&) {
    } catch (const LogError&) {  // the chain that it knows is another: it was some other log's
    }
    close();
    RocksStore::destroy(directory);
    open();
}

/// The ledger that this process serves, as a command sees it.
std::shared_ptr<Ledger> served(const Common& common) {
    return {std::shared_ptr<Ledger>(), common.served};  // not the command's to delete
}

}  // namespace

std::filesystem::path state_directory(const std::filesystem::path& directory) { return directory / "state"; }
std::filesystem::path projections_directory(const std::filesystem::path& directory) {
    return directory / "projections";
}

Instant wall_clock() { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }

std::unique_ptr<Log> open_log(const Common& common) {
    if (!common.on_kafka()) return EmbeddedLog::open(common.directory(), EmbeddedLog::Access::read_write);
    auto log = KafkaLog::open(common.kafka_settings(), KafkaLog::Access::read);
    if (log->partitions() == 0)
        throw LogError(fmt::format("no ledger in topics {}.* of {}: run `grandlivre init`", common.prefix, common.log));
    return log;
}

void Ledger::open_projections(const std::filesystem::path& directory) {
    const auto place = projections_directory(directory);
    const auto close = [&] {
        projector_.reset();
        projections_.reset();
    };
    open_or_rebuild(
        place,
        [&] {
            std::filesystem::create_directories(directory);
            projections_ = RocksStore::open(place, projection::tables);
            projector_ =
                std::make_unique<projection::Projector>(*log_, *projections_, projection::Projector::Settings{});
        },
        close);
}

void Ledger::open_engine(const std::filesystem::path& directory) {
    const auto place = state_directory(directory);
    const auto close = [&] {
        engine_.reset();
        state_.reset();
    };
    open_or_rebuild(
        place,
        [&] {
            state_ = RocksStore::open(place, state_table::specs);
            EngineSettings settings;
            settings.now = wall_clock;
            engine_ = std::make_unique<Engine>(*log_, *state_, std::move(settings), projector_.get());
        },
        close);
}

std::shared_ptr<Ledger> Ledger::log_alone(const Common& common) {
    if (common.served) {
        common.served->refresh();
        return served(common);
    }
    auto ledger = std::make_shared<Ledger>();
    ledger->log_ = open_log(common);
    return ledger;
}

std::shared_ptr<Ledger> Ledger::reader(const Common& common) {
    auto ledger = log_alone(common);
    if (!common.served) ledger->open_projections(common.directory());
    return ledger;
}

std::shared_ptr<Ledger> Ledger::writer(const std::filesystem::path& directory, const std::optional<Birth>& birth) {
    auto ledger = std::make_shared<Ledger>();
    ledger->log_ =
        EmbeddedLog::open(directory, birth ? EmbeddedLog::Access::create_if_missing : EmbeddedLog::Access::read_write);
    if (ledger->log_->partitions() == 0 && birth) create_ledger(*ledger->log_, *birth);
    ledger->open_projections(directory);
    ledger->open_engine(directory);
    return ledger;
}

std::vector<Outcome> Ledger::submit(std::span<const Incoming> lines) {
    const std::lock_guard lock(deciding_);
    return engine_->submit(lines);
}

void Ledger::refresh() {
    if (auto* kafka = dynamic_cast<KafkaLog*>(log_.get())) kafka->refresh();
}

std::unique_ptr<const Store> Ledger::projections() {
    projector_->sync();
    return projections_->snapshot();
}

void Ledger::close() {
    const std::lock_guard lock(deciding_);
    if (engine_) engine_->flush();
    if (projector_) projector_->sync();
}

}  // namespace grandlivre::tools
