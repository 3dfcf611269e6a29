#include "examples/fermenter/recipe_server/recipes.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/child.h"

namespace fermenter {
namespace {

vcpu::Result<Recipes> recipesFrom(const std::string& toml) {
  const tests::Folder folder;
  const std::string path = folder / "recipes.toml";
  std::ofstream(path) << toml;
  return readRecipes(path);
}

TEST(Recipes, AreReadByPhase) {
  const auto recipes = recipesFrom("[fill]\n301 = 200\n302 = 8.5\n[harvest]\n");
  ASSERT_TRUE(recipes) << recipes.failure();
  EXPECT_EQ(recipes->at("fill"), (SetPoints{{"301", 200}, {"302", 8.5}}));
  EXPECT_TRUE(recipes->at("harvest").empty());
}

TEST(Recipes, AFileThatIsNoneIsToldWithItsLine) {
  EXPECT_NE(recipesFrom("[fill]\n301 = \n").failure().find("recipes.toml:2"), std::string::npos);
  EXPECT_NE(recipesFrom("[fill]\n301 = 'x'\n").failure().find("line 2: 301 is no number"), std::string::npos);
  EXPECT_NE(recipesFrom("fill = 1\n").failure().find("'fill' is no table"), std::string::npos);
  EXPECT_FALSE(readRecipes("/nowhere/recipes.toml"));
  EXPECT_FALSE(recipesFrom("[="));
  EXPECT_FALSE(recipesFrom("a \xC3\xA7"));
}

TEST(Recipes, ARequestIsAnswered) {
  const Recipes recipes = {{"fill", {{"301", 200}, {"302", 8.5}}}};
  const auto request = readRequest(R"({"req":17,"batch":"F-1","phase":"fill"})");
  ASSERT_TRUE(request) << request.failure();
  EXPECT_EQ(request->batch, "F-1");
  EXPECT_EQ(answerTo(*request, recipes),
            R"({"req":17,"vals":[{"id":"301","val":200.0},{"id":"302","val":8.5}]})");
  EXPECT_EQ(answerTo({.number = 18, .batch = "", .phase = "boil"}, recipes),
            R"({"req":18,"err":"no such phase"})");
}

TEST(Recipes, WhatIsNoRequestIsTold) {
  for (const char* payload : {"", "x", "[]", "{}", R"({"req":"1","phase":"fill"})",
                              R"({"req":1.5,"phase":"fill"})", R"({"req":1})", R"({"req":1,"phase":2})"}) {
    EXPECT_FALSE(readRequest(payload)) << payload;
  }
}

}  // namespace
}  // namespace fermenter
