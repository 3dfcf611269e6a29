#include "scl/check/enable_parameters.h"

#include <fmt/core.h>

#include "scl/check/expressions.h"
#include "scl/text/name.h"
#include "scl/types/elementary_types.h"

namespace scl {

bool EnableParameters::bind(Call& call, Argument& argument) {
  if (sameName(argument.name, "EN") && !argument.output) {
    if (expressions_.checkAs(argument.value, *elementaryType(TypeKind::Bool), "parameter EN"))
      call.enable = argument.value.get();
    return true;
  }
  if (!sameName(argument.name, "ENO")) return false;
  const Type* type = assignability_.checkTarget(argument.value, "target of ENO");
  if (type && type->kind != TypeKind::Bool) {
    report_.error(PARAMETER_TYPE, argument.value->location,
                  fmt::format("found {}, expected a Bool variable for ENO", type->name));
  }
  call.enableOut = argument.value.get();
  return true;
}

}  // namespace scl
