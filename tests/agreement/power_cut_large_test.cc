// Power cuts while a payload is handed over, or taken, in pieces.

#include "core/large_publish.h"
#include "tests/agreement/power_cut.h"

namespace agreement {
namespace {

/// Three pieces.
constexpr size_t LARGE = 2 * mqtt::PAYLOAD_BYTES_MAX + 300;

/// `step`, and what carries a large message on behind it: a cycle and the next piece, so many times.
std::vector<Step> followed(const Step& step, const Step& piece, int times) {
  std::vector<Step> steps = {step};
  for (int i = 0; i < times; ++i) {
    steps.push_back({});
    steps.push_back(piece);
  }
  return steps;
}

const Step HAND_PIECE = {.act = Act::HandPiece};
const Step TAKE_PIECE = {.act = Act::ReceivePiece, .receiver = "b"};

std::vector<Step> connectedForLarge() {
  return connected() + std::vector<Step>{{.act = Act::TakeLarge, .receiver = "b"}};
}

TEST_P(PowerCut, WhilePublishingLarge) {
  for (int qos : {0, 1, 2}) {
    const World fresh = world_;
    sweep(connected() +
              followed({.act = Act::PublishLarge, .qos = qos, .payloadBytes = LARGE}, HAND_PIECE, 6) +
              std::vector<Step>{{.act = Act::Publish, .qos = 1}, {}, {}, {}},
          9);
    world_ = fresh;
    known_.clear();
  }
  EXPECT_GT(different_, 100);
}

// Messages before and behind it, and the connection breaks in its middle.
TEST_P(PowerCut, WhilePublishingLargeAgain) {
  sweep(connected() + std::vector<Step>{{.act = Act::Publish, .qos = 2}} +
            followed({.act = Act::PublishLarge, .qos = 2, .payloadBytes = LARGE}, HAND_PIECE, 3) +
            std::vector<Step>{{.act = Act::Publish, .qos = 2}} +
            followed({.linkBreaks = true}, HAND_PIECE, 10),
        9);
  EXPECT_GT(different_, 100);
}

TEST_P(PowerCut, WhileAllowingLarge) {
  sweep(connectedForLarge(), 9);
  EXPECT_GT(different_, 0);
}

TEST_P(PowerCut, WhileReceivingLarge) {
  for (int qos : {0, 1, 2}) {
    const World fresh = world_;
    sweep(connectedForLarge() +
              followed({.fromBroker = qos, .topic = "b", .payloadBytes = LARGE}, TAKE_PIECE, 6) +
              followed({.fromBroker = 1, .topic = "b"}, TAKE_PIECE, 3),
          10);
    world_ = fresh;
    known_.clear();
  }
  EXPECT_GT(different_, 100);
}

// Messages before and behind it, and the connection breaks in its middle.
TEST_P(PowerCut, WhileReceivingLargeAgain) {
  sweep(connectedForLarge() + std::vector<Step>{{.fromBroker = 2, .topic = "b"}} +
            followed({.fromBroker = 2, .topic = "b", .payloadBytes = LARGE}, TAKE_PIECE, 3) +
            std::vector<Step>{{.fromBroker = 2, .topic = "b"}} +
            followed({.linkBreaks = true}, TAKE_PIECE, 10),
        10);
  EXPECT_GT(different_, 100);
}

}  // namespace
}  // namespace agreement
