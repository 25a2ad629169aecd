#include "events/outcome.h"

namespace grandlivre {

Outcome merged(const std::vector<Outcome>& answers) {
    Outcome all;
    all.accepted = all.duplicate = true;
    for (const Outcome& answer : answers) {
        all.id = answer.id;
        all.duplicate &= answer.duplicate;
        if (!answer.accepted) {
            all.accepted = false;
            all.reason = answer.reason;
            all.detail = answer.detail;
        }
        all.relays.insert(all.relays.end(), answer.relays.begin(), answer.relays.end());
        all.partitions.insert(all.partitions.end(), answer.partitions.begin(), answer.partitions.end());
    }
    if (!all.accepted) all.partitions.clear();
    return all;
}

}  // namespace grandlivre
