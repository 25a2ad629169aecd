# Files of FROM into TO, where they differ: the others keep their time.
file(GLOB files ${FROM}/*)
foreach(file ${files})
  get_filename_component(name ${file} NAME)
  execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${file} ${TO}/${name})
endforeach()
