# Every target of the project compiles without a warning on gcc and on clang.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wimplicit-fallthrough -Werror)
include_directories(${PROJECT_SOURCE_DIR})

if(S7MQTT_SANITIZE)
  add_compile_options(-fsanitize=${S7MQTT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${S7MQTT_SANITIZE})
endif()
