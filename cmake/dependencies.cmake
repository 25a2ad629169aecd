# Every library comes from Debian's packages (cmake/packages.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(fmt REQUIRED)

pkg_check_modules(rocksdb_pc REQUIRED IMPORTED_TARGET rocksdb)
pkg_check_modules(rdkafka_pc REQUIRED IMPORTED_TARGET rdkafka>=2.0.2)
pkg_check_modules(simdjson_pc REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(isal_pc REQUIRED IMPORTED_TARGET libisal)
pkg_check_modules(flatbuffers_pc REQUIRED IMPORTED_TARGET flatbuffers)
pkg_check_modules(xml2_pc REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(jemalloc_pc REQUIRED IMPORTED_TARGET jemalloc)
find_program(FLATC flatc REQUIRED)

add_library(rocksdb ALIAS PkgConfig::rocksdb_pc)
add_library(rdkafka ALIAS PkgConfig::rdkafka_pc)
add_library(simdjson ALIAS PkgConfig::simdjson_pc)
add_library(isal ALIAS PkgConfig::isal_pc)
add_library(flatbuffers ALIAS PkgConfig::flatbuffers_pc)
add_library(xml2 ALIAS PkgConfig::xml2_pc)

# Records and rows are made on one thread and freed on another, which the C
# library's allocator pays for (intake: an eighth of all time). Sanitizers bring
# their own.
add_library(allocator INTERFACE)
if(NOT GRANDLIVRE_SANITIZE)
  target_link_libraries(allocator INTERFACE -Wl,--no-as-needed PkgConfig::jemalloc_pc -Wl,--as-needed)
endif()

# Header-only, without a file that CMake or pkg-config would find.
function(header_only name header)
  find_path(${name}_include ${header} REQUIRED)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${${name}_include})
endfunction()
header_only(json nlohmann/json.hpp)
header_only(toml toml++/toml.h)
header_only(tl_expected tl/expected.hpp)
header_only(cli11 CLI/CLI.hpp)
header_only(boost boost/multiprecision/cpp_int.hpp)
header_only(robin_map tsl/robin_map.h)
