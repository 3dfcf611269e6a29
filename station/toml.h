#pragma once
// toml++ as headers alone, which answer a parse_result: Debian's library is built to throw.

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>
