// Power cuts in conversations of small messages.

#include <random>

#include "tests/agreement/power_cut.h"

namespace agreement {
namespace {

TEST_P(PowerCut, WhileConnectingAndSubscribing) {
  sweep(connected());
  EXPECT_GT(different_, 50);
}

TEST_P(PowerCut, WhilePublishing) {
  sweep(connected() + std::vector<Step>{{.act = Act::Publish, .qos = 0},
                                        {.act = Act::Publish, .qos = 1},
                                        {.act = Act::Publish, .qos = 2},
                                        {.act = Act::Publish, .qos = 2},
                                        {.act = Act::Publish, .qos = 1},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {}},
        9);
  EXPECT_GT(different_, 100);
}

TEST_P(PowerCut, WhileReceiving) {
  sweep(connected() + std::vector<Step>{{.fromBroker = 2},
                                        {.fromBroker = 1},
                                        {.fromBroker = 0},
                                        {.act = Act::Receive, .receiver = "a/x"},
                                        {.act = Act::Receive, .receiver = "a/#"},
                                        {},
                                        {},
                                        {.fromBroker = 2},
                                        {.act = Act::ReceiveAny},
                                        {.act = Act::ReceiveAny},
                                        {.act = Act::ReceiveAny},
                                        {},
                                        {},
                                        {}},
        9);
  EXPECT_GT(different_, 100);
}

TEST_P(PowerCut, WhileTheOutboxIsFull) {
  std::vector<Step> steps = {{}};
  for (int i = 0; i < mqtt::QUEUE_MESSAGES_MAX; ++i) steps.push_back({.act = Act::Publish, .qos = 1 + i % 2});
  const size_t first = steps.size();
  sweep(steps + std::vector<Step>{{.act = Act::Publish, .qos = 2},
                                  {.act = Act::Publish, .qos = 1},
                                  {.act = Act::Cancel},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {.act = Act::ClearOutbox}},
        first);
  EXPECT_GT(different_, 100);
}

TEST_P(PowerCut, WhileUnsubscribing) {
  sweep(connected() + std::vector<Step>{{.fromBroker = 2},
                                        {.fromBroker = 1},
                                        {},
                                        {.act = Act::Unsubscribe, .receiver = "a/x"},
                                        {},
                                        {},
                                        {}},
        11);
  EXPECT_GT(different_, 20);
}

TEST_P(PowerCut, WhileAKeptSessionGoesOn) {
  sweep(connected() + std::vector<Step>{{.act = Act::Publish, .qos = 2},
                                        {.act = Act::Publish, .qos = 1},
                                        {.fromBroker = 2},
                                        {.fromBroker = 2},
                                        {.act = Act::Receive, .receiver = "a/x"},
                                        {.act = Act::Receive, .receiver = "a/#"},
                                        {.linkBreaks = true},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {}},
        15);
  EXPECT_GT(different_, 50);
}

TEST_P(PowerCut, WhileTheBrokerHasForgotten) {
  sweep(connected() + std::vector<Step>{{.act = Act::Publish, .qos = 2},
                                        {.fromBroker = 2},
                                        {.fromBroker = 1},
                                        {.act = Act::Receive, .receiver = "a/x"},
                                        {.brokerForgets = true},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {}},
        13);
  EXPECT_GT(different_, 50);
}

// The broker repeats what the client had done with, in front of what it has not.
TEST_P(PowerCut, WhileWhatWasAcknowledgedComesAgain) {
  for (int qos : {1, 2}) {
    const World fresh = world_;
    sweep(connected() + std::vector<Step>{{.fromBroker = qos},
                                          {.fromBroker = qos},
                                          {.fromBroker = qos},
                                          {},
                                          {.act = Act::ReceiveAny},
                                          {.act = Act::ReceiveAny},
                                          {.losesSent = true},
                                          {},
                                          {.linkBreaks = true},
                                          {},
                                          {},
                                          {},
                                          {},
                                          {.act = Act::ReceiveAny},
                                          {},
                                          {.fromBroker = qos},
                                          {.act = Act::ReceiveAny},
                                          {}},
          16);
    world_ = fresh;
    known_.clear();
  }
  EXPECT_GT(different_, 100);
}

// Each of the two gets every message, and when one ends the broker goes on sending for the other.
TEST_P(PowerCut, WhileTwoReceiversHaveTheSameFilter) {
  sweep(connected() + std::vector<Step>{{.act = Act::Subscribe, .qos = 1, .receiver = "b again"},
                                        {},
                                        {.fromBroker = 2, .topic = "b"},
                                        {.fromBroker = 1, .topic = "b"},
                                        {},
                                        {.act = Act::Receive, .receiver = "b again"},
                                        {.act = Act::Receive, .receiver = "b"},
                                        {},
                                        {.act = Act::ReceiveAny},
                                        {.linkBreaks = true},
                                        {},
                                        {},
                                        {},
                                        {.fromBroker = 2, .topic = "b"},
                                        {},
                                        {.act = Act::Unsubscribe, .receiver = "b again"},
                                        {},
                                        {},
                                        {.act = Act::Receive, .receiver = "b"},
                                        {.act = Act::Unsubscribe, .receiver = "b"},
                                        {},
                                        {}},
        9);
  EXPECT_GT(different_, 100);
}

// Conversations that nobody thought of, repeatable from their seed.
TEST_P(PowerCut, AtRandom) {
  const World fresh = world_;
  for (uint32_t seed = 1; seed <= 6; ++seed) {
    world_ = fresh;
    known_.clear();
    std::mt19937 random(seed);
    const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
    std::vector<Step> steps = connected();
    for (int i = 0; i < 30; ++i) {
      const int choice = below(10);
      const std::string filter = below(2) == 0 ? "a/x" : "a/#";
      if (choice < 2) {
        steps.push_back({.act = Act::Publish, .qos = below(3)});
      } else if (choice < 4) {
        steps.push_back({.act = Act::Receive, .receiver = filter});
      } else if (choice < 5) {
        steps.push_back({.act = Act::ReceiveAny});
      } else {
        steps.push_back({.fromBroker = below(4) - 1, .linkBreaks = below(12) == 0});
      }
    }
    sweep(steps, 9);
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
  std::printf("%d power cuts, %d of them different\n", cuts_, different_);
}

}  // namespace
}  // namespace agreement
