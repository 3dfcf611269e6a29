# s7mqtt_module(NAME SOURCES ... [USES module ...] [LIBRARIES ...]): a library of the folder the call stands in.
#
# What a module may include is what it links, and a forbidden include does not build: there is no include directory for
# the whole project. Each module has a folder of its own with links to its headers, and hands that folder on to those who
# USE it. USES: modules whose headers this module and its users see. LIBRARIES: what only its own sources see, modules
# and others.
function(s7mqtt_module name)
  cmake_parse_arguments(M "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(view ${PROJECT_BINARY_DIR}/modules/${name})
  # Headers that were removed must not be found any longer.
  file(REMOVE_RECURSE ${view})
  file(MAKE_DIRECTORY ${view}/${folder})
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  foreach(header IN LISTS headers)
    get_filename_component(file ${header} NAME)
    file(CREATE_LINK ${header} ${view}/${folder}/${file} SYMBOLIC)
  endforeach()

  if(M_SOURCES)
    add_library(${name} STATIC ${M_SOURCES})
    target_include_directories(${name} PUBLIC ${view})
    target_link_libraries(${name} PUBLIC ${M_USES} PRIVATE ${M_LIBRARIES})
    s7mqtt_precompiled(${name})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${view})
    target_link_libraries(${name} INTERFACE ${M_USES})
  endif()
endfunction()
