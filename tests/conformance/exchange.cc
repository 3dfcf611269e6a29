#include "tests/conformance/exchange.h"

#include <stdexcept>

#include "core/testing/packet.h"

namespace conformance {
namespace {

/// Cycles in which a packet of the broker is received and answered.
constexpr int SETTLING_CYCLES = 4;
/// Longest wait for CONNECT; the longest back-off is a minute.
constexpr int64_t CONNECT_WAIT_MS = 120'000;

std::unique_ptr<Plc> makePlc(Way way, Exchange& exchange) {
  return way.engine == Engine::Native ? makeNativePlc(exchange.clock, exchange.network)
                                      : makeSclPlc(exchange.clock, exchange.network);
}

}  // namespace

void PrintTo(const Way& way, std::ostream* out) {
  *out << (way.engine == Engine::Native ? "native" : "SCL") << " MQTT level " << way.level;
}

void PrintTo(Progress progress, std::ostream* out) {
  switch (progress) {
    case Progress::Refused: *out << "refused"; break;
    case Progress::UnderWay: *out << "under way"; break;
    case Progress::Done: *out << "done"; break;
    case Progress::Failed: *out << "failed"; break;
  }
}

void Plc::takePiece(const Message& piece, size_t offset, size_t payloadBytes) {
  if (offset == 0) {
    arriving_ = piece;
    ++begun;
  } else {
    EXPECT_EQ(offset, arriving_.payload.size()) << "a piece of " << piece.topic << " is missing";
    arriving_.payload += piece.payload;
  }
  if (offset + piece.payload.size() == payloadBytes) taken.push_back(arriving_);
}

Octets again(Octets publish) {
  publish[0] |= 8;
  return publish;
}

Octets shortPacket(int header, int identifier) {
  return {static_cast<uint8_t>(header), 2, static_cast<uint8_t>(identifier / 256),
          static_cast<uint8_t>(identifier % 256)};
}

Exchange::Exchange(Way way) {
  clock.advance(1000);
  plc = makePlc(way, *this);
  settings.level = way.level;
}

void Exchange::cycles(int count) {
  for (int cycle = 0; cycle < count; ++cycle) {
    plc->cycle();
    clock.advance(cycleMs);
  }
}

void Exchange::pass(int64_t milliseconds) {
  const int64_t end = clock.monotonic() + milliseconds * 1'000'000;
  while (clock.monotonic() < end) cycles();
}

std::string Exchange::connect() {
  plc->use(settings);
  plc->enable = true;
  const size_t before = network.opened();
  const bool isFirst = before == 0 || isClosed();
  const int64_t end = clock.monotonic() + CONNECT_WAIT_MS * 1'000'000;
  while (isFirst && network.opened() == before && clock.monotonic() < end) cycles();
  return network.opened() == 0 ? "" : sent();
}

void Exchange::accept(bool sessionPresent) {
  send(sessionPresent ? "20 02 01 00" : "20 02 00 00");
  ASSERT_TRUE(plc->isConnected());
}

void Exchange::open() {
  ASSERT_NE(connect(), "");
  accept();
}

void Exchange::send(const Octets& octets) {
  broker().write(octets);
  cycles(SETTLING_CYCLES + static_cast<int>(octets.size() / 64));
}

std::string Exchange::sent() {
  cycles(SETTLING_CYCLES);
  return hex(broker().read());
}

std::vector<std::string> Exchange::sentPackets() {
  cycles(SETTLING_CYCLES);
  Octets stream = broker().read();
  std::vector<std::string> packets;
  while (const auto packet = protocol::nextPacket(stream)) {
    packets.push_back(hex(protocol::encoded(*packet)));
  }
  if (!stream.empty()) packets.push_back("half a packet: " + hex(stream));
  return packets;
}

Octets Exchange::allSent() {
  Octets all;
  for (int idle = 0; idle < SETTLING_CYCLES; ++idle) {
    cycles();
    const Octets now = broker().read();
    all.insert(all.end(), now.begin(), now.end());
    if (!now.empty()) idle = -1;
  }
  return all;
}

vcpu::SimulatedPeer& Exchange::broker() {
  if (network.opened() == 0) throw std::runtime_error("the client has opened no link");
  return network.newestPeer();
}

void Exchange::breakLink() {
  broker().reset();
  cycles(SETTLING_CYCLES);
}

bool Exchange::isClosed() {
  return network.opened() > 0 && broker().closedByPlc();
}

testing::AssertionResult Exchange::isClosedForViolation() {
  const int fault = plc->fault();
  if (!isClosed()) return testing::AssertionFailure() << "the link is still open";
  if (fault < 0x400 || fault > 0x4FF) {
    return testing::AssertionFailure() << "closed for another reason: " << std::hex << fault;
  }
  const std::string more = hex(broker().read());
  if (!more.empty()) return testing::AssertionFailure() << "sent before it closed: " << more;
  return testing::AssertionSuccess();
}

size_t Exchange::publish(const std::string& topic, const std::string& payload, int qos, bool retained) {
  const size_t job = plc->publish({topic, payload, qos, retained});
  cycles();
  return job;
}

size_t Exchange::publishLarge(const std::string& topic, const std::string& payload, int qos, bool retained) {
  const size_t job = plc->publishLarge({topic, payload, qos, retained});
  cycles();
  return job;
}

size_t Exchange::subscribe(const std::string& filter, int qos) {
  const size_t number = plc->subscribe(filter, qos);
  cycles();
  return number;
}

size_t Exchange::subscribed(const std::string& filter, int qos) {
  const size_t number = subscribe(filter, qos);
  const Octets packet = bytes(sent());
  EXPECT_GT(packet.size(), 4U);
  send(Octets{0x90, 3, packet.at(2), packet.at(3), static_cast<uint8_t>(qos)});
  EXPECT_EQ(plc->subscriptionOf(number), Progress::Done);
  return number;
}

size_t Exchange::subscribedLarge(const std::string& filter, int qos) {
  const size_t number = subscribed(filter, qos);
  plc->takesFrom = NONE;
  plc->takesPiecesFrom = static_cast<int>(number);
  cycles();
  return number;
}

bool ConformanceTest::areRefused(Settings wrong) const {
  Exchange other(GetParam());
  wrong.level = level();
  other.plc->use(wrong);
  other.plc->enable = true;
  other.pass(5'000);
  return other.network.opened() == 0 && other.plc->showsError();
}

testing::internal::ParamGenerator<Way> atBothLevels() {
  return testing::Values(Way{Engine::Native, 4}, Way{Engine::Scl, 4}, Way{Engine::Native, 3},
                         Way{Engine::Scl, 3});
}

testing::internal::ParamGenerator<Way> atLevel(int level) {
  return testing::Values(Way{Engine::Native, level}, Way{Engine::Scl, level});
}

std::string nameOf(const testing::TestParamInfo<Way>& way) {
  return std::string(way.param.engine == Engine::Native ? "Native" : "Scl") +
         (way.param.level == 3 ? "31" : "311");
}

}  // namespace conformance
