#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/law/rule_book.h"
#include "engine/state/account.h"
#include "events/codec/request_reader.h"
#include "tools/dice.h"
#include "tools/payers.h"

namespace grandlivre::tools {

/// The holders of a population who buy trainings. What a holder has to pay depends on
/// all that came before, so each buyer's account is kept as the ledger would have it, by
/// the same pure decisions; what is written are requests alone.
class Buyers {
public:
    Buyers(std::uint64_t seed, const std::vector<std::string>& providers, Payers& payers,
           std::function<void(const std::string&)> line);

    /// Holder `number`; one in six buys something some day.
    void add(std::uint64_t number, const std::string& account);
    /// A line that was written; buyers' accounts follow.
    void hear(const std::string& line);
    /// A funder's money for some of a year's buyers, called and received in July.
    void call_funds(int year);
    /// The trainings of the months after: requests, and how they go on.
    void buy_in(int year);
    /// Invoices of what is due, and refunds.
    void settle(Date on);

private:
    struct Buyer {
        std::uint64_t number = 0;
        StreamId stream;
        Account account;
        int bought = 0;
    };
    const std::uint64_t seed_;
    const std::vector<std::string>& providers_;
    Payers& payers_;
    const std::function<void(const std::string&)> line_;
    const RuleBook rules_;
    codec::RequestReader reader_;
    std::map<StreamId, Buyer> buyers_;
    std::optional<Date> clock_;

    void emit(Buyer& buyer, Dice& dice, const char* kind, Date on, const std::string& fields);
    void decide(Buyer& buyer, const Request& request);
    void pass_time(Date clock);
    void buy(Buyer& buyer, int year, Dice& dice);
    bool accept(Buyer& buyer, const DossierId& dossier, Date on, Dice& dice);
    void go_on(Buyer& buyer, const DossierId& dossier, Date accepted, Date start, Dice& dice);
};

}  // namespace grandlivre::tools
