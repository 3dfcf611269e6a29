# s7mqtt_precompiled(TARGET): its sources begin with the headers of the system and of libraries that most sources include, parsed
# once for all targets of a kind; a full build takes a quarter less time. Only where no ccache keeps what was compiled: with it, each
# source is compiled as it stands, so that a missing include is noticed. And by Clang only: gcc 12 warns of faults in the standard
# library that are none when it comes precompiled.
if(NOT CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(s7mqtt_precompiled_pays ON)
else()
  set(s7mqtt_precompiled_pays OFF)
endif()
option(S7MQTT_PRECOMPILED "Parse the headers of libraries once" ${s7mqtt_precompiled_pays})

set(s7mqtt_common_headers
  <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <cstring> <fstream> <functional> <map> <memory> <optional> <set>
  <span> <sstream> <string> <string_view> <utility> <variant> <vector> <fmt/format.h>)

function(s7mqtt_precompiled target)
  get_target_property(libraries ${target} LINK_LIBRARIES)
  # Whoever does not link fmt compiles with other definitions, and is small.
  if(NOT S7MQTT_PRECOMPILED OR NOT fmt::fmt IN_LIST libraries)
    return()
  endif()
  get_target_property(options ${target} COMPILE_OPTIONS)
  set(kind common_headers)
  set(headers ${s7mqtt_common_headers})
  set(kind_libraries fmt::fmt)
  if(GTest::gtest_main IN_LIST libraries)
    string(APPEND kind _of_tests)
    list(APPEND headers <gtest/gtest.h>)
    list(APPEND kind_libraries GTest::gtest)
  endif()
  if("-O0" IN_LIST options)
    string(APPEND kind _not_optimized)
  endif()
  if(NOT TARGET ${kind})
    set(nothing_else ${PROJECT_BINARY_DIR}/precompiled/${kind}.cc)
    if(NOT EXISTS ${nothing_else})
      file(WRITE ${nothing_else} "")
    endif()
    add_library(${kind} OBJECT ${nothing_else})
    target_link_libraries(${kind} PRIVATE ${kind_libraries})
    target_precompile_headers(${kind} PRIVATE ${headers})
    if("-O0" IN_LIST options)
      target_compile_options(${kind} PRIVATE -O0)
    endif()
  endif()
  target_precompile_headers(${target} REUSE_FROM ${kind})
endfunction()
