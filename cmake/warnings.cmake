# Every target of the project compiles without a warning on gcc and on clang.
add_compile_options(-Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wimplicit-fallthrough -Werror)
# gcc takes an enumerator of a scoped enum for a shadow of a type of that name; its local kind does not.
add_compile_options($<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wshadow>)

if(S7MQTT_SANITIZE)
  add_compile_options(-fsanitize=${S7MQTT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${S7MQTT_SANITIZE})
endif()
