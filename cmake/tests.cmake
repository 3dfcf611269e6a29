# s7mqtt_test(NAME [ONE_PROCESS] [OPTIMIZED] [TIMEOUT seconds] [LABELS label] [PREFIX prefix of its tests' names] SOURCES ...
# LIBRARIES ...): a GoogleTest program, each of its tests known to ctest, or, ONE_PROCESS, the program as a whole: its tests share
# something that takes long to make. What is tested is optimized as the preset says. Its own sources are not, and compile in less than
# half the time, unless they work so much that it pays: OPTIMIZED.
# TESTDATA is the source folder of the caller, so that samples are found wherever ctest runs.
if(S7MQTT_TESTS)
  enable_testing()
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()

function(s7mqtt_test name)
  if(NOT S7MQTT_TESTS)
    return()
  endif()
  cmake_parse_arguments(T "ONE_PROCESS;OPTIMIZED" "TIMEOUT;LABELS;PREFIX" "SOURCES;LIBRARIES" ${ARGN})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 120)
  endif()
  # With sanitizers on a machine that does something else, too.
  if(S7MQTT_SANITIZE)
    math(EXPR T_TIMEOUT "4 * ${T_TIMEOUT}")
  endif()
  add_executable(${name} ${T_SOURCES})
  target_link_libraries(${name} PRIVATE ${T_LIBRARIES} GTest::gtest_main fmt::fmt)
  if(NOT T_OPTIMIZED)
    target_compile_options(${name} PRIVATE -O0)
  endif()
  s7mqtt_precompiled(${name})
  # Tests may include everything.
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE
    TESTDATA="${CMAKE_CURRENT_SOURCE_DIR}" PROJECT_ROOT="${PROJECT_SOURCE_DIR}")
  set(properties TIMEOUT ${T_TIMEOUT})
  if(T_LABELS)
    list(APPEND properties LABELS ${T_LABELS})
  endif()
  # What a virtual CPU's system compiler makes of SCL is sanitized like the CPU itself, and not optimized: it is compiled more often
  # than it runs.
  if(S7MQTT_SANITIZE)
    list(APPEND properties ENVIRONMENT "CC=${CMAKE_C_COMPILER} -O0 -fsanitize=${S7MQTT_SANITIZE} -fno-sanitize-recover=all")
  endif()
  if(T_ONE_PROCESS)
    add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
    set_tests_properties(${name} PROPERTIES ${properties})
    return()
  endif()
  gtest_discover_tests(${name} NO_PRETTY_VALUES TEST_PREFIX "${T_PREFIX}" DISCOVERY_TIMEOUT 60 PROPERTIES ${properties})
endfunction()

# s7mqtt_fuzzer(NAME [CORPUS folder] SOURCES ... LIBRARIES ...): a libFuzzer program; its corpus lies in
# tests/fuzz/corpus/NAME, or in the folder of that name.
function(s7mqtt_fuzzer name)
  if(NOT S7MQTT_FUZZ)
    return()
  endif()
  cmake_parse_arguments(T "" "CORPUS" "SOURCES;LIBRARIES" ${ARGN})
  if(NOT T_CORPUS)
    set(T_CORPUS ${name})
  endif()
  add_executable(${name} ${T_SOURCES})
  target_link_libraries(${name} PRIVATE ${T_LIBRARIES})
  s7mqtt_precompiled(${name})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_test(NAME fuzz.${name} COMMAND ${name} -max_total_time=${S7MQTT_FUZZ_SECONDS} -timeout=30 -rss_limit_mb=2048
    ${PROJECT_BINARY_DIR}/corpus-${name} ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${T_CORPUS})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/corpus-${name})
endfunction()
if(S7MQTT_FUZZ)
  enable_testing()
  set(S7MQTT_FUZZ_SECONDS 10 CACHE STRING "Seconds each fuzzer runs as a test")
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
