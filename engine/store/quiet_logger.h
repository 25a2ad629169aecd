#pragma once

#include <rocksdb/env.h>

#include <cstdarg>

namespace grandlivre {

/// RocksDB's own log of what it does, written nowhere: its file would be one more
/// that a full disk fails, and 7.8.3 ends the process when it writes there again.
/// Errors come back from the calls that meet them.
class QuietLogger final : public rocksdb::Logger {
public:
    using rocksdb::Logger::Logv;
    void Logv(const char*, std::va_list) override {}
};

}  // namespace grandlivre
