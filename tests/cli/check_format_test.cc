// `s7mqtt check --format json|sarif`.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

using Json = nlohmann::json;

Json checked(const std::string& format, const std::string& source, int code) {
  const Ended ended = s7mqtt({"check", "--format", format, source});
  EXPECT_EQ(ended.code, code) << ended.said;
  Json json = Json::parse(ended.said, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << ended.said;
  return json;
}

TEST(CheckFormat, JsonSaysWhatTheTextSays) {
  const Json json = checked("json", sample("broken.scl"), 1);
  std::string text;
  for (const Json& one : json["diagnostics"]) {
    text += one["file"].get<std::string>() + ":" + std::to_string(one["line"].get<int>()) + ":" +
            std::to_string(one["column"].get<int>()) + ": " + one["severity"].get<std::string>() + " " +
            one["code"].get<std::string>() + ": " + one["message"].get<std::string>() + "\n";
  }
  EXPECT_EQ(text, s7mqtt({"check", sample("broken.scl")}).said);
  EXPECT_EQ(json["errors"], json["diagnostics"].size());
  EXPECT_EQ(json["warnings"], 0);
  EXPECT_EQ(json["notShown"], 0);

  const Json clean = checked("json", sample("half.scl"), 0);
  EXPECT_TRUE(clean["diagnostics"].empty());
  EXPECT_EQ(checked("json", sample("risky.scl"), 0)["warnings"], 1);
  const Json missing = checked("json", "no-such-file.scl", 1);
  EXPECT_EQ(missing["failure"], "no-such-file.scl: error: there is no such file");
}

TEST(CheckFormat, WhatIsBeyondTheLimitIsCounted) {
  tests::Folder folder;
  const std::string file = folder / "many.scl";
  {
    std::ofstream out(file);
    out << "FUNCTION \"F\" : Void\nVAR_TEMP\n  a : Int;\nEND_VAR\nBEGIN\n";
    for (int i = 0; i < 250; ++i) out << "  #a := ;\n";
    out << "END_FUNCTION\n";
  }
  const Json json = checked("json", file, 1);
  EXPECT_EQ(json["errors"], 250);
  EXPECT_EQ(json["diagnostics"].size() + json["notShown"].get<size_t>(), 250u);
  const Json sarif = checked("sarif", file, 1);
  EXPECT_EQ(sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            "and 50 more errors");
}

// What the schema of SARIF 2.1.0 asks of the parts that are written, and that rules and results agree.
TEST(CheckFormat, SarifHoldsWhatItsSchemaAsks) {
  const std::regex uri("[A-Za-z0-9._~:/!$&'()*+,;=@%-]*");
  for (const auto& [source, code] : {std::pair{sample("broken.scl"), 1},
                                     {sample("risky.scl"), 0},
                                     {sample("half.scl"), 0},
                                     {std::string("no such [file].scl"), 1}}) {
    const Json log = checked("sarif", source, code);
    EXPECT_EQ(log["version"], "2.1.0");
    ASSERT_EQ(log["runs"].size(), 1u);
    const Json& run = log["runs"][0];
    EXPECT_EQ(run["tool"]["driver"]["name"], "s7mqtt");
    EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
    const Json& rules = run["tool"]["driver"]["rules"];
    std::set<std::string> ids;
    for (const Json& rule : rules) {
      EXPECT_TRUE(ids.insert(rule["id"]).second) << rule;
      EXPECT_FALSE(rule["shortDescription"]["text"].get<std::string>().empty());
    }
    for (const Json& result : run["results"]) {
      EXPECT_EQ(rules.at(result["ruleIndex"].get<size_t>())["id"], result["ruleId"]);
      EXPECT_TRUE(result["level"] == "error" || result["level"] == "warning");
      EXPECT_FALSE(result["message"]["text"].get<std::string>().empty());
      const Json& place = result["locations"][0]["physicalLocation"];
      EXPECT_TRUE(std::regex_match(place["artifactLocation"]["uri"].get<std::string>(), uri)) << place;
      EXPECT_GE(place["region"]["startLine"], 1);
      EXPECT_GE(place["region"]["startColumn"], 1);
    }
    EXPECT_EQ(run["invocations"][0]["executionSuccessful"], source != "no such [file].scl");
  }
}

TEST(CheckFormat, APathBecomesAUri) {
  tests::Folder folder;
  const std::string file = folder / "Größe 1%.scl";
  std::ofstream(file) << "x";
  const Json log = checked("sarif", file, 1);
  const std::string uri =
      log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
  EXPECT_TRUE(uri.starts_with("file:///")) << uri;
  EXPECT_TRUE(uri.ends_with("/Gr%C3%B6%C3%9Fe%201%25.scl")) << uri;
}

}  // namespace
}  // namespace cli_test
