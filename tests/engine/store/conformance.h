#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "engine/store/store.h"

/// What every store must do. A store joins with one test case that calls
/// store_conformance() with its own StoreUnderTest.
namespace grandlivre::test {

/// A new, empty store with two tables.
class StoreUnderTest {
public:
    virtual ~StoreUnderTest() = default;
    virtual Store& store() = 0;
    /// Closes and opens the same store. False: it cannot (memory), nothing is done.
    virtual bool reopen() = 0;
};

using StoreRows = std::vector<std::pair<std::string, std::string>>;

inline StoreRows rows_of(Cursor& cursor) {
    StoreRows rows;
    for (; cursor.valid(); cursor.next()) rows.emplace_back(cursor.key(), cursor.value());
    return rows;
}

inline StoreRows scan(const Store& store, Table table, std::string_view prefix = "", std::string_view from = "") {
    return rows_of(*store.scan(table, prefix, from));
}

inline void put(Store& store, Table table, std::string_view key, std::string_view value) {
    WriteSet writes;
    writes.put(table, key, value);
    store.write(writes);
}

inline void store_conformance(const std::function<std::unique_ptr<StoreUnderTest>()>& make) {
    const auto under_test = make();
    Store* store = &under_test->store();
    const Table one{0}, two{1};
    using Values = std::vector<std::optional<std::string>>;
    using Keys = std::vector<std::string>;

    SUBCASE("what is put is there, in its table, until it is removed") {
        CHECK(store->get(one, "k") == std::nullopt);
        put(*store, one, "k", "v");
        put(*store, one, "", "no key");
        put(*store, one, "empty", "");
        CHECK(store->get(one, "k") == "v");
        CHECK(store->get(one, "") == "no key");
        CHECK(store->get(one, "empty") == "");
        CHECK(store->get(two, "k") == std::nullopt);
        WriteSet writes;
        writes.remove(one, "k");
        writes.remove(one, "never there");
        store->write(writes);
        CHECK(store->get(one, "k") == std::nullopt);
    }

    SUBCASE("the later write of a key wins, over all tables of a batch") {
        WriteSet writes;
        writes.put(one, "a", "1");
        writes.put(two, "a", "other table");
        writes.put(one, "a", "2");
        writes.put(one, "b", "1");
        writes.remove(one, "b");
        writes.remove(one, "c");
        writes.put(one, "c", "3");
        store->write(writes);
        CHECK(scan(*store, one) == StoreRows{{"a", "2"}, {"c", "3"}});
        CHECK(scan(*store, two) == StoreRows{{"a", "other table"}});
        store->write({});
        CHECK(scan(*store, two).size() == 1);
    }

    SUBCASE("a batch with a table that is not there changes nothing") {
        WriteSet writes;
        writes.put(one, "a", "1");
        writes.put(Table{2}, "a", "1");
        CHECK_THROWS_AS(store->write(writes), StoreError);
        CHECK(scan(*store, one).empty());
        CHECK_THROWS_AS(store->get(Table{2}, "a"), StoreError);
        CHECK_THROWS_AS(store->scan(Table{2}, "", ""), StoreError);
    }

    SUBCASE("many keys at once: in their order, some missing, some twice") {
        for (const char* key : {"a", "b", "c", "d"}) put(*store, one, key, std::string("value ") + key);
        CHECK(store->get(one, Keys{}) == Values{});
        CHECK(store->get(one, Keys{"d", "x", "a", "d", "a", "x", "b"}) ==
              Values{"value d", std::nullopt, "value a", "value d", "value a", std::nullopt, "value b"});
        Keys keys;
        Values expected;
        for (int i = 0; i < 1000; ++i) {
            keys.push_back(std::string(1, static_cast<char>('a' + i * 7 % 8)));
            expected.push_back(keys.back() <= "d" ? std::optional("value " + keys.back()) : std::nullopt);
        }
        CHECK((store->get(one, keys) == expected));
    }

    SUBCASE("a scan goes in byte order, within its prefix") {
        const StoreRows all{{"a", "1"}, {"ab", "2"},   {"ab\x01", "3"},   {"ab\xff", "4"},      {"ac", "5"},
                            {"b", "6"}, {"\xff", "7"}, {"\xff\xff", "8"}, {"\xff\xff\x01", "9"}};
        for (auto row = all.rbegin(); row != all.rend(); ++row) put(*store, one, row->first, row->second);
        const auto part = [&](std::size_t begin, std::size_t end) {
            return StoreRows(all.begin() + static_cast<std::ptrdiff_t>(begin),
                             all.begin() + static_cast<std::ptrdiff_t>(end));
        };
        struct Row {
            const char *prefix, *from;
            std::size_t begin, end;
        };
        for (const Row& row :
             {Row{"", "", 0, 9}, Row{"ab", "", 1, 4}, Row{"ab", "ab", 1, 4}, Row{"ab", "ab\x01", 2, 4},
              Row{"ab", "ab\x02", 3, 4}, Row{"ab", "a", 1, 4}, Row{"ab", "b", 0, 0}, Row{"a", "", 0, 5},
              Row{"", "ac", 4, 9}, Row{"\xff", "", 6, 9}, Row{"\xff\xff", "", 7, 9}, Row{"ab\xff", "", 3, 4},
              Row{"zz", "", 0, 0}, Row{"", "\xff\xff\xff", 0, 0}}) {
            CAPTURE(row.prefix);
            CAPTURE(row.from);
            CHECK(scan(*store, one, row.prefix, row.from) == part(row.begin, row.end));
        }
    }

    SUBCASE("a cursor sees the rows of when it was made") {
        put(*store, one, "a", "1");
        put(*store, one, "b", "2");
        const auto cursor = store->scan(one, "", "");
        put(*store, one, "a", "changed");
        put(*store, one, "c", "new");
        WriteSet removes;
        removes.remove(one, "b");
        store->write(removes);
        CHECK(rows_of(*cursor) == StoreRows{{"a", "1"}, {"b", "2"}});
        CHECK(scan(*store, one) == StoreRows{{"a", "changed"}, {"c", "new"}});
    }

    SUBCASE("many rows at once, in any order") {
        put(*store, one, "k123", "written before");
        put(*store, two, "k5", "of the other table");
        WriteSet rows;
        for (int i = 899; i >= 100; --i) rows.put(one, "k" + std::to_string(i), std::to_string(i));
        rows.put(two, "a", "beside them");
        rows.remove(two, "k5");
        rows.put(one, "k900", "gone again");
        rows.remove(one, "k900");
        store->write(rows);
        CHECK(store->get(one, "k123") == "123");
        CHECK(scan(*store, one).size() == 800);
        CHECK(scan(*store, two) == StoreRows{{"a", "beside them"}});
        put(*store, one, "k123", "written later");
        CHECK(store->get(one, "k123") == "written later");
        put(*store, one, "k900", "back");
        CHECK(store->get(one, "k900") == "back");
    }

    SUBCASE("readers on other threads see whole batches") {
        std::atomic<bool> done = false;
        std::atomic<int> torn = 0;
        std::thread reader([&] {
            while (!done) {
                const auto rows = scan(*store, one, "pair");
                if (!rows.empty() && rows[0].second != rows[1].second) ++torn;
                const auto values = store->get(one, Keys{"pair 1", "pair 2"});
                if (values[0].has_value() != values[1].has_value()) ++torn;
            }
        });
        for (int i = 0; i < 500; ++i) {
            WriteSet writes;
            for (const char* key : {"pair 1", "pair 2"}) writes.put(one, key, std::to_string(i));
            store->write(writes);
        }
        done = true;
        reader.join();
        CHECK(torn == 0);
    }

    SUBCASE("opened again, all is there") {
        put(*store, one, "a", "1");
        put(*store, two, "b", "2");
        put(*store, two, "c", "3");
        put(*store, two, "c", "4");
        if (!under_test->reopen()) return;
        store = &under_test->store();
        CHECK(scan(*store, one) == StoreRows{{"a", "1"}});
        CHECK(scan(*store, two) == StoreRows{{"b", "2"}, {"c", "4"}});
    }
}

}  // namespace grandlivre::test
