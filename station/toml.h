#pragma once
// toml++ as headers alone, which answer a parse_result: Debian's library is built to throw.

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// A table in a list in a table is the deepest a station has.
#define TOML_MAX_NESTED_VALUES 8
// "[=" breaks what toml++ 3.3 promises itself there; behind the promise it reports the fault.
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>
