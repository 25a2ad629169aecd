#pragma once

#include <boost/container/small_vector.hpp>
#include <memory>
#include <string_view>

#include "events/posting.h"

namespace grandlivre {

/// Names of the rule book's entries that decided something; alive with the book.
using RuleNames = boost::container::small_vector<std::string_view, 4>;

/// A fact, before it has a place in the journal.
struct Event {
    StreamId stream;
    Date on;
    EventBody body;
    RuleNames rules;
    Postings postings;
};

}  // namespace grandlivre
