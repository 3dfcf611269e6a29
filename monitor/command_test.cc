// Commands and their results as they go over the wire.

#include "monitor/command.h"

#include <gtest/gtest.h>

namespace monitor {
namespace {

constexpr int64_t EXPIRY = 20513LL * 86'400'000 + 23'460'000;

TEST(CommandText, IsThatOfTheContract) {
  EXPECT_EQ(commandText({.request = "k7f3-1", .point = "201", .value = "1", .expiryMs = EXPIRY}),
            R"({"req":"k7f3-1","id":"201","val":1,"exp":"2026-03-01T06:31:00.000Z"})");
  EXPECT_EQ(commandText({.request = "k7f3-2", .point = "2", .value = {}, .expiryMs = EXPIRY}),
            R"({"req":"k7f3-2","id":"2","ack":true,"exp":"2026-03-01T06:31:00.000Z"})");
  EXPECT_EQ(commandText({.request = "r", .point = "a\"\\\n\xFF", .value = "20.50", .expiryMs = EXPIRY}),
            "{\"req\":\"r\",\"id\":\"a\\\"\\\\\\n\xEF\xBF\xBD\",\"val\":20.50,\"exp\":\"2026-03-01T06:31:00."
            "000Z\"}");
}

TEST(IsNumber, TakesWhatJsonTakes) {
  for (const char* text : {"0", "1", "-2.50", "1e3", "20.5"}) EXPECT_TRUE(isNumber(text)) << text;
  for (const char* text :
       {"", " 1", "1 ", "+1", "01", ".5", "5.", "1,5", "true", "\"1\"", "0x1", "1e", "nan", "-"})
    EXPECT_FALSE(isNumber(text)) << text;
}

TEST(ReadCommandResult, TakesEachOfTheContract) {
  const std::pair<const char*, const char*> rows[] = {
      {R"({"req":"a","id":"201","state":"accepted","ts":"2026-03-01T06:31:00.000Z"})", "accepted"},
      {R"({"req":"a","id":"201","state":"done","val":20.50})", "done, value 20.5"},
      {R"({"req":"a","id":"201","state":"failed","reason":"program","code":7})", "failed, program, code 7"},
      {R"({"req":"a","id":"201","state":"rejected","reason":"range"})", "rejected, range"}};
  for (const auto& [payload, text] : rows) {
    const auto result = readCommandResult(payload);
    ASSERT_TRUE(result) << payload;
    EXPECT_EQ(result->request, "a");
    EXPECT_EQ(result->point, "201");
    EXPECT_EQ(textOf(*result), text);
    EXPECT_EQ(isEnd(result->state), result->state != CommandState::Accepted);
  }
}

TEST(ReadCommandResult, SaysWhyAPayloadIsNone) {
  for (const char* payload : {"", "done", "[]", "{}", R"({"req":"a"})", R"({"state":"done"})",
                              R"({"req":[],"state":"done"})", R"({"req":"a","state":"ready"})"}) {
    const auto result = readCommandResult(payload);
    ASSERT_FALSE(result) << payload;
    EXPECT_NE(result.failure(), "");
  }
}

}  // namespace
}  // namespace monitor
