#include "tools/output/explain.h"

#include <map>

#include "engine/runtime/recorded_event.h"
#include "events/chart.h"
#include "events/codec/request_reader.h"
#include "tools/output/formula.h"
#include "tools/output/statement_bucket.h"

namespace grandlivre::tools {
namespace {

/// Buckets in the order of their first movement.
struct Branch {
    std::string bucket;
    Unit unit{};
    std::int64_t sum = 0;
    Json movements = Json::array();
};

Json rules_of(const RuleNames& names, const RuleBooks& books) {
    Json list = Json::array();
    for (const auto name : names) {
        Json line{{"rule", name}};
        for (auto book = books.rbegin(); book != books.rend(); ++book) {
            const RuleEntry* entry = book->find(name);
            if (!entry) continue;
            line["law"] = entry->law;
            if (!entry->id.empty()) line["id"] = entry->id;
            break;
        }
        list.push_back(std::move(line));
    }
    return list;
}

/// Follows an account through its records and hands on each movement with its cause.
class Walk {
public:
    Walk(const RuleBooks& books) : books_(books) {}

    template <class Visit>
    void each(const RecordBuffer& records, Visit&& visit) {
        for (std::size_t i = 0; i < records.size(); ++i) {
            const wire::Record& record = codec::record(records[i]);
            const codec::RecordHeader header = codec::header_of(record);
            if (record.decision()) learn_request(record);
            const Event event = event_of(record);
            if (event.stream.kind == StreamKind::account) apply(account_, event);
            if (event.postings.empty()) continue;
            Json leaf{{"position", to_text(header.position)},
                      {"on", to_text(*header.on)},
                      {"type", wire::EnumNameEventBody(record.event_type())},
                      {"request", to_text(header.cause)}};
            if (const auto known = requests_.find(header.cause); known != requests_.end()) {
                leaf["request_type"] = known->second.first;
                leaf["source"] = known->second.second;
            } else {
                leaf["request_type"] = "AdvanceClock";  // fired by the clock: its request lies in the clock's stream
            }
            const std::string formula = formula_of(event, account_, books_.back());
            if (!formula.empty()) leaf["formula"] = formula;
            leaf["rules"] = rules_of(event.rules, books_);
            visit(event, leaf);
        }
    }
    const Account& account() const { return account_; }

private:
    const RuleBooks& books_;
    Account account_;
    std::map<RequestId, std::pair<std::string, std::string>> requests_;  ///< kind and source

