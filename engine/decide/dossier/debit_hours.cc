#include "engine/decide/decide.h"
#include "engine/decide/dossier/hour_movement.h"

namespace grandlivre {

Decision decide(const Account& account, const request::DebitHours& request, const Situation& at) {
    return decide_movement(account, request.dossier, request.kind, request.centihours, Movement::debit, at);
}

}  // namespace grandlivre
