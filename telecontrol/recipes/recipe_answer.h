#pragma once
#include "telecontrol/recipes/recipe.h"

// The answer of a recipe server: {"req":17,"vals":[{"id":"301","val":37.5},..]}, or {"req":17,"err":"no such
// phase"}. Members in any order; further ones are passed over.
namespace tele {

/// What has been found out about an answer.
enum class AnswerState : int16_t {
  /// There is more to read.
  Reading = 0,
  /// It is no answer.
  Broken = 1,
  /// It is whole; it has the number of a request, and values or an error.
  Whole = 2,
};

/// Begins to read `text`.
void beginAnswer(Recipe& recipe, RecipePhase& phase);

/// Reads on: a member, or a parameter of the values.
[[nodiscard]] AnswerState readAnswer(Recipe& recipe, RecipePhase& phase);

}  // namespace tele
