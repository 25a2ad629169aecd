#include "engine/law/faults.h"

#include <utility>

namespace grandlivre {

void Faults::add(int line, std::string message) {
    if (!first_ || line < first_->line) first_ = RuleBookError{.line = line, .message = std::move(message)};
}

}  // namespace grandlivre
