#include "tools/output/statement_bucket.h"

#include "events/chart.h"

namespace grandlivre::tools {

std::string statement_bucket(LedgerAccount account, const std::optional<GrantId>& grant) {
    if (account == LedgerAccount::holder_debt) return "debt";
    if (account == LedgerAccount::holder_credit_note) return "credit_note";
    if (grant) return "grant:" + to_text(*grant) + (account == LedgerAccount::grant_reserved ? ":reserved" : "");
    std::string name = info(account).name;
    constexpr std::string_view available = ":available";
    if (name.ends_with(available)) name.resize(name.size() - available.size());
    return name;
}

bool is_statement_bucket(LedgerAccount account) {
    return account <= LedgerAccount::grant_reserved || account == LedgerAccount::holder_debt ||
           account == LedgerAccount::holder_credit_note;
}

}  // namespace grandlivre::tools
