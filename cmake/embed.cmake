# embed(target name file): the file's bytes as `grandlivre::embedded::<name>`.
# A data file of the project travels inside the program.
function(embed target name file)
  get_filename_component(path ${file} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_SOURCE_DIR})
  set(source ${CMAKE_BINARY_DIR}/embedded/${name}.cc)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -Dname=${name} -Dinput=${path} -Doutput=${source} -P ${CMAKE_SOURCE_DIR}/cmake/embed_file.cmake
    DEPENDS ${path} ${CMAKE_SOURCE_DIR}/cmake/embed_file.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${source})
endfunction()
