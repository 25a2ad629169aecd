#pragma once

namespace grandlivre {

/// A named step of the write path, such as "log.before_write". The program does
/// nothing here (crash_point_none.cc). A build for tests dies here, as kill -9
/// would make it, when its environment says so (crash_point_environment.cc).
void crash_point(const char* name);

}  // namespace grandlivre
