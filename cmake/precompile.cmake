# The generated schema headers are most of what a file here costs to compile: read
# once a target. -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON shows a forgotten include.
function(precompile target)
  target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/events/event.h ${CMAKE_SOURCE_DIR}/events/request.h <fmt/format.h>)
endfunction()
