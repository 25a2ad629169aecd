#include "engine/decide/decide.h"

namespace grandlivre {

Decision decide_stream(const StreamState& state, const Request& request, const Situation& at) {
    return std::visit(Overloaded{[&](const Account& account) { return decide_account(account, request, at); },
                                 [&](const Funder& funder) { return decide_funder(funder, request, at); },
                                 [&](const Provider& provider) { return decide_provider(provider, request, at); },
                                 [&](const Run& run) { return decide_run(run, request, at); }},
                      state);
}

}  // namespace grandlivre
