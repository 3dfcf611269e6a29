# A full build compiles the sources of a target eight at a time, as if they were one: each header is parsed, and each template made,
# once for all eight, which takes a third of the time. Only where no ccache keeps what was compiled: with it, and in tools/lint, each
# source is compiled as it stands, so that a missing include is noticed.
if(CCACHE)
  set(s7mqtt_unity_pays OFF)
else()
  set(s7mqtt_unity_pays ON)
endif()
option(S7MQTT_UNITY "Compile the sources of a target eight at a time" ${s7mqtt_unity_pays})
set(CMAKE_UNITY_BUILD ${S7MQTT_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)

# Each of these gives something in an unnamed namespace a name that a source beside it uses in the same way; so it is compiled alone.
# The compiler tells of most of them, in a full build only, and tools/unity_names of the rest: two functions with different parameters
# become overloads of each other.
set(s7mqtt_compiled_alone
  core/delivery_test.cc
  core/subscription_test.cc
  core/testing/client_stream_test.cc
  core/violation_test.cc
  fleet/process_usage.cc
  fleet/traffic_test.cc
  monitor/plant.cc
  monitor/topic.cc
  monitor/web/web_server_test.cc
  scl/dialect/tia.cc
  scl/parse/initial_value_parser.cc
  scl/parse/parse_test.cc
  scl/print/source_writer.cc
  scl/print/statement_printer.cc
  scl/text/indexed_address.cc
  scl/types/conversions.cc
  scl/types/elementary_types.cc
  station/organization_block_properties.cc
  station/source_list_test.cc
  station/station_file.cc
  station/station_file_test.cc
  station/whole_file.cc
  telecontrol/event_test.cc
  telecontrol/json/json_reader_test.cc
  tests/agreement/conversation.cc
  tests/broker/commands_test.cc
  tests/broker/events_test.cc
  tests/broker/fermenter_test.cc
  tests/broker/filling_station_test.cc
  tests/broker/monitor_keys_test.cc
  tests/broker/monitor_test.cc
  tests/broker/sent_command_test.cc
  tests/broker/temporary_test.cc
  tests/conformance/large_test.cc
  tests/fuzz/call_input.cc
  tests/fuzz/value_check.cc
  tests/plc/fail_over_test.cc
  tests/plc/message_test.cc
  tests/plc/sources_test.cc
  tests/plc/temporary_test.cc
  tests/telecontrol/day.cc
  tests/telecontrol/json_test.cc
  translator/refused_test.cc
  vcpu/compile/layout_test.cc
  vcpu/compile/system_compiler.cc
  vcpu/cpu/cpu_test.cc
  vcpu/cpu/init_rd_test.cc
  vcpu/cpu/memory_areas_test.cc
  vcpu/cpu/named_memory_test.cc
  vcpu/cpu/parameter_memory_test.cc
  vcpu/cpu/runtime_control_test.cc
  vcpu/cpu/standard_function_test.cc
  vcpu/system/card/csv_text_test.cc
  vcpu/system/card/recipe_test.cc
  vcpu/system/card/user_file_test.cc
  vcpu/system/interrupts/time_delay_blocks_test.cc
  vcpu/system/interrupts/time_of_day_blocks_test.cc
  vcpu/system/s5/counters_test.cc
)

# s7mqtt_compile_alone(FOLDER): what must be compiled alone is, in every target of this folder and those below it; once they all
# are known.
function(s7mqtt_compile_alone folder)
  list(TRANSFORM s7mqtt_compiled_alone PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE sources)
  set_source_files_properties(${sources} DIRECTORY ${folder} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  get_property(below DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(one IN LISTS below)
    s7mqtt_compile_alone(${one})
  endforeach()
endfunction()
