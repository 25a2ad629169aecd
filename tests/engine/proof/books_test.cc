#include "engine/proof/books.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/runtime/recorded_event.h"
#include "tests/support/booked_ledger.h"
#include "tests/support/histories.h"

/// The books across streams: they agree on whatever the ledger has booked, and each line
/// finds the journal in which just one of its sides was booked otherwise.
namespace grandlivre::test {
namespace {

/// The line whose name begins so.
BooksLine line_of(const BooksCheck& check, const std::string& name) {
    const auto lines = check.lines();
    const auto found = std::ranges::find_if(lines, [&](const BooksLine& line) { return line.name.starts_with(name); });
    REQUIRE_MESSAGE(found != lines.end(), name);
    return *found;
}

BooksCheck check_of(const Ledger& ledger) {
    BooksCheck check;
    ledger.each_record([&](const wire::Record& record) { check.add(record); });
    return check;
}

void check_all_hold(const Ledger& ledger) {
    for (const BooksLine& line : check_of(ledger).lines()) {
        CAPTURE(line.name);
        CAPTURE(line.left);
        CAPTURE(line.right);
        CHECK(line.holds == true);
        CHECK(line.where.empty());
    }
}

/// Of the funder: a call of 500.00 and 70.00, of which an account refuses the latter; the
/// former is spent in part, the rest expires. Of the provider: two transfers, one of them
/// less what was claimed, which returns and is paid again; a claim offset without a transfer.
void book_what_can_be(BookedLedger& books) {
    book_two_years(books);
    books.open(2, 2000);
    books.book("CallFunds", "2021-02-02",
               {{"funder", BookedLedger::funder},
                {"call", "CPF-892221631-BADO-020221"},
                {"lines",
                 {{{"account", nth_uuid(2)}, {"grant", nth_uuid(50)}, {"kind", "voluntary"}, {"cents", 50000}},
                  {{"account", nth_uuid(3)}, {"grant", nth_uuid(51)}, {"kind", "voluntary"}, {"cents", 7000}}}}});
    books.book("ReceiveFunds", "2021-02-03",
               {{"funder", BookedLedger::funder},
                {"call", "CPF-892221631-BADO-020221"},
                {"cents", 57000},
                {"bank_reference", "BK1"}});
    books.hold_training({.account = 2, .dossier = 11, .price_cents = 60000, .invoice = "F-2"});
    const std::string second = books.pay(21, "2021-04-21");
    books.bank_says(second, "2021-04-24", "settled");
    books.bank_says(second, "2021-04-28", "returned");
    books.bank_says(books.pay(22, "2021-05-02"), "2021-05-03", "rejected");
    books.bank_says(books.pay(23, "2021-05-05"), "2021-05-06", "settled");
    books.book("RefundFunder", "2021-06-01",
               {{"funder", BookedLedger::employer}, {"dossier", nth_uuid(10)}, {"cents", 1500}});
}

/// The journal as it would be had one event been another: `change` says whether it was it.
template <class Change>
BooksCheck check_changed(const Ledger& ledger, Change change) {
    BooksCheck check;
    std::size_t changed = 0;
    ledger.each_record([&](const wire::Record& record) {
        Event event = event_of(record);
        changed += change(event);
        const auto balance = codec::balance_of(record);
        std::optional<codec::DecisionPart> decision;
        if (record.decision())
            decision.emplace(codec::DecisionPart{
                {record.decision()->request()->data(), record.decision()->request()->size()}, balance});
        flatbuffers::FlatBufferBuilder builder;
        check.add(codec::record(
            codec::encode_record(builder, codec::header_of(record), event, decision ? &*decision : nullptr)));
    });
    REQUIRE(changed == 1);
    return check;
}

/// Changes the first event of a kind.
template <class Body, class Change>
BooksCheck check_changed_first(const Ledger& ledger, Change change) {
    bool found = false;
    return check_changed(ledger, [&](Event& event) {
        auto* body = std::get_if<Body>(&event.body);
        if (!body || found) return false;
        change(*body, event);
        return found = true;
    });
}

/// One cent more on the first line, and less on the second.
void add_a_cent(Event& event) {
    Postings changed;
    std::int64_t more = 1;
    for (const Posting& line : event.postings) {
        const Cents amount(line.amount + more);
        more = more == 1 ? -1 : 0;
        changed.of(event.postings.dimensions(line)).debit(line.account, line.resource_class, amount);
    }
    event.postings = changed;
}

std::vector<std::string> failing(const BooksCheck& check) {
    std::vector<std::string> names;
    for (const BooksLine& line : check.lines())
        if (line.holds == false) names.push_back(line.name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the figures of two years") {
    BookedLedger books;
    book_two_years(books);
    check_all_hold(books.ledger);
    const BooksCheck check = check_of(books.ledger);
    CHECK(line_of(check, "money EUR").left == line_of(check, "money EUR").right);
    CHECK(line_of(check, "relays").left == 6);                 // top-up, payable, run, dossier, two shares
    CHECK(line_of(check, "funders: received").left == 31500);  // 300.00 for the top-up, 15.00 recovered
    CHECK(line_of(check, "top-ups debited").right == 30000);
    CHECK(line_of(check, "recovered shares of funders").right == 1500);
    CHECK(line_of(check, "recovered shares of holders").right == 500);
    CHECK(line_of(check, "fund:owed").left == 6000);
    CHECK(line_of(check, "invoices accepted").right == 100000);
    CHECK(line_of(check, "transfers issued").left == 1);
    CHECK(line_of(check, "cents of transfers issued").right == 100000);
    CHECK(line_of(check, "dossiers paid").right == 1);
    CHECK(line_of(check, "provider:undue").left == 2000);  // 100.00 - 80.00
}

TEST_CASE("grants, refusals, offsets, returns and rejections agree") {
    BookedLedger books;
    book_what_can_be(books);
    check_all_hold(books.ledger);
    const BooksCheck check = check_of(books.ledger);
    CHECK(line_of(check, "call lines funded").left == 57000);
    CHECK(line_of(check, "funder:funds").left == 20000);   // 500.00 less 300.00: 600.00 with 300.00 of rights
    CHECK(line_of(check, "dossiers reopened").left == 1);  // by the return of what was settled
    CHECK(line_of(check, "dossiers paid").left == 3);      // the first, the second twice
    CHECK(line_of(check, "provider:undue").left == 0);     // 20.00 were withheld in the end
    CHECK(line_of(check, "transfers issued").left == 4);
    CHECK(line_of(check, "funders: received").left == 30000 + 3000 + 57000);
}

TEST_CASE("the same whatever the order of partitions") {
    BookedLedger books;
    book_what_can_be(books);
    BooksCheck merged;
    books.each_merged([&](const wire::Record& record) { merged.add(record); });
    const auto lines = merged.lines(), by_partition = check_of(books.ledger).lines();
    REQUIRE(lines.size() == by_partition.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CHECK(lines[i].left == by_partition[i].left);
        CHECK(lines[i].right == by_partition[i].right);
    }
}

TEST_CASE("whatever happens, the books agree") {
    const std::uint64_t seed = seed_of_run("books");
    for (std::uint64_t run = 0; run < 5; ++run) {
        Ledger ledger;
        const auto history = random_history(seed + run, {.requests = 400});
        ledger.submit(history, 16);
        check_all_hold(ledger);
    }
}

TEST_CASE("while a relay is in flight, what holds at rest is not said") {
    BookedLedger books;
    book_two_years(books);
    BooksCheck check;
    books.ledger.each_record([&](const wire::Record& record) {
        if (record.event_type() != EventKind::TopUpUsed) check.add(record);
    });
    CHECK(check.in_flight() == 1);
    CHECK(failing(check).empty());
    CHECK(line_of(check, "relays").holds == std::nullopt);
    CHECK(line_of(check, "relays").where == Names{"TopUpUsed: 1 and 0"});
    CHECK(line_of(check, "top-ups debited").holds == std::nullopt);
    CHECK(line_of(check, "provider:payable").holds == true);
}

TEST_CASE("a relay that nobody sent is found") {
    BookedLedger books;
    book_two_years(books);
    BooksCheck check;
    books.ledger.each_record([&](const wire::Record& record) {
        check.add(record);
        if (record.event_type() == EventKind::DossierPaid) check.add(record);
    });
    CHECK(check.in_flight() == 0);
    CHECK(failing(check) == Names{"relays: sent = decided", "dossiers paid by providers' streams = marked paid"});
    CHECK(line_of(check, "relays").where == Names{"MarkPaid: 1 and 2"});
}

TEST_CASE("each side of an equation is booked by its own stream") {
    BookedLedger books;
    book_what_can_be(books);
    const Ledger& ledger = books.ledger;
    CHECK(failing(check_changed_first<event::PayableOpened>(ledger, [](auto& body, Event& event) {
              body.payable->cents += Cents(1);
              add_a_cent(event);
          })) == Names{"relay:clearing = 0", "relay:clearing = 0, by provider", "invoices accepted = payables opened"});
    CHECK(failing(check_changed_first<event::TopUpUsed>(ledger, [](auto& body, Event& event) {
              body.cents += Cents(1);
              add_a_cent(event);
          })) == Names{"relay:clearing = 0", "top-ups debited = receivables raised", "relay:clearing = 0, by funder"});
    CHECK(failing(check_changed_first<event::RunPaymentAdded>(ledger, [](auto& body, Event&) {
              body.transfer->cents += Cents(1);
          })) == Names{"cents of transfers issued = added to runs"});
    CHECK(failing(check_changed_first<event::GrantRefused>(ledger, [](auto& body, Event&) {
              body.cents += Cents(1);
          })) == Names{"call lines funded = grants booked + refused"});
    CHECK(failing(check_changed_first<event::RightsGranted>(ledger,
                                                            [](auto& body, Event& event) {
                                                                body.line->cents += Cents(1);
                                                                add_a_cent(event);
                                                            })) ==
          Names{"funders: received + recovered = suspense + called in part + grants + refundable + refunded + "
                "forfeited + paid for top-ups",
                "funder:funds = grants available + reserved", "call lines funded = grants booked + refused"});
    CHECK(failing(check_changed_first<event::DossierReopened>(ledger, [](auto&, Event& event) {
              event.body.emplace<event::RequestAccepted>();
          })) == Names{"dossiers reopened by providers' streams = marked reopened"});
    CHECK(failing(check_changed_first<event::PaymentSettled>(ledger, [](auto&, Event& event) { add_a_cent(event); })) ==
          Names{"provider:in_transit = issued - settled - bounced"});
    CHECK(failing(check_changed_first<event::ProviderClaimed>(ledger, [](auto&, Event& event) {
              add_a_cent(event);
          })) == Names{"provider:undue = claimed - paid back - withheld"});
    CHECK(failing(check_changed_first<event::PaymentIssued>(ledger, [](auto& body, Event&) {
              body.items.front()->cents += Cents(1);
          })) == Names{"dossiers of payments = transferred + withheld"});
    CHECK(
        failing(check_changed_first<event::InvoiceAccepted>(ledger, [](auto&, Event& event) { add_a_cent(event); })) ==
        Names{"relay:clearing = 0", "relay:clearing = 0, by provider",
              "provider:accrued = due by settlements - invoiced"});
}

TEST_CASE("shares that were booked otherwise name their funder") {
    BookedLedger books;
    book_two_years(books);
    const auto check = check_changed(books.ledger, [](Event& event) {
        auto* body = std::get_if<event::ShareRecovered>(&event.body);
        if (!body || event.stream.kind != StreamKind::funder) return false;
        body->share->cents += Cents(1);
        add_a_cent(event);
        return true;
    });
    CHECK(line_of(check, "recovered shares of funders").holds == false);
    CHECK(line_of(check, "recovered shares of funders").where == Names{"635116205: 1500 and 1501"});
    CHECK(line_of(check, "recovered shares of holders").holds == true);
}

TEST_CASE("an event whose lines do not balance is named") {
    BookedLedger books;
    book_two_years(books);
    BooksCheck check;
    std::string where;
    books.ledger.each_record([&](const wire::Record& record) {
        if (record.event_type() != EventKind::ContributionReceived) return check.add(record);
        where = to_text(codec::header_of(record).position);
        const std::unique_ptr<wire::RecordT> changed(record.UnPack());
        changed->decision.reset();  // no relay's, and of no matter to the lines
        auto& line = changed->postings.front();
        line = wire::Posting(line.amount() + 1, line.account(), line.unit(), line.resource_class(), line.dimensions());
        flatbuffers::FlatBufferBuilder builder;
        builder.Finish(wire::Record::Pack(builder, changed.get()), wire::RecordIdentifier());
        check.add(codec::record({builder.GetBufferPointer(), builder.GetSize()}));
    });
    CHECK(failing(check) == Names{"events = events that balance in each book and unit", "money EUR: debits = credits"});
    CHECK(line_of(check, "events").where == Names{where});
}

}  // namespace grandlivre::test
