#include "telecontrol/recipes/recipe.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace tele {
namespace {

class RecipeTest : public testing::Test {
 protected:
  RecipeTest() {
    phase_->parameters[0] = parameter(301, 200, 450, 1);
    phase_->parameters[2] = parameter(302, 0, 100, 0);
    startRecipe(*recipe_);
  }

  static RecipeParameter parameter(int32_t pointId, int32_t lower, int32_t upper, int32_t decimals) {
    RecipeParameter made;
    made.pointId = pointId;
    made.lower = lower;
    made.upper = upper;
    made.decimals = decimals;
    return made;
  }

  void ask() {
    ASSERT_TRUE(askForRecipe(*recipe_, *phase_));
    recipeAsked(*recipe_);
    ASSERT_EQ(recipe_->state, RecipeState::Waiting);
  }
  void take(const std::string& json, bool retained = false) {
    ASSERT_TRUE(mayTakeAnswer(*recipe_));
    recipe_->text.length = static_cast<int32_t>(json.size());
    std::copy(json.begin(), json.end(), recipe_->text.bytes.elements);
    takeAnswer(*recipe_, *phase_, retained);
    for (int scans = 0; recipe_->state == RecipeState::Reading; ++scans) {
      ASSERT_LT(scans, JSON_BYTES_MAX);
      scanRecipe(*recipe_, *phase_, 10, true);
    }
  }
  std::string answer(const std::string& values) const {
    return fmt::format(R"({{"req":{},"vals":[{}]}})", recipe_->requestNumber, values);
  }
  // The state at the end, the report included.
  RecipeState exchange(const std::string& values) {
    ask();
    take(answer(values));
    EXPECT_EQ(recipe_->state, RecipeState::Reporting) << values;
    recipeReported(*recipe_, *phase_);
    return recipe_->state;
  }
  const RecipeParameter& row(int32_t index) const { return phase_->parameters[index]; }

