// Keys before a table.

#include "monitor/desk.h"

#include <gtest/gtest.h>

namespace monitor {
namespace {

Plant twoStations() {
  Plant plant;
  (void)plant.take(
      {.topic = "a/events", .payload = R"({"vals":[{"id":"1","val":5},{"id":"4","val":3,"alm":3}]})"});
  (void)plant.take({.topic = "b/events", .payload = R"({"vals":[{"id":"7","val":5}]})"});
  return plant;
}

void press(Desk& desk, const Plant& plant, std::string_view bytes) {
  for (const Key& key : keysOf(bytes)) desk.press(key, plant);
}

std::string chosen(const Desk& desk) {
  if (!desk.chosen()) return "";
  return (desk.chosen()->inAlarms ? "alarm " : "") + desk.chosen()->station + " " + desk.chosen()->point;
}

TEST(Keys, AreReadFromWhatATerminalSends) {
  const auto kinds = [](std::string_view bytes) {
    std::vector<KeyKind> all;
    for (const Key& key : keysOf(bytes)) all.push_back(key.kind);
    return all;
  };
  using Kinds = std::vector<KeyKind>;
  EXPECT_EQ(kinds("\x1B[A\x1BOB\x1B[5~\x1B[6~"),
            (Kinds{KeyKind::Up, KeyKind::Down, KeyKind::PageUp, KeyKind::PageDown}));
  EXPECT_EQ(kinds("\r\x7F\x1B"), (Kinds{KeyKind::Enter, KeyKind::Backspace, KeyKind::Escape}));
  EXPECT_EQ(kinds("\x1Bq"), (Kinds{KeyKind::Escape, KeyKind::Character}));
  // Keys of no meaning here are one key each, and none of their bytes is a character.
  EXPECT_EQ(kinds("\x1B[1;5A"), (Kinds{KeyKind::Other}));
  EXPECT_EQ(kinds("\x1B["), (Kinds{KeyKind::Other}));
  EXPECT_EQ(kinds("\xC3\xBC"), (Kinds{KeyKind::Other, KeyKind::Other}));
  EXPECT_EQ(keysOf("q")[0].character, 'q');
}

TEST(Desk, ChoosesRowByRow) {
  const Plant plant = twoStations();
  Desk desk;
  EXPECT_EQ(chosen(desk), "");
  const std::pair<const char*, const char*> steps[] = {
      {"j", "alarm a 4"}, {"\x1B[B", "a 1"},  {"j", "a 4"},
      {"j", "b 7"},       {"j", "b 7"},       {"k", "a 4"},
      {"\x1B[A", "a 1"},  {"\x1B[6~", "b 7"}, {"\x1B[5~", "alarm a 4"},
      {"k", "alarm a 4"}};
  for (const auto& [bytes, row] : steps) {
    press(desk, plant, bytes);
    EXPECT_EQ(chosen(desk), row);
  }
  // The rows have gone.
  press(desk, Plant(), "j");
  EXPECT_EQ(chosen(desk), "");
}

TEST(Desk, AcknowledgesTheChosenAlarm) {
  const Plant plant = twoStations();
  Desk desk;
  press(desk, plant, "a");
  EXPECT_EQ(desk.prompt(), "choose an alarm first, by the arrow keys");
  EXPECT_FALSE(desk.takeOrder());
  press(desk, plant, "ja");
  const std::optional<Order> order = desk.takeOrder();
  ASSERT_TRUE(order);
  EXPECT_EQ(order->station + " " + order->point, "a 4");
  EXPECT_FALSE(order->value);
  EXPECT_FALSE(desk.takeOrder());
  press(desk, plant, "ja");
  EXPECT_EQ(desk.prompt(), "point 1 has no alarm to acknowledge");
  EXPECT_FALSE(desk.takeOrder());
}

TEST(Desk, SendsAValueThatIsEntered) {
  const Plant plant = twoStations();
  Desk desk;
  press(desk, plant, "c");
  EXPECT_EQ(desk.prompt(), "choose a point first, by the arrow keys");
  press(desk, plant, "jjc-2q\x7F.5");
  EXPECT_EQ(desk.prompt(), "value for point 1 of a (Enter sends it, Escape does not): -2.5_");
  EXPECT_FALSE(desk.wantsEnd());
  press(desk, plant, "\r");
  const std::optional<Order> order = desk.takeOrder();
  ASSERT_TRUE(order);
  EXPECT_EQ(order->value, "-2.5");
  EXPECT_EQ(order->point, "1");
  press(desk, plant, "cx\r");
  EXPECT_EQ(desk.prompt(), "'x' is no number; nothing was sent");
  press(desk, plant, "c1\x1B");
  press(desk, plant, "c\r");
  press(desk, plant, "c" + std::string(1000, '1'));
  EXPECT_LT(desk.prompt().size(), 100U);
  press(desk, plant, "\x1B");
  EXPECT_FALSE(desk.takeOrder());
  EXPECT_EQ(desk.prompt(), "");
  press(desk, plant, "q");
  EXPECT_TRUE(desk.wantsEnd());
}

}  // namespace
}  // namespace monitor
