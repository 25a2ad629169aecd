// libFuzzer's entry for JSON requests; seeds: tests/events/codec/examples.jsonl, a line a file.
// Built by hand: clang++ -std=c++20 -fsanitize=fuzzer,address,undefined, with the
// sources of events/ and the headers that flatc made of events/schema.
#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    grandlivre::fuzz::json_request({data, size});
    return 0;
}
