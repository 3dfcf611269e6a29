#include "scl/dialect/dialect.h"

#include "scl/dialect/classic.h"
#include "scl/dialect/tia.h"

namespace scl {

const DialectRules& rulesOf(Dialect dialect) {
  switch (dialect) {
    case Dialect::Tia: return TIA_RULES;
    case Dialect::Classic: return CLASSIC_RULES;
  }
  return TIA_RULES;
}

}  // namespace scl
