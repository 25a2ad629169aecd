#include "tools/session.h"

#include "engine/store/archive.h"
#include "projections/catalog.h"

namespace grandlivre::tools {
namespace {

/// Runs `open`; if what is stored does not read or does not fit the log, drops it
/// and runs again: the journal has all of it.
template <class Open>
void open_or_rebuild(const std::filesystem::path& directory, Open open) {
    try {
        open();
        return;
    } catch (const StoreError&) {
    } catch (const CorruptRow&) {
    } catch (const LogError&) {  // the chain that it knows is another: it was some other log's
    }
    RocksStore::destroy(directory);
    open();
}

}  // namespace

std::filesystem::path state_directory(const std::filesystem::path& log) { return log / "state"; }
std::filesystem::path projections_directory(const std::filesystem::path& log) { return log / "projections"; }

Instant wall_clock() { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }

void Session::open_projections(const std::filesystem::path& directory) {
    const auto place = projections_directory(directory);
    open_or_rebuild(place, [&] {
        projector_.reset();
        projections_.reset();
        projections_ = RocksStore::open(place, projection::table_names);
        projector_ = std::make_unique<projection::Projector>(*log_, *projections_, projection::Projector::Settings{});
    });
}

void Session::open_engine(const std::filesystem::path& directory) {
    const auto place = state_directory(directory);
    open_or_rebuild(place, [&] {
        engine_.reset();
        state_.reset();
        state_ = RocksStore::open(place, state_table::names);
        EngineSettings settings;
        settings.now = wall_clock;
        engine_ = std::make_unique<Engine>(*log_, *state_, std::move(settings), projector_.get());
    });
}

Session Session::log_alone(const std::filesystem::path& directory) {
    Session session;
    session.log_ = EmbeddedLog::open(directory, EmbeddedLog::Access::read_write);
    return session;
}

Session Session::reader(const std::filesystem::path& directory) {
    Session session = log_alone(directory);
    session.open_projections(directory);
    return session;
}

Session Session::writer(const std::filesystem::path& directory, const std::optional<Birth>& birth,
                        bool with_projections) {
    Session session;
    session.log_ =
        EmbeddedLog::open(directory, birth ? EmbeddedLog::Access::create_if_missing : EmbeddedLog::Access::read_write);
    if (session.log_->partitions() == 0 && birth) create_ledger(*session.log_, *birth);
    if (with_projections) session.open_projections(directory);
    session.open_engine(directory);
    return session;
}

const Store& Session::projections() {
    projector_->sync();
    return *projections_;
}

void Session::close() {
    if (engine_) engine_->flush();
    if (projector_) projector_->sync();
}

}  // namespace grandlivre::tools
