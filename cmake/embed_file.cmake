file(READ ${input} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "((0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?)" "\\1\n" bytes "${bytes}")
file(WRITE ${output}
"#include <string_view>
namespace grandlivre::embedded {
alignas(16) static const unsigned char bytes[] = {
${bytes}0};
extern const std::string_view ${name};
const std::string_view ${name}(reinterpret_cast<const char*>(bytes), sizeof bytes - 1);
}
")
