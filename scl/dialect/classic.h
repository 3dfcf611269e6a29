#pragma once
#include "scl/dialect/dialect.h"

namespace scl {

extern const DialectRules CLASSIC_RULES;

}  // namespace scl
