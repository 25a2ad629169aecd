#include "engine/decide/checks.h"
#include "engine/decide/decide.h"

namespace grandlivre {

/// CT R6323-3-1: the increase is due for the year of its declaration and after;
/// its end counts from the next civil year.
Decision decide(const Account& account, const request::DeclareQualification& request, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    const auto* rule = at.rules.qualification_declaring.find_or_first(at.on);
    if (!rule) return refuse_no_rule("qualification.declaring", at);
    const Year from = request.low_qualified ? year_of(at.on) : year_of(at.on) + std::chrono::years(1);
    return Events{fact(at, event::QualificationDeclared{.low_qualified = request.low_qualified, .from_year = from},
                       {rule->name})};
}

}  // namespace grandlivre
