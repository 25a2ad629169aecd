#pragma once

#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>

namespace grandlivre {

/// Ordered maps and sets in one allocation each: a stream's state is copied for every
/// batch that changes it, and most hold few of anything.
template <class Key, class Value>
using SmallMap = boost::container::flat_map<Key, Value>;
template <class Key>
using SmallSet = boost::container::flat_set<Key>;

}  // namespace grandlivre
