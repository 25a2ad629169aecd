// libFuzzer's entry for FlatBuffers requests; seeds: tests/golden/requests/*.bin.
// Built by hand: clang++ -std=c++20 -fsanitize=fuzzer,address,undefined, with the
// sources of events/ and the headers that flatc made of events/schema.
#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    grandlivre::fuzz::flatbuffer_request({data, size});
    return 0;
}
