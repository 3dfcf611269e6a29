#pragma once
#include "scl/dialect/dialect.h"

namespace scl {

extern const DialectRules TIA_RULES;

}  // namespace scl
