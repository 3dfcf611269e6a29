#include "scl/dialect/tia.h"

namespace scl {

const DialectRules TIA_RULES = {
    .name = "SCL of TIA Portal",
    .isSupported = true,
    .outputsTakeAssign = false,
    .varMayBeTemporary = false,
    .emptyBlockIsDeclaration = false,
    .integerPowerIsReal = false,
};

}  // namespace scl
