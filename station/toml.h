#pragma once
// toml++ as headers alone, which answer a parse_result: Debian's library is built to throw.

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// A table in a list in a table is the deepest a station has.
#define TOML_MAX_NESTED_VALUES 8
#include <toml++/toml.h>
