#include "tools/commands.h"
#include "tools/session.h"

namespace grandlivre::tools {

std::filesystem::path Common::directory() const {
    if (log.starts_with("kafka://")) throw UserError("--log kafka://… is not supported yet: give a directory");
    return log;
}

}  // namespace grandlivre::tools
