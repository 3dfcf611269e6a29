#include "scl/tree/hardware_type.h"

#include "scl/library/reserved_names.h"

namespace scl {

bool isHardwareType(const TypeName& type) {
  if (type.element) return isHardwareType(*type.element);
  return type.form == TypeName::Form::Word && reservedAs(type.name) == ReservedAs::HardwareType;
}

}  // namespace scl
