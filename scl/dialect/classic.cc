#include "scl/dialect/classic.h"

namespace scl {

const DialectRules CLASSIC_RULES = {
    .name = "the classic dialect (S7-SCL V5.x)",
    .isSupported = false,
    .outputsTakeAssign = true,
    .varMayBeTemporary = true,
    .emptyBlockIsDeclaration = true,
    .integerPowerIsReal = true,
};

}  // namespace scl
