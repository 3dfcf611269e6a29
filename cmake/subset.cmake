# s7mqtt_subset(TARGET): a library in the C++ subset.
check_ipo_supported(RESULT S7MQTT_IPO LANGUAGES CXX)
function(s7mqtt_subset target)
  # Every conversion is written out, as it will be in SCL.
  target_compile_options(${target} PRIVATE -Wconversion)
  # Its functions are small and lie in many files: without this each is called and none inlined.
  if(S7MQTT_IPO)
    set_target_properties(${target} PROPERTIES INTERPROCEDURAL_OPTIMIZATION_RELEASE ON)
  endif()
endfunction()