  std::unique_ptr<RecipePhase> phase_ = std::make_unique<RecipePhase>();
  std::unique_ptr<Recipe> recipe_ = std::make_unique<Recipe>();
};

TEST_F(RecipeTest, TakesTheParametersOfAPhase) {
  EXPECT_EQ(exchange(R"({"id":"301","val":37.5},{"id":302,"val":42})"), RecipeState::Accepted);
  EXPECT_EQ(row(0).value, 375);
  EXPECT_EQ(row(2).value, 42);
}

TEST_F(RecipeTest, RejectsEachParameterForItself) {
  const auto reasonOf = [this](const std::string& value) {
    EXPECT_EQ(exchange(R"({"id":"302","val":7},)" + value), RecipeState::Rejected) << value;
    EXPECT_EQ(row(2).value, 7);
    EXPECT_EQ(row(2).reason, ValueReason::None);
    EXPECT_EQ(row(0).value, 0);
    return row(0).reason;
  };
  EXPECT_EQ(reasonOf(R"({"id":"999","val":1})"), ValueReason::Missing);
  EXPECT_EQ(phase_->unknownParameters, 1);
  EXPECT_EQ(reasonOf(R"({"id":"301","val":19.9})"), ValueReason::Range);
  EXPECT_EQ(reasonOf(R"({"id":"301","val":45.1})"), ValueReason::Range);
  EXPECT_EQ(reasonOf(R"({"id":"301","val":1e99})"), ValueReason::Range);
  EXPECT_EQ(reasonOf(R"({"id":"301","val":37.55})"), ValueReason::Decimals);
  EXPECT_EQ(reasonOf(R"({"id":"301","val":"37.5"})"), ValueReason::Type);
  EXPECT_EQ(reasonOf(R"({"id":"301","val":null})"), ValueReason::Type);
  EXPECT_EQ(reasonOf(R"({"id":"301","val":[37.5]})"), ValueReason::Type);
  EXPECT_EQ(reasonOf(R"({"id":"301","val":37.5},{"id":"301","val":37.5})"), ValueReason::Repeated);
}

TEST_F(RecipeTest, KeepsTheValueBeforeWhenTheNextIsRejected) {
  EXPECT_EQ(exchange(R"({"id":"301","val":37.5},{"id":"302","val":42})"), RecipeState::Accepted);
  EXPECT_EQ(exchange(R"({"id":"301","val":99},{"id":"302","val":43})"), RecipeState::Rejected);
  EXPECT_EQ(row(0).value, 375);
  EXPECT_EQ(row(2).value, 43);
}

TEST_F(RecipeTest, TakesMembersInAnyOrderAndPassesOverOthers) {
  ask();
  take(fmt::format(
      R"( {{"more":{{"req":0}},"vals":[{{"unit":"C","val":37.5,"id":"301"}},{{"id":"302","val":1}}],"req":{}}} )",
      recipe_->requestNumber));
  EXPECT_EQ(recipe_->state, RecipeState::Reporting);
  EXPECT_EQ(row(0).value, 375);
}

TEST_F(RecipeTest, TheServerMayHaveNone) {
  ask();
  take(fmt::format(R"({{"req":{},"err":"no such phase"}})", recipe_->requestNumber));
  EXPECT_EQ(recipe_->state, RecipeState::Refused);
}

TEST_F(RecipeTest, OnlyTheAnswerToTheRequestUnderWayCounts) {
  const std::string values = R"({"id":"301","val":37.5},{"id":"302","val":42})";
  ask();
  const std::string early = answer(values);
  ask();
  take(early);
  EXPECT_EQ(recipe_->state, RecipeState::Waiting);
  take(answer(values), true);
  EXPECT_EQ(recipe_->state, RecipeState::Waiting);
  for (const char* number : {"-1", "1.5", "1e9", "0"}) {
    take(fmt::format(R"({{"req":{},"vals":[{}]}})", number, values));
    EXPECT_EQ(recipe_->state, RecipeState::Waiting);
  }
  EXPECT_EQ(row(0).value, 0);
  EXPECT_EQ(recipe_->counters.strayAnswers, 6);

  take(answer(values));
  EXPECT_EQ(recipe_->state, RecipeState::Reporting);
  take(answer(values));
  recipeReported(*recipe_, *phase_);
  take(answer(values));
  EXPECT_EQ(recipe_->state, RecipeState::Accepted);
  EXPECT_EQ(recipe_->counters.strayAnswers, 8);
}

TEST_F(RecipeTest, AnAnswerThatIsNoneIsWaitedBehind) {
  ask();
  int32_t broken = 0;
  for (const std::string json : {"",
                                 "x",
                                 "[]",
                                 "{}",
                                 R"({"req":1})",
                                 R"({"vals":[]})",
                                 R"({"req":1,"vals":[]}})",
                                 R"({"req":1,"vals":{}})",
                                 R"({"req":"1","vals":[]})",
                                 R"({"req":1,"req":1,"vals":[]})",
                                 R"({"req":1,"vals":[],"vals":[]})",
                                 R"({"req":1,"vals":[],"err":""})",
                                 R"({"req":1,"vals":[7]})",
                                 R"({"req":1,"vals":[{}]})",
                                 R"({"req":1,"vals":[{"id":"301"}]})",
                                 R"({"req":1,"vals":[{"val":1}]})",
                                 R"({"req":1,"vals":[{"id":"301","id":"302","val":1}]})",
                                 R"({"req":1,"vals":[{"id":"301","val":1,"val":2}]})",
                                 R"({"req":1,"vals":[{"id":"301","val":37)",
                                 R"({"req":1,"vals":[{"id":"301","val":37.5},]})"}) {
    take(json);
    EXPECT_EQ(recipe_->state, RecipeState::Waiting) << json;
    EXPECT_EQ(recipe_->counters.brokenAnswers, ++broken) << json;
  }
  EXPECT_EQ(row(0).value, 0);
  EXPECT_EQ(recipe_->counters.strayAnswers, 0);
}

TEST_F(RecipeTest, AsksAgainUnderTheSameNumberAndGivesUp) {
  recipe_->answerMs = 1000;
  recipe_->repeats = 2;
  ask();
  const int32_t number = recipe_->requestNumber;
  for (int32_t again = 1; again <= 2; ++again) {
    scanRecipe(*recipe_, *phase_, 5000, false);  // without a connection no time passes
    scanRecipe(*recipe_, *phase_, 999, true);
    EXPECT_EQ(recipe_->state, RecipeState::Waiting);
    scanRecipe(*recipe_, *phase_, 1, true);
    EXPECT_EQ(recipe_->state, RecipeState::Asking);
    EXPECT_EQ(recipe_->requestNumber, number);
    recipeAsked(*recipe_);
  }
  EXPECT_EQ(recipe_->counters.repeated, 2);
  scanRecipe(*recipe_, *phase_, 1000, true);
  EXPECT_EQ(recipe_->state, RecipeState::TimedOut);
  take(answer(""));
  EXPECT_EQ(recipe_->state, RecipeState::TimedOut);
}

// The broker delivers the answer before the client's outbox says that the request has left it.
TEST_F(RecipeTest, AnAnswerMayComeWhileTheRequestIsBeingSent) {
  ASSERT_TRUE(askForRecipe(*recipe_, *phase_));
  take(answer(R"({"id":"301","val":37.5},{"id":"302","val":42})"));
  recipeAsked(*recipe_);
  EXPECT_EQ(recipe_->state, RecipeState::Reporting);
}

TEST_F(RecipeTest, IsGivenUpByTheProgramAndByARestart) {
  ask();
  giveUpRecipe(*recipe_);
  EXPECT_EQ(recipe_->state, RecipeState::Idle);
  ask();
  const int32_t number = recipe_->requestNumber;
  startRecipe(*recipe_);
  EXPECT_EQ(recipe_->state, RecipeState::Idle);
  take(answer(""));
  EXPECT_EQ(recipe_->state, RecipeState::Idle);
  ask();
  EXPECT_EQ(recipe_->requestNumber, number + 1);
  EXPECT_EQ(exchange(R"({"id":"301","val":37.5},{"id":"302","val":42})"), RecipeState::Accepted);
  giveUpRecipe(*recipe_);
  EXPECT_EQ(recipe_->state, RecipeState::Accepted);
}

TEST_F(RecipeTest, NumbersBeginAgainAtOne) {
  recipe_->requestNumber = REQUEST_NUMBER_MAX;
  ask();
  EXPECT_EQ(recipe_->requestNumber, 1);
  for (int32_t number : {-1, INT32_MIN, INT32_MAX}) {
    recipe_->requestNumber = number;
    startRecipe(*recipe_);
    EXPECT_GE(recipe_->requestNumber, 0);
    EXPECT_LE(recipe_->requestNumber, REQUEST_NUMBER_MAX);
  }
}

TEST_F(RecipeTest, DoesNotBeginWithARowThatIsWrong) {
  const auto faultOf = [this](const RecipeParameter& wrong) {
    phase_->parameters[3] = wrong;
    const bool begun = askForRecipe(*recipe_, *phase_);
    EXPECT_EQ(begun, phase_->fault == ParameterFault::None);
    EXPECT_EQ(phase_->faultyIndex, phase_->fault == ParameterFault::None ? -1 : 3);
    return phase_->fault;
  };
  EXPECT_EQ(faultOf(parameter(303, 0, 0, 0)), ParameterFault::None);
  EXPECT_EQ(faultOf(parameter(-1, 0, 1, 0)), ParameterFault::Id);
  EXPECT_EQ(faultOf(parameter(INT32_MAX, 0, 1, 0)), ParameterFault::Id);
  EXPECT_EQ(faultOf(parameter(301, 0, 1, 0)), ParameterFault::Twice);
  EXPECT_EQ(faultOf(parameter(303, 1, 0, 0)), ParameterFault::Limits);
  EXPECT_EQ(faultOf(parameter(303, -VALUE_MAX - 1, 0, 0)), ParameterFault::Limits);
  EXPECT_EQ(faultOf(parameter(303, 0, 1, 7)), ParameterFault::Decimals);
  EXPECT_EQ(recipe_->state, RecipeState::Idle);
}

}  // namespace
}  // namespace tele
