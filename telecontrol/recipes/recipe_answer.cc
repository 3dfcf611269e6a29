#include "telecontrol/recipes/recipe_answer.h"

#include "telecontrol/json/point_id.h"
#include "telecontrol/range.h"
#include "telecontrol/saturate.h"

namespace tele {

namespace {

// Names of members, as nameCode has them.
constexpr int32_t ANSWER_REQ = 0x726571;
constexpr int32_t ANSWER_VALS = 0x76616c73;
constexpr int32_t ANSWER_ERR = 0x657272;
constexpr int32_t VALUE_ID = 0x6964;
constexpr int32_t VALUE_VAL = 0x76616c;

/// Members of one parameter that are read; with more it is none.
constexpr int32_t VALUE_MEMBERS_MAX = 16;

[[nodiscard]] int32_t parameterRow(const RecipePhase& phase, int32_t pointId) {
  for (int32_t row = 0; row < PARAMETERS_MAX; ++row) {
    if (phase.parameters[row].pointId == pointId) {
      return row;
    }
  }
  return -1;
}

// What is wrong with a value for a parameter.
[[nodiscard]] ValueReason checkParameter(RecipeParameter& parameter, const JsonNumber& number) {
  const NumberFit fit = scaleNumber(number, parameter.decimals, parameter.readValue);
  if (fit == NumberFit::TooFine) {
    return ValueReason::Decimals;
  }
  const bool within = isWithin(parameter.readValue, parameter.lower, parameter.upper);
  if (fit == NumberFit::TooLarge || !within) {
    return ValueReason::Range;
  }
  return ValueReason::None;
}

// The value of a point. `isNumber`: it is one.
void takeParameter(RecipePhase& phase, const JsonNumber& number, int32_t pointId, bool isNumber) {
  const int32_t row = parameterRow(phase, pointId);
  if (row < 0 || pointId == 0) {
    phase.unknownParameters = counted(phase.unknownParameters);
    return;
  }
  RecipeParameter& parameter = phase.parameters[row];
  if (parameter.readReason != ValueReason::Missing) {
    parameter.readReason = ValueReason::Repeated;
  } else if (!isNumber) {
    parameter.readReason = ValueReason::Type;
  } else {
    parameter.readReason = checkParameter(parameter, number);
  }
}

// One object of the values, whose begin was read. FALSE: it is no parameter.
[[nodiscard]] bool readParameter(Recipe& recipe, RecipePhase& phase) {
  int32_t pointId = 0;
  bool hasPoint = false;
  bool hasValue = false;
  bool isNumber = false;
  for (int32_t members = 0; members < VALUE_MEMBERS_MAX; ++members) {
    readItem(recipe.reader, recipe.text);
    if (recipe.reader.item == JsonItem::ObjectEnd) {
      if (hasPoint && hasValue) {
        takeParameter(phase, recipe.readNumber, pointId, isNumber);
        return true;
      }
      return false;
    }
    if (recipe.reader.item != JsonItem::Name) {
      return false;
    }
    const int32_t code = nameCode(recipe.reader, recipe.text);
    readItem(recipe.reader, recipe.text);
    if (code == VALUE_ID) {
      if (hasPoint) {
        return false;
      }
      hasPoint = true;
      pointId = readPointId(recipe.reader, recipe.text);
    }
    if (code == VALUE_VAL) {
      if (hasValue) {
        return false;
      }
      hasValue = true;
      isNumber = recipe.reader.item == JsonItem::Number;
      recipe.readNumber = recipe.reader.number;
    }
    const bool passed = passValue(recipe.reader, recipe.text);
    if (!passed) {
      return false;
    }
  }
  return false;
}

[[nodiscard]] AnswerState readInValues(Recipe& recipe, RecipePhase& phase) {
  readItem(recipe.reader, recipe.text);
  if (recipe.reader.item == JsonItem::ArrayEnd) {
    recipe.inValues = false;
    return AnswerState::Reading;
  }
  if (recipe.reader.item != JsonItem::ObjectBegin) {
    return AnswerState::Broken;
  }
  const bool read = readParameter(recipe, phase);
  if (!read) {
    return AnswerState::Broken;
  }
  return AnswerState::Reading;
}

[[nodiscard]] bool takeNumberOfRequest(Recipe& recipe) {
  if (recipe.hasNumber || recipe.reader.item != JsonItem::Number) {
    return false;
  }
  recipe.hasNumber = true;
  recipe.answeredNumber = -1;
  // A number that no request has: it is the answer to none.
  int32_t number = 0;
  const NumberFit fit = scaleNumber(recipe.reader.number, 0, number);
  if (fit == NumberFit::Exact) {
    recipe.answeredNumber = number;
  }
  return true;
}

[[nodiscard]] bool enterValues(Recipe& recipe) {
  if (recipe.hasValues || recipe.reader.item != JsonItem::ArrayBegin) {
    return false;
  }
  recipe.hasValues = true;
  recipe.inValues = true;
  return true;
}

// The value of a member of the answer whose name has this code. FALSE: it cannot be that.
[[nodiscard]] bool takeAnswerMember(Recipe& recipe, int32_t code) {
  readItem(recipe.reader, recipe.text);
  if (code == ANSWER_REQ) {
    return takeNumberOfRequest(recipe);
  }
  if (code == ANSWER_VALS) {
    return enterValues(recipe);
  }
  if (code == ANSWER_ERR) {
    recipe.hasError = true;
  }
  return passValue(recipe.reader, recipe.text);
}

[[nodiscard]] AnswerState endAnswer(Recipe& recipe) {
  readItem(recipe.reader, recipe.text);
  if (recipe.reader.item == JsonItem::End && recipe.hasNumber && recipe.hasValues != recipe.hasError) {
    return AnswerState::Whole;
  }
  return AnswerState::Broken;
}

}  // namespace

void beginAnswer(Recipe& recipe, RecipePhase& phase) {
  recipe.hasNumber = false;
  recipe.hasValues = false;
  recipe.hasError = false;
  recipe.inValues = false;
  phase.unknownParameters = 0;
  for (int32_t row = 0; row < PARAMETERS_MAX; ++row) {
    phase.parameters[row].readReason = ValueReason::Missing;
  }
  beginReading(recipe.reader);
  readItem(recipe.reader, recipe.text);
}

AnswerState readAnswer(Recipe& recipe, RecipePhase& phase) {
  if (recipe.inValues) {
    return readInValues(recipe, phase);
  }
  if (recipe.reader.depth == 0) {
    return AnswerState::Broken;
  }
  readItem(recipe.reader, recipe.text);
  if (recipe.reader.item == JsonItem::ObjectEnd) {
    return endAnswer(recipe);
  }
  if (recipe.reader.item != JsonItem::Name) {
    return AnswerState::Broken;
  }
  const int32_t code = nameCode(recipe.reader, recipe.text);
  const bool taken = takeAnswerMember(recipe, code);
  if (!taken) {
    return AnswerState::Broken;
  }
  return AnswerState::Reading;
}

}  // namespace tele
