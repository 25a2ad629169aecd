#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace grandlivre {

/// Makes the write-ahead log of a RocksDB database whole before RocksDB reads
/// it. A power cut or a kill in the middle of a write leaves a torn one at the
/// end, which nobody was promised: it is cut off.
///
/// Where each write is synced before the next begins (the embedded log), damage
/// with a valid write after it is no torn end: that one was acknowledged, and
/// going on without it would lose money. Where nothing is synced (a store), pages
/// reach the disk in any order, so all from the damage on goes.
///
/// None of RocksDB's recovery modes does this (7.8.3, db/log_reader.cc):
/// kAbsoluteConsistency refuses a torn end too; kTolerateCorruptedTailRecords
/// refuses one whose pages were written out of order; kPointInTimeRecovery drops
/// in silence all that follows a hole; and the last two pass over a block of
/// zeros as if nothing had been there. A whole file that is lost is not seen
/// here: RocksDB's manifest knows of it.
///
/// What no log can tell by itself: a last write that decayed after its
/// acknowledgement looks torn, and a newest file that was removed was never
/// there. Only who kept a later head (a checkpoint, a receipt) sees that. A clean
/// close leaves nothing in the write-ahead log.
enum class Writes { synced, unsynced };

/// Returns why the write-ahead log cannot be made whole, or nothing when it is.
/// The caller keeps other processes away from the database.
std::optional<std::string> cut_torn_write(const std::filesystem::path& database, Writes writes);

}  // namespace grandlivre
