// MQTT 3.1.1, chapter 4.7: topic names and topic filters.

#include <functional>

#include "tests/conformance/exchange.h"
#include "tests/conformance/text_samples.h"

namespace conformance {
namespace {

using Levels = std::vector<std::string>;

/// Every text of these letters, of one to `longest` letters.
std::vector<std::string> textsOf(const std::string& letters, size_t longest) {
  std::vector<std::string> texts = {""};
  size_t from = 0;
  for (size_t length = 1; length <= longest; ++length) {
    const size_t end = texts.size();
    for (; from < end; ++from) {
      for (const char letter : letters) texts.push_back(texts[from] + letter);
    }
  }
  texts.erase(texts.begin());
  return texts;
}

Levels levelsOf(const std::string& text) {
  Levels levels = {""};
  for (const char letter : text) {
    if (letter == '/') {
      levels.emplace_back();
    } else {
      levels.back() += letter;
    }
  }
  return levels;
}

/// 4.7.1: '#' is the last level, '+' a level, and neither is a part of one.
bool isFilter(const std::string& text) {
  const Levels levels = levelsOf(text);
  for (size_t at = 0; at < levels.size(); ++at) {
    if (levels[at].find_first_of("+#") == std::string::npos) continue;
    if (levels[at] == "#" && at + 1 == levels.size()) continue;
    if (levels[at] != "+") return false;
  }
  return true;
}

bool matches(const std::string& filter, const std::string& topic) {
  const Levels wanted = levelsOf(filter);
  const Levels given = levelsOf(topic);
  if (topic[0] == '$' && (wanted[0] == "+" || wanted[0] == "#")) return false;
  for (size_t at = 0; at < wanted.size(); ++at) {
    if (wanted[at] == "#") return at <= given.size();
    if (at == given.size() || (wanted[at] != "+" && wanted[at] != given[at])) return false;
  }
  return wanted.size() == given.size();
}

class Topic : public ConformanceTest {
 protected:
  /// What the client takes for a filter, of all texts that `chosen` chooses; a PLC has eight subscriptions.
  void expectFilters(const std::function<bool(const std::string&)>& chosen) {
    std::unique_ptr<Exchange> exchange;
    size_t accepted = 0;
    size_t tried = 0;
    for (const std::string& text : textsOf("a/+#", 5)) {
      if (!chosen(text)) continue;
      if (tried++ % SUBSCRIPTIONS == 0) exchange = std::make_unique<Exchange>(GetParam());
      const bool isTaken = exchange->plc->subscriptionOf(exchange->subscribe(text)) != Progress::Refused;
      EXPECT_EQ(isTaken, isFilter(text)) << text;
      accepted += isTaken ? 1 : 0;
    }
    EXPECT_GT(accepted, 20U);
    EXPECT_GT(tried, accepted + 20);
  }

  /// Which of the topics reach a subscription to the filter.
  void expectMatches(const std::string& filter, const std::vector<std::string>& topics) {
    Exchange other(GetParam());
    other.open();
    other.subscribed(filter);
    std::vector<std::string> expected;
    for (const std::string& topic : topics) {
      other.broker().write(publishPacket(topic, ""));
      other.cycles(2);
      if (matches(filter, topic)) expected.push_back(topic);
    }
    std::vector<std::string> reached;
    for (const Message& message : other.plc->taken) reached.push_back(message.topic);
    EXPECT_EQ(reached, expected) << filter;
  }

  void expectMatches(const std::function<bool(const std::string&)>& chosen) {
    const std::vector<std::string> topics = textsOf("ab/", 4);
    for (const std::string& filter : textsOf("a/+#", 4)) {
      if (isFilter(filter) && chosen(filter)) expectMatches(filter, topics);
    }
  }
};

bool hasHash(const std::string& text) {
  return text.find('#') != std::string::npos;
}

bool hasPlus(const std::string& text) {
  return text.find('+') != std::string::npos;
}

TEST_P(Topic, Mqtt_4_7_1_2) {
  expectFilters(hasHash);
}

TEST_P(Topic, Mqtt_4_7_1_2_Matching) {
  expectMatches(hasHash);
}

TEST_P(Topic, Mqtt_4_7_1_3) {
  expectFilters(hasPlus);
}

TEST_P(Topic, Mqtt_4_7_1_3_Matching) {
  expectMatches(hasPlus);
}

// Levels, empty ones too, are compared letter by letter, capitals apart.
TEST_P(Topic, Section_4_7_3_Matching) {
  const std::vector<std::string> topics = textsOf("aA/", 3);
  for (const std::string& filter : topics) expectMatches(filter, topics);
}

// The broker does not send a topic with $ for a filter that begins with a wildcard; the client does not hand
// it to such a subscription either.
TEST_P(Topic, Mqtt_4_7_2_1) {
  const std::vector<std::string> topics = {"$", "$a", "$/a", "$a/b", "a/$", "a", "/$a", "/"};
  for (const char* filter : {"#", "+", "+/b", "+/#", "+/+", "$a", "$a/#", "$a/+", "a/+", "/#", "/+"}) {
    expectMatches(filter, topics);
  }
}

TEST_P(Topic, Mqtt_4_7_3_1) {
  open();
  EXPECT_EQ(plc->progressOf(publish("", "x")), Progress::Refused);
  EXPECT_EQ(plc->subscriptionOf(subscribe("")), Progress::Refused);
  EXPECT_EQ(sent(), "");
  send("30 02 00 00");
  EXPECT_TRUE(isClosedForViolation());
  Exchange other(GetParam());
  other.open();
  other.subscribed("/");
  other.send(publishPacket("/", ""));
  EXPECT_EQ(other.plc->taken.size(), 1U);
}

TEST_P(Topic, Mqtt_4_7_3_2) {
  open();
  for (const std::string& text : textsWithZero()) {
    EXPECT_EQ(plc->progressOf(publish(text, "")), Progress::Refused);
    EXPECT_EQ(plc->subscriptionOf(subscribe(text)), Progress::Refused);
    EXPECT_EQ(plc->subscriptionOf(subscribe(text.substr(0, 2) + "/#")), Progress::Refused);
  }
  EXPECT_EQ(sent(), "");
}

// This client's own limit is 254 bytes. What it cannot hold it does not send, and passes over when it comes.
TEST_P(Topic, Mqtt_4_7_3_3) {
  open();
  for (const size_t length : {255U, 256U, 65'535U, 65'536U}) {
    EXPECT_EQ(plc->progressOf(publish(std::string(length, 't'), "")), Progress::Refused) << length;
    EXPECT_EQ(plc->subscriptionOf(subscribe(std::string(length, 't'))), Progress::Refused) << length;
  }
  EXPECT_EQ(sent(), "");
  subscribed("#", 1);
  for (const size_t length : {254U, 255U, 1'500U, 65'535U}) {
    plc->taken.clear();
    send(publishPacket(std::string(length, 't'), "", 1, 7));
    EXPECT_EQ(sent(), "40 02 00 07") << length;
    EXPECT_EQ(plc->taken.size(), length <= 254 ? 1U : 0U);
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Topic, atBothLevels(), nameOf);

}  // namespace
}  // namespace conformance