    void learn_request(const wire::Record& record) {
        const wire::Request& request = *wire::GetRequest(record.decision()->request()->data());
        requests_[flatbuffers::UnPack(*request.id())] = {wire::EnumNameRequestBody(request.body_type()),
                                                         request.source()->str()};
    }
};

/// What the account holds in a bucket, by its name in statements.
std::map<std::pair<std::string, Unit>, std::int64_t> held_of(const Account& account) {
    std::map<std::pair<std::string, Unit>, std::int64_t> held;
    const Holdings& holdings = account.holdings;
    for (const Bucket bucket : euro_buckets) {
        const EuroAccounts accounts = accounts_of(bucket);
        held[{statement_bucket(accounts.available, {}), Unit::EUR}] = holdings.available(bucket).count();
        held[{statement_bucket(accounts.reserved, {}), Unit::EUR}] = holdings.reserved(bucket).count();
    }
    for (const HourKind kind : hour_kinds) {
        const HourAccounts accounts = accounts_of(kind);
        held[{statement_bucket(accounts.available, {}), Unit::HRS}] = holdings.available(kind).count();
        held[{statement_bucket(accounts.reserved, {}), Unit::HRS}] = holdings.reserved(kind).count();
    }
    for (const auto& [grant, part] : holdings.grants) {
        held[{statement_bucket(LedgerAccount::grant_available, grant), Unit::EUR}] = part.available;
        held[{statement_bucket(LedgerAccount::grant_reserved, grant), Unit::EUR}] = part.reserved;
    }
    held[{"credit_note", Unit::EUR}] = holdings.credit_note.count();
    held[{"debt", Unit::EUR}] = holdings.debt.count();
    return held;
}

void check_sums(const std::vector<Branch>& branches, const Account& account) {
    auto held = held_of(account);
    for (const Branch& branch : branches) {
        const std::int64_t holds = held[{branch.bucket, branch.unit}];
        GL_INVARIANT(branch.sum == holds, "the movements of {} sum to {}, the account holds {}", branch.bucket,
                     branch.sum, holds);
        held.erase({branch.bucket, branch.unit});
    }
    for (const auto& [of, holds] : held)
        GL_INVARIANT(holds == 0, "the account holds {} in {} without a movement", holds, of.first);
}

Json branches_view(std::vector<Branch>& branches) {
    Json view = Json::array();
    for (Branch& branch : branches)
        view.push_back({{"bucket", branch.bucket},
                        {"unit", to_text(branch.unit)},
                        {"balance", branch.sum},
                        {"movements", std::move(branch.movements)}});
    return view;
}

Branch& branch_of(std::vector<Branch>& branches, const std::string& bucket, Unit unit) {
    for (Branch& branch : branches)
        if (branch.bucket == bucket && branch.unit == unit) return branch;
    branches.push_back({bucket, unit, 0, Json::array()});
    return branches.back();
}

}  // namespace

Json explain_account(const AccountId& id, const RecordBuffer& records, const RuleBooks& books) {
    std::vector<Branch> branches;
    Walk walk(books);
    walk.each(records, [&](const Event& event, const Json& leaf) {
        for (const Posting& line : event.postings) {
            const auto& grant = event.postings.dimensions(line).grant;
            if (!is_statement_bucket(line.account)) continue;
            const bool of_grant =
                line.account == LedgerAccount::grant_available || line.account == LedgerAccount::grant_reserved;
            Branch& branch =
                branch_of(branches, statement_bucket(line.account, of_grant ? grant : std::nullopt), line.unit);
            const std::int64_t amount = line.account == LedgerAccount::holder_debt ? line.amount : -line.amount;
            branch.sum += amount;
            Json movement{{"amount", amount}};
            movement.update(leaf);
            branch.movements.push_back(std::move(movement));
        }
    });
    check_sums(branches, walk.account());
    const Balance balance = balance_of(walk.account().holdings);
    Json view{{"account", to_text(id)}};
    view["rights"] = {{"available_cents", balance.available.count()},
                      {"reserved_cents", balance.reserved.count()},
                      {"debited_cents", balance.debited.count()},
                      {"forfeited_cents", balance.forfeited.count()},
                      {"debt_cents", balance.debt.count()}};
    view["buckets"] = branches_view(branches);
    return view;
}

Json explain_dossier(const AccountId& account, const DossierId& id, const RecordBuffer& records,
                     const RuleBooks& books) {
    std::vector<Branch> branches;
    Walk walk(books);
    walk.each(records, [&](const Event& event, const Json& leaf) {
        for (const Posting& line : event.postings) {
            const Dimensions& of = event.postings.dimensions(line);
            if (of.dossier != id) continue;
            std::string name = info(line.account).name;
            if (of.grant)
                name += " " + to_text(*of.grant);
            else if (of.funder)
                name += " " + to_text(*of.funder);
            Branch& branch = branch_of(branches, name, line.unit);
            branch.sum += line.amount;
            Json movement{{"amount", line.amount}};
            movement.update(leaf);
            branch.movements.push_back(std::move(movement));
        }
    });
    Json view{{"dossier", to_text(id)}, {"account", to_text(account)}};
    view["ledger_accounts"] = branches_view(branches);
    return view;
}

namespace {

/// The transfer that an event is about.
std::string payment_of(const EventBody& body) {
    return std::visit(
        [](const auto& event) -> std::string {
            if constexpr (requires { event.end_to_end_id; })
                return event.end_to_end_id;
            else
                return "";
        },
        body);
}

Json paid_view(const Provider& state, const Payment& payment) {
    Json view = Json::array();
    for (const DossierId& dossier : payment.dossiers) {
        const ProviderPayable& payable = state.payables.at(dossier);
        Json line{{"dossier", to_text(dossier)},    {"account", to_text(payable.account)}, {"invoice", payable.invoice},
                  {"cents", payable.cents.count()}, {"due_on", to_text(payable.due_on)},   {"paid_by", Json::array()}};
        for (const PaidShare& share : payable.shares) {
            Json part{{"resource_class", wire::EnumNameResourceClass(share.resource_class)},
                      {"cents", share.cents.count()}};
            if (share.grant) part["grant"] = to_text(*share.grant);
            if (share.funder) part["funder"] = to_text(*share.funder);
            line["paid_by"].push_back(std::move(part));
        }
        view.push_back(std::move(line));
    }
    return view;
}

}  // namespace

Json explain_payment(Siret provider, const std::string& end_to_end_id, const Provider& state,
                     const RecordBuffer& records, const RuleBooks& books) {
    std::vector<Branch> branches;
    Walk walk(books);
    walk.each(records, [&](const Event& event, const Json& leaf) {
        if (payment_of(event.body) != end_to_end_id) return;
        for (const Posting& line : event.postings) {
            const Dimensions& of = event.postings.dimensions(line);
            std::string name = info(line.account).name;
            if (of.dossier) name += " " + to_text(*of.dossier);
            Branch& branch = branch_of(branches, name, line.unit);
            branch.sum += line.amount;
            Json movement{{"amount", line.amount}};
            movement.update(leaf);
            branch.movements.push_back(std::move(movement));
        }
    });
    const Payment& payment = state.payments.at(end_to_end_id);
    Json view{{"payment", end_to_end_id},    {"provider", to_text(provider)},
              {"run", to_text(payment.run)}, {"state", wire::EnumNameTransferState(payment.state)},
              {"iban", payment.iban},        {"cents", payment.cents.count()}};
    view["dossiers"] = paid_view(state, payment);
    view["withheld"] = Json::array();
    for (const ClaimedPart& offset : payment.offsets)
        view["withheld"].push_back(
            {{"dossier", to_text(state.claims.at(offset.claim).dossier)}, {"cents", offset.cents.count()}});
    view["ledger_accounts"] = branches_view(branches);
    return view;
}

namespace {

/// What the tree is of, and of a transfer what it pays.
std::string heading(const Json& tree) {
    const auto text = [](const Json& of, const char* name) { return of[name].get<std::string>(); };
    const auto euros = [](const Json& of) { return euros_text(Cents(of["cents"].get<std::int64_t>())); };
    if (tree.contains("buckets")) return fmt::format("account {}\n", text(tree, "account"));
    if (!tree.contains("payment"))
        return fmt::format("dossier {} of account {}\n", text(tree, "dossier"), text(tree, "account"));
    std::string head = fmt::format("transfer {} to provider {}: {}, {}\n", text(tree, "payment"),
                                   text(tree, "provider"), euros(tree), text(tree, "state"));
    for (const Json& line : tree["dossiers"]) {
        head += fmt::format("│  pays {:>14}  invoice {} of dossier {}\n", euros(line), text(line, "invoice"),
                            text(line, "dossier"));
        for (const Json& part : line["paid_by"])
            head += fmt::format("│       {:>14}  {}\n", euros(part), text(part, "resource_class"));
    }
    for (const Json& line : tree["withheld"])
        head += fmt::format("│  less {:>14}  undue for dossier {}\n", euros(line), text(line, "dossier"));
    return head;
}

}  // namespace

std::string explain_text(const Json& tree) {
    std::string text;
    const auto amount = [](const std::string& unit, std::int64_t value) {
        return unit == "EUR"
                   ? euros_text(Cents(value))
                   : fmt::format("{}{}.{:02} h", value < 0 ? "−" : "", std::abs(value) / 100, std::abs(value) % 100);
    };
    text += heading(tree);
    for (const Json& branch : tree[tree.contains("buckets") ? "buckets" : "ledger_accounts"]) {
        const std::string unit = branch["unit"];
        text += fmt::format("├─ {}: {}\n", branch["bucket"].get<std::string>(), amount(unit, branch["balance"]));
        for (const Json& leaf : branch["movements"]) {
            text += fmt::format("│  ├─ {:>14}  {}  {} ({}, {})\n", amount(unit, leaf["amount"]),
                                leaf["on"].get<std::string>(), leaf["type"].get<std::string>(),
                                leaf["request_type"].get<std::string>(), leaf["position"].get<std::string>());
            if (leaf.contains("formula")) text += fmt::format("│  │      {}\n", leaf["formula"].get<std::string>());
            for (const Json& rule : leaf["rules"])
                text += fmt::format("│  │      {}: {}\n", rule["rule"].get<std::string>(),
                                    rule.value("law", std::string("an entry of no adopted book")));
        }
    }
    return text;
}

}  // namespace grandlivre::tools
