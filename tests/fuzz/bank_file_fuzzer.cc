// libFuzzer's entry for files of banks; seeds: what tests/tools/formats/*_test.cc reads.
// Built by hand: clang++ -std=c++20 -fsanitize=fuzzer,address,undefined, with the
// sources of events/values/ and tools/formats/, fmt and libxml2.
#include "tests/fuzz/bank_file_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    grandlivre::fuzz::bank_file({data, size});
    return 0;
}
