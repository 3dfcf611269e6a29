#include "telecontrol/recipes/recipe_rows.h"

#include "telecontrol/point.h"
#include "telecontrol/range.h"

namespace tele {

namespace {

[[nodiscard]] bool isNamedBefore(const RecipePhase& phase, int32_t row) {
  for (int32_t before = 0; before < row; ++before) {
    if (phase.parameters[before].pointId == phase.parameters[row].pointId) {
      return true;
    }
  }
  return false;
}

[[nodiscard]] ParameterFault faultOfParameter(const RecipeParameter& parameter) {
  if (!isWithin(parameter.pointId, 1, POINT_ID_MAX)) {
    return ParameterFault::Id;
  }
  const bool lower = isWithin(parameter.lower, -VALUE_MAX, VALUE_MAX);
  const bool upper = isWithin(parameter.upper, -VALUE_MAX, VALUE_MAX);
  if (!lower || !upper || parameter.lower > parameter.upper) {
    return ParameterFault::Limits;
  }
  if (!isWithin(parameter.decimals, 0, DECIMALS_MAX)) {
    return ParameterFault::Decimals;
  }
  return ParameterFault::None;
}

}  // namespace

bool checkParameters(RecipePhase& phase) {
  phase.faultyIndex = -1;
  phase.fault = ParameterFault::None;
  for (int32_t row = 0; row < PARAMETERS_MAX; ++row) {
    if (phase.parameters[row].pointId != 0) {
      ParameterFault fault = faultOfParameter(phase.parameters[row]);
      const bool twice = isNamedBefore(phase, row);
      if (fault == ParameterFault::None && twice) {
        fault = ParameterFault::Twice;
      }
      if (fault != ParameterFault::None) {
        phase.faultyIndex = row;
        phase.fault = fault;
        return false;
      }
    }
  }
  return true;
}

}  // namespace tele
