# events/schema/*.fbs -> one header a file, and the binary schema that drives the
# codec. Generated at build time: the headers insist on the exact flatc version.
file(GLOB fbs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/events/schema/*.fbs)
set(wire_dir ${CMAKE_BINARY_DIR}/wire)
set(wire_bfbs ${wire_dir}/record.bfbs)
set(wire_headers)
foreach(file ${fbs})
  get_filename_component(name ${file} NAME_WE)
  list(APPEND wire_headers ${wire_dir}/${name}_generated.h)
endforeach()
add_custom_command(
  OUTPUT ${wire_headers} ${wire_bfbs}
  COMMAND ${FLATC} --cpp --gen-object-api --cpp-std c++17 --scoped-enums --gen-name-strings -o ${wire_dir}/new ${fbs}
  COMMAND ${FLATC} --binary --schema --bfbs-comments --bfbs-builtins -o ${wire_dir}/new ${CMAKE_SOURCE_DIR}/events/schema/record.fbs
  # A comment or a limit that changes no header compiles nothing again.
  COMMAND ${CMAKE_COMMAND} -DFROM=${wire_dir}/new -DTO=${wire_dir} -P ${CMAKE_SOURCE_DIR}/cmake/copy_changed.cmake
  DEPENDS ${fbs} ${CMAKE_SOURCE_DIR}/cmake/copy_changed.cmake
  COMMENT "flatc"
  VERBATIM)
add_custom_target(wire_schema_files DEPENDS ${wire_headers} ${wire_bfbs})
add_library(wire_schema INTERFACE)
add_dependencies(wire_schema wire_schema_files)
target_include_directories(wire_schema SYSTEM INTERFACE ${wire_dir})
target_link_libraries(wire_schema INTERFACE flatbuffers)
