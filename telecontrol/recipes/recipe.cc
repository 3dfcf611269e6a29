#include "telecontrol/recipes/recipe.h"

#include "telecontrol/range.h"
#include "telecontrol/recipes/recipe_answer.h"
#include "telecontrol/recipes/recipe_rows.h"
#include "telecontrol/saturate.h"

namespace tele {

namespace {

constexpr int32_t ANSWER_MS_MIN = 100;
constexpr int32_t REPEATS_MAX = 1000;

// The values of the answer that was read become those of the phase.
void takeOver(RecipePhase& phase) {
  for (int32_t row = 0; row < PARAMETERS_MAX; ++row) {
    RecipeParameter& parameter = phase.parameters[row];
    parameter.reason = parameter.readReason;
    if (parameter.pointId != 0 && parameter.readReason == ValueReason::None) {
      parameter.value = parameter.readValue;
    }
  }
}

void finishAnswer(Recipe& recipe, RecipePhase& phase) {
  if (recipe.answeredNumber != recipe.requestNumber) {
    recipe.counters.strayAnswers = counted(recipe.counters.strayAnswers);
    recipe.state = RecipeState::Waiting;
  } else if (recipe.hasError) {
    recipe.state = RecipeState::Refused;
  } else {
    takeOver(phase);
    recipe.state = RecipeState::Reporting;
  }
}

void waitOn(Recipe& recipe, int32_t passedMs) {
  recipe.waitedMs = addUpTo(recipe.waitedMs, limited(passedMs, 0, TIME_MS_MAX), TIME_MS_MAX);
  if (recipe.waitedMs < limited(recipe.answerMs, ANSWER_MS_MIN, TIME_MS_MAX)) {
    return;
  }
  if (recipe.sentAgain >= limited(recipe.repeats, 0, REPEATS_MAX)) {
    recipe.state = RecipeState::TimedOut;
  } else {
    ++recipe.sentAgain;
    recipe.counters.repeated = counted(recipe.counters.repeated);
    recipe.state = RecipeState::Asking;
  }
}

[[nodiscard]] bool isUnderWay(const Recipe& recipe) {
  return recipe.state == RecipeState::Asking || recipe.state == RecipeState::Waiting ||
         recipe.state == RecipeState::Reading || recipe.state == RecipeState::Reporting;
}

}  // namespace

void startRecipe(Recipe& recipe) {
  recipe.state = RecipeState::Idle;
  recipe.requestNumber = limited(recipe.requestNumber, 0, REQUEST_NUMBER_MAX);
}

bool askForRecipe(Recipe& recipe, RecipePhase& phase) {
  recipe.state = RecipeState::Idle;
  const bool usable = checkParameters(phase);
  if (!usable) {
    return false;
  }
  ++recipe.requestNumber;
  if (recipe.requestNumber > REQUEST_NUMBER_MAX) {
    recipe.requestNumber = 1;
  }
  recipe.counters.requests = counted(recipe.counters.requests);
  recipe.sentAgain = 0;
  recipe.state = RecipeState::Asking;
  return true;
}

void giveUpRecipe(Recipe& recipe) {
  const bool underWay = isUnderWay(recipe);
  if (underWay) {
    recipe.state = RecipeState::Idle;
  }
}

void recipeAsked(Recipe& recipe) {
  if (recipe.state == RecipeState::Asking) {
    recipe.waitedMs = 0;
    recipe.state = RecipeState::Waiting;
  }
}

bool mayTakeAnswer(const Recipe& recipe) {
  return recipe.state != RecipeState::Reading;
}

void takeAnswer(Recipe& recipe, RecipePhase& phase, bool retained) {
  if (recipe.state == RecipeState::Reading) {
    return;
  }
  // An answer may overtake the client's word that the request was sent.
  if (retained || (recipe.state != RecipeState::Waiting && recipe.state != RecipeState::Asking)) {
    recipe.counters.strayAnswers = counted(recipe.counters.strayAnswers);
    return;
  }
  beginAnswer(recipe, phase);
  recipe.state = RecipeState::Reading;
}

void scanRecipe(Recipe& recipe, RecipePhase& phase, int32_t passedMs, bool connected) {
  if (recipe.state == RecipeState::Reading) {
    const AnswerState answer = readAnswer(recipe, phase);
    if (answer == AnswerState::Broken) {
      recipe.counters.brokenAnswers = counted(recipe.counters.brokenAnswers);
      recipe.state = RecipeState::Waiting;
    } else if (answer == AnswerState::Whole) {
      finishAnswer(recipe, phase);
    }
  } else if (recipe.state == RecipeState::Waiting && connected) {
    waitOn(recipe, passedMs);
  }
}

void recipeReported(Recipe& recipe, const RecipePhase& phase) {
  if (recipe.state != RecipeState::Reporting) {
    return;
  }
  recipe.state = RecipeState::Rejected;
  const int32_t rejected = firstRejectedRow(phase);
  if (rejected < 0) {
    recipe.state = RecipeState::Accepted;
  }
}

int32_t firstRejectedRow(const RecipePhase& phase) {
  for (int32_t row = 0; row < PARAMETERS_MAX; ++row) {
    const RecipeParameter& parameter = phase.parameters[row];
    if (parameter.pointId != 0 && parameter.reason != ValueReason::None) {
      return row;
    }
  }
  return -1;
}

int32_t parameterCount() {
  return PARAMETERS_MAX;
}

}  // namespace tele
