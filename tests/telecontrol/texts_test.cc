// Numbers as text and back, and topics out of templates, on the virtual CPU.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <optional>
#include <random>
#include <string>

#include "tests/telecontrol/generated/image.h"
#include "tests/telecontrol/shells.h"

namespace telecontrol {
namespace {

// A STRING has its largest and its present length in front of its characters.
void setText(const std::string& block, const std::string& parameter, const std::string& text) {
  uint8_t* const place = shells().parameter(block, parameter).data();
  place[1] = static_cast<uint8_t>(text.size());
  std::copy(text.begin(), text.end(), place + 2);
}

std::string resultOf(const std::string& block) {
  EXPECT_TRUE(shells().call(block));
  const auto bytes = shells().frame(block).result().bytes;
  return {bytes.begin() + 2, bytes.begin() + 2 + bytes[1]};
}

std::string numberText(float value, int decimals) {
  image::storeNumber(std::bit_cast<int32_t>(value), 4, shells().parameter("MqttNumberText", "value").data());
  image::storeNumber(decimals, 2, shells().parameter("MqttNumberText", "decimals").data());
  return resultOf("MqttNumberText");
}

std::optional<float> numberFrom(const std::string& text) {
  setText("MqttNumberFromText", "text", text);
  EXPECT_TRUE(shells().call("MqttNumberFromText"));
  int32_t bits = 0;
  image::loadNumber(bits, 4, shells().parameter("MqttNumberFromText", "value").data());
  const bool isNumber = shells().frame("MqttNumberFromText").result().bytes[0] != 0;
  if (!isNumber) {
    EXPECT_EQ(bits, 0) << text;
    return std::nullopt;
  }
  return std::bit_cast<float>(bits);
}

std::string topicOf(const std::string& pattern, const std::string& name) {
  setText("MqttFillTopic", "template", pattern);
  setText("MqttFillTopic", "stationName", name);
  return resultOf("MqttFillTopic");
}

TEST(Texts, ANumberHasItsDecimals) {
  EXPECT_EQ(numberText(-3.07F, 2), "-3.07");
  EXPECT_EQ(numberText(0, 0), "0");
  EXPECT_EQ(numberText(0.04F, 1), "0.0");
  EXPECT_EQ(numberText(-0.06F, 1), "-0.1");
  EXPECT_EQ(numberText(1234, 4), "1234.0000");
}

TEST(Texts, ANumberComesBackAsItWas) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const int decimals = static_cast<int>(random() % 4);
    const auto digits = static_cast<int32_t>(random() % 200001) - 100000;
    const auto value = static_cast<float>(digits / std::pow(10, decimals));
    const std::string text = numberText(value, decimals);
    const auto back = numberFrom(text);
    ASSERT_TRUE(back) << text;
    ASSERT_NEAR(*back, value, std::abs(value) * 1e-6) << text;
  }
}

TEST(Texts, WhatIsNoNumberIsNone) {
  for (const char* text : {"", " ", "-", "+", ".", "1;5", "full", "1 2", "1e3", "--1", "1-", "1.2.3", "1,5",
                           "0x1", "NaN", "1234567890", "1.234567890"}) {
    EXPECT_FALSE(numberFrom(text)) << text;
  }
  EXPECT_EQ(numberFrom(" 2.5 "), 2.5F);
  EXPECT_EQ(numberFrom("+7"), 7.0F);
  EXPECT_EQ(numberFrom("-.5"), -0.5F);
  EXPECT_EQ(numberFrom("3."), 3.0F);
}

TEST(Texts, ATopicIsFilledIn) {
  EXPECT_EQ(topicOf("plant/{name}/events", "pump-7"), "plant/pump-7/events");
  EXPECT_EQ(topicOf("{name}/{name}", "a"), "a/a");
  EXPECT_EQ(topicOf("{name}{name}", ""), "");
  EXPECT_EQ(topicOf("plant/events", "pump-7"), "plant/events");
  EXPECT_EQ(topicOf("", "pump-7"), "");
  EXPECT_EQ(topicOf("{name", "x"), "{name");
  // What is filled in is not looked at again.
  EXPECT_EQ(topicOf("a/{name}", "{name}"), "a/{name}");
  EXPECT_EQ(topicOf("{{name}}", "name"), "{name}");
}

TEST(Texts, ATopicThatIsTooLongIsNone) {
  for (int length = 240; length <= 254; ++length) {
    const std::string name(static_cast<size_t>(length), 'n');
    for (int more = 0; more <= 14; ++more) {
      const std::string rest(static_cast<size_t>(more), 'r');
      const std::string filled = name + rest;
      EXPECT_EQ(topicOf("{name}" + rest, name), filled.size() > 254 ? "" : filled);
      EXPECT_EQ(topicOf(rest + "{name}", name), filled.size() > 254 ? "" : rest + name);
    }
  }
  EXPECT_EQ(topicOf("{name}{name}", std::string(127, 'n')), std::string(254, 'n'));
  EXPECT_EQ(topicOf("{name}{name}", std::string(128, 'n')), "");
}

}  // namespace
}  // namespace telecontrol
