#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/random_request.h"

namespace grandlivre::fuzz {

/// Makes inputs that are nearly right, the same ones for the same seed.
class Mutator {
public:
    using Input = std::vector<std::uint8_t>;

    /// `words` are put into inputs now and then: what bytes alone rarely make.
    Mutator(std::vector<Input> seeds, std::vector<std::string> words, std::uint64_t seed)
        : seeds_(std::move(seeds)), words_(std::move(words)), random_(seed) {}

    Input next() {
        Input input = pick(seeds_);
        for (auto times = 1 + below(below(3) == 0 ? 8 : 2); times != 0; --times) change(input);
        return input;
    }

private:
    std::vector<Input> seeds_;
    std::vector<std::string> words_;
    test::Random random_;

    std::uint64_t below(std::uint64_t limit) { return test::below(random_, limit); }
    template <class T>
    const T& pick(const std::vector<T>& list) {
        return list.at(below(list.size()));
    }
    static auto at(Input& input, std::size_t place) { return input.begin() + static_cast<std::ptrdiff_t>(place); }

    void change(Input& input) {
        if (input.empty()) input.push_back(static_cast<std::uint8_t>(below(256)));
        const std::size_t place = below(input.size()), rest = input.size() - place;
        const std::size_t length = std::min<std::size_t>(1 + below(below(4) == 0 ? rest : 8), rest);
        switch (below(9)) {
            case 0: input[place] = static_cast<std::uint8_t>(input[place] ^ (1u << below(8))); return;
            case 1: input[place] = static_cast<std::uint8_t>(below(256)); return;
            case 2: input.erase(at(input, place), at(input, place + length)); return;
            case 3: input.resize(place); return;
            case 4: input.insert(at(input, place), 1 + below(16), static_cast<std::uint8_t>(below(256))); return;
            case 5: return repeat(input, place, length);
            case 6: return write_number(input, place);
            case 7: return put_word(input, place);
            default: return splice(input, place, length);
        }
    }

    void repeat(Input& input, std::size_t place, std::size_t length) {
        const Input part(at(input, place), at(input, place + length));
        const std::size_t where = below(input.size() + 1);
        input.insert(at(input, where), part.begin(), part.end());
    }

    /// Offsets, lengths and amounts at their edges.
    void write_number(Input& input, std::size_t place) {
        static const std::vector<std::uint64_t> numbers{0,
                                                        1,
                                                        2,
                                                        4,
                                                        8,
                                                        0x7f,
                                                        0x80,
                                                        0xff,
                                                        0x100,
                                                        0x7fff,
                                                        0x8000,
                                                        0xffff,
                                                        0x7fffffff,
                                                        0x80000000,
                                                        0xfffffffc,
                                                        0xffffffff,
                                                        0x7fffffffffffffff,
                                                        0x8000000000000000,
                                                        ~0ull};
        std::uint64_t number = pick(numbers) + below(3) - 1;
        const std::size_t width = std::min<std::size_t>(std::size_t{1} << below(4), input.size() - place);
        for (std::size_t i = 0; i < width; ++i, number >>= 8) input[place + i] = static_cast<std::uint8_t>(number);
    }

    void put_word(Input& input, std::size_t place) {
        const std::string& word = pick(words_);
        const std::size_t over = std::min<std::size_t>(below(2) == 0 ? 0 : word.size(), input.size() - place);
        input.erase(at(input, place), at(input, place + over));
        input.insert(at(input, place), word.begin(), word.end());
    }

    void splice(Input& input, std::size_t place, std::size_t length) {
        const Input& other = pick(seeds_);
        const std::size_t from = below(other.size() + 1), count = std::min(length + below(32), other.size() - from);
        input.erase(at(input, place), at(input, place + length));
        input.insert(at(input, place), other.begin() + static_cast<std::ptrdiff_t>(from),
                     other.begin() + static_cast<std::ptrdiff_t>(from + count));
    }
};

}  // namespace grandlivre::fuzz
