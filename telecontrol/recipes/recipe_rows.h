#pragma once
#include "telecontrol/recipes/recipe.h"

namespace tele {

/// Looks at every row: `faultyIndex` and `fault` say which is the first that is wrong. TRUE: none is.
[[nodiscard]] bool checkParameters(RecipePhase& phase);

}  // namespace tele
