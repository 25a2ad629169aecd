set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_compile_options(
  -fno-omit-frame-pointer # profiles read the stack
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Wno-missing-field-initializers # tables of the schema have defaults
  -Wno-stringop-overread -Wno-stringop-overflow -Wno-array-bounds -Wno-maybe-uninitialized -Wno-restrict # g++ 12 sees ghosts in the standard library and in Boost
  -Werror)

# address: with undefined behaviour; thread: alone.
set(GRANDLIVRE_SANITIZE "" CACHE STRING "none, address or thread")
if(GRANDLIVRE_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(GRANDLIVRE_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -Wno-error=tsan)
  add_link_options(-fsanitize=thread)
endif()

include_directories(${CMAKE_SOURCE_DIR})
