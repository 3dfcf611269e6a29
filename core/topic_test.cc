#include "core/topic.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/matching.h"
#include "core/testing/shell.h"
#include "core/testing/text_rules.h"

namespace mqtt {
namespace {

bool isFilter(std::string_view value) {
  Text text;
  setText(text, value);
  return isTopicFilter(text);
}

bool isName(std::string_view value) {
  Text text;
  setText(text, value);
  return isTopicName(text);
}

bool matches(std::string_view filter, std::string_view topic) {
  static Framing framing;
  Text text;
  setText(text, filter);
  const Octets packet = publishPacket(topic, "");
  std::copy(packet.end() - static_cast<std::ptrdiff_t>(2 + topic.size()), packet.end(),
            framing.body.elements);
  PublishHead head;
  head.topicOffset = 2;
  head.topicLength = static_cast<int32_t>(topic.size());
  return filterMatches(framing, head, text);
}

// MQTT-4.7.1-1, MQTT-4.7.3-1
TEST(Topic, ATopicNameHasOctetsAndNoWildcards) {
  EXPECT_TRUE(isName("a"));
  EXPECT_TRUE(isName("/"));
  EXPECT_TRUE(isName("/a//b/"));
  EXPECT_FALSE(isName(""));
  EXPECT_FALSE(isName("a/+/b"));
  EXPECT_FALSE(isName("a/#"));
  EXPECT_FALSE(isName("a+"));
}

// 4.7.1.2, 4.7.1.3: the examples of the specification.
TEST(Topic, AWildcardTakesAWholeLevel) {
  for (std::string_view good :
       {"#", "+", "/", "+/+", "/+", "+/", "a/#", "+/tennis/#", "sport/+/player1", "a/+", "/#"}) {
    EXPECT_TRUE(isFilter(good)) << good;
  }
  for (std::string_view bad : {"", "sport/tennis#", "sport/tennis/#/ranking", "sport+", "+a", "a+/b", "a/b+",
                               "##", "#/", "a/#/", "++", "+#", "#+"}) {
    EXPECT_FALSE(isFilter(bad)) << bad;
  }
}

struct Case {
  std::string_view filter;
  std::string_view topic;
  bool matches;
};

// 4.7: examples of the specification, and each branch's neighbours.
TEST(Topic, AFilterMatchesLevelByLevel) {
  constexpr Case cases[] = {
      {"sport/tennis/player1/#", "sport/tennis/player1", true},
      {"sport/tennis/player1/#", "sport/tennis/player1/ranking", true},
      {"sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true},
      {"sport/tennis/player1/#", "sport/tennis/player", false},
      {"sport/tennis/player1/#", "sport/tennis/player11", false},
      {"sport/#", "sport", true},
      {"sport/#", "sports", false},
      {"sport/#", "spor", false},
      {"#", "a/b/c", true},
      {"#", "/", true},
      {"sport/tennis/+", "sport/tennis/player1", true},
      {"sport/tennis/+", "sport/tennis/player1/ranking", false},
      {"sport/tennis/+", "sport/tennis/", true},
      {"sport/+", "sport", false},
      {"sport/+", "sport/", true},
      {"+/+", "/finance", true},
      {"/+", "/finance", true},
      {"+", "/finance", false},
      {"+/b", "/b", true},
      {"+/a/#", "x/a", true},
      {"+/a/#", "x/b", false},
      {"a/+/#", "a", false},
      {"a/+/#", "a/b", true},
      {"a", "a", true},
      {"a", "A", false},
      {"a", "aa", false},
      {"aa", "a", false},
      {"a/b", "a", false},
      {"a/", "a", false},
      {"a", "a/", false},
      {"/a", "a", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(matches(one.filter, one.topic), one.matches) << one.filter << " on " << one.topic;
  }
}

// MQTT-4.7.2-1
TEST(Topic, AWildcardDoesNotBeginToMatchTheBrokersOwnTopics) {
  EXPECT_FALSE(matches("#", "$SYS/broker"));
  EXPECT_FALSE(matches("+/broker", "$SYS/broker"));
  EXPECT_TRUE(matches("$SYS/#", "$SYS/broker"));
  EXPECT_TRUE(matches("$SYS/+", "$SYS/broker"));
  EXPECT_TRUE(matches("a/#", "a/$b"));
}

/// Every string of at most so many letters.
std::vector<std::string> stringsOf(std::string_view letters, size_t lengthMax) {
  std::vector<std::string> strings = {""};
  for (size_t from = 0; strings[from].size() < lengthMax; ++from) {
    for (char letter : letters) strings.push_back(strings[from] + letter);
  }
  return strings;
}

// Letters, the slash, wildcards, U+0000 and U+001F, both bytes of U+00E9 and of U+0085.
TEST(Topic, EveryShortStringIsANameOrAFilterAsTheLevelsSay) {
  int names = 0;
  int filters = 0;
  for (const std::string& text : stringsOf({"a$/+#\0\x1F\xC3\xA9\xC2\x85", 11}, 5)) {
    ASSERT_EQ(isName(text), protocol::isTopicName(text)) << text;
    ASSERT_EQ(isFilter(text), protocol::isTopicFilter(text)) << text;
    names += isName(text) ? 1 : 0;
    filters += isFilter(text) ? 1 : 0;
  }
  EXPECT_GT(names, 400);
  EXPECT_GT(filters, names);
}

TEST(Topic, EveryShortFilterMatchesAsTheLevelsSay) {
  std::vector<std::string> topics = stringsOf("a$/", 4);
  topics.erase(topics.begin());
  int matching = 0;
  for (const std::string& filter : stringsOf("a$/+#", 5)) {
    if (!isFilter(filter)) continue;
    for (const std::string& topic : topics) {
      ASSERT_EQ(matches(filter, topic), protocol::matches(filter, topic)) << filter << " on " << topic;
      matching += matches(filter, topic) ? 1 : 0;
    }
  }
  EXPECT_GT(matching, 1000);
}

TEST(Topic, ATopicAndAFilterMayBeAsLongAsATextCan) {
  const std::string topic(TEXT_BYTES_MAX, 't');
  EXPECT_TRUE(matches(topic, topic));
  EXPECT_TRUE(matches("+", topic));
  EXPECT_FALSE(matches(topic, topic.substr(1)));
}

}  // namespace
}  // namespace mqtt
