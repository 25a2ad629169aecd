#include "engine/decide/dossier/split_accounts.h"

namespace grandlivre {

SplitAccounts accounts_of(SplitSource source) {
    switch (source) {
        case SplitSource::annual: return {ResourceClass::mutualised, Bucket::annual};
        case SplitSource::dif: return {ResourceClass::mutualised, Bucket::dif};
        case SplitSource::cec: return {ResourceClass::civic, Bucket::cec};
        case SplitSource::grant: return {ResourceClass::grant, Bucket::grant};
        case SplitSource::top_up: return {ResourceClass::top_up, std::nullopt};
        case SplitSource::credit_note:
        case SplitSource::card: return {ResourceClass::holder, std::nullopt};
    }
    GL_INVARIANT(false, "unknown source of a line");
}

Dimensions dimensions_of(const SplitPart& part, const DossierId& dossier, Siret provider) {
    return {.dossier = dossier, .provider = provider, .funder = part.funder, .grant = part.grant};
}

std::unique_ptr<wire::SplitLineT> wire_line(const SplitPart& part) {
    auto line = std::make_unique<wire::SplitLineT>();
    line->source = part.source;
    line->cents = part.reserved;
    if (part.source == SplitSource::grant) {
        line->grant = std::make_unique<wire::GrantPartT>();
        line->grant->grant = part.grant.value();
        line->grant->funder = part.funder.value();
    }
    if (part.source == SplitSource::top_up) {
        line->top_up = std::make_unique<wire::TopUpPartT>();
        line->top_up->funder = part.funder.value();
        line->top_up->kind = part.kind.value();
    }
    return line;
}

}  // namespace grandlivre
