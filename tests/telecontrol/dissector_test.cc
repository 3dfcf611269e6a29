// What tshark shows of event blocks by tools/wireshark/telecontrol_events.lua, from a capture that the test
// makes.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>

#include "telecontrol/station.h"
#include "tests/child.h"

namespace telecontrol {
namespace {

using Octets = std::vector<uint8_t>;

/// A PUBLISH of QoS 1.
Octets publish(const Octets& payload) {
  const std::string topic = "plant/pump-station/events";
  Octets body = {0, static_cast<uint8_t>(topic.size())};
  body.insert(body.end(), topic.begin(), topic.end());
  body.insert(body.end(), {0, 1});
  body.insert(body.end(), payload.begin(), payload.end());
  Octets packet = {0x32};
  size_t length = body.size();
  for (; length > 127; length /= 128) packet.push_back(static_cast<uint8_t>(length % 128 + 128));
  packet.push_back(static_cast<uint8_t>(length));
  packet.insert(packet.end(), body.begin(), body.end());
  return packet;
}

/// What tshark prints of these payloads, each in a packet of its own.
std::string shown(const std::vector<Octets>& payloads, const std::vector<std::string>& how) {
  const tests::Folder folder;
  const std::string dump = folder / "dump";
  const std::string capture = folder / "capture.pcap";
  std::ofstream lines(dump);
  for (const Octets& payload : payloads) {
    lines << "I\n000000";
    for (const uint8_t byte : publish(payload)) lines << fmt::format(" {:02x}", byte);
    lines << "\n";
  }
  lines.close();
  (void)tests::outputOf(
      {"text2pcap", "-q", "-D", "-4", "127.0.0.1,127.0.0.2", "-T", "40000,1883", dump, capture});
  std::vector<std::string> command = {
      "tshark", "-X", "lua_script:" PROJECT_ROOT "/tools/wireshark/telecontrol_events.lua", "-r", capture};
  command.insert(command.end(), how.begin(), how.end());
  return tests::outputOf(command);
}

std::string fields(const std::vector<Octets>& payloads, const std::vector<std::string>& names) {
  std::vector<std::string> how = {"-Y", "s7events", "-T", "fields"};
  for (const std::string& name : names) {
    how.emplace_back("-e");
    how.push_back("s7events." + name);
  }
  std::string text;
  std::istringstream lines(shown(payloads, how));
  for (std::string line; std::getline(lines, line);) {
    // tshark says so when root runs it, as in containers.
    if (!line.starts_with("Running as user")) text += line + "\n";
  }
  return text;
}

Octets blockOf(const std::vector<tele::Event>& events, bool lost = false) {
  auto store = std::make_unique<tele::EventStore>();
  store->blockNumber = 41;
  if (lost) store->lostEvents = 7;
  for (const tele::Event& event : events) tele::placeEvent(*store, event, tele::Urgency::Conditional);
  tele::Event count;
  tele::buildBlock(*store, tele::BLOCK_BYTES_MAX, count);
  return {store->block.bytes.elements, store->block.bytes.elements + store->block.length};
}

const tele::UtcTime MOMENT = {.known = true, .day = 20513, .dayMs = 23400125};

TEST(Dissector, ShowsPointsValuesAndTimes) {
  const Octets block = blockOf({{.pointId = 101, .value = -205, .utc = MOMENT, .status = 1, .flags = 0},
                                {.pointId = 102, .value = 0x10003, .utc = MOMENT, .status = 1, .flags = 0}});
  EXPECT_EQ(fields({block}, {"number", "point", "value"}), "42\t101,102\t-205,65539\n");
  EXPECT_EQ(fields({block}, {"changed", "word"}), "0xffff,0x0001\t0xff33,0x0003\n");
  const std::string tree = shown({block}, {"-O", "s7events"});
  EXPECT_NE(tree.find("Time: Mar  1, 2026 06:30:00.125000000 UTC"), std::string::npos) << tree;
  EXPECT_NE(tree.find("S7 event block, number 42, 2 events"), std::string::npos) << tree;
}

TEST(Dissector, ShowsEachBitOfStatusAndFlags) {
  for (uint8_t bit = 1; bit < 0x80; bit = static_cast<uint8_t>(bit * 2)) {
    const Octets block = blockOf({{.pointId = 1, .value = 0, .utc = MOMENT, .status = bit, .flags = bit}});
    EXPECT_EQ(fields({block}, {"status.online", "status.restart", "status.over_range", "status.carry",
                               "status.local_forced", "status.substituted", "status.non_existent"}),
              fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", bit >> 0 & 1, bit >> 1 & 1, bit >> 2 & 1,
                          bit >> 3 & 1, bit >> 4 & 1, bit >> 5 & 1, bit >> 6 & 1));
    EXPECT_EQ(fields({block}, {"event_flags.current", "event_flags.historical", "event_flags.request",
                               "event_flags.gap", "event_flags.time_unknown"}),
              fmt::format("{}\t{}\t{}\t{}\t{}\n", bit >> 0 & 1, bit >> 1 & 1, bit >> 2 & 1, bit >> 3 & 1,
                          bit >> 4 & 1));
  }
}

TEST(Dissector, ShowsLostEvents) {
  const Octets block = blockOf({{.pointId = 1, .value = 0, .utc = MOMENT, .status = 1, .flags = 0}}, true);
  EXPECT_EQ(fields({block}, {"flags.lost", "lost_events", "point"}), "1\t7\t1\n");
}

TEST(Dissector, ShowsTheLargestBlock) {
  const Octets block = blockOf(
      std::vector<tele::Event>(80, {.pointId = 1, .value = 0, .utc = MOMENT, .status = 1, .flags = 0}));
  EXPECT_EQ(block.size(), 1288U);
  EXPECT_EQ(fields({block}, {"point"}).size(), 160U);
}

// Every length, and flags that no station sets: marked, and never an error of the script.
TEST(Dissector, MarksWhatIsNoBlock) {
  const Octets block = blockOf({{.pointId = 1, .value = 0, .utc = MOMENT, .status = 1, .flags = 0},
                                {.pointId = 2, .value = 0, .utc = MOMENT, .status = 1, .flags = 0}});
  std::vector<Octets> cut;
  for (size_t length = 2; length < block.size(); ++length)
    cut.emplace_back(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(length));
  Octets flags = block;
  flags[2] = 0x80;
  cut.push_back(flags);
  const std::string said = shown(cut, {"-Y", "s7events.malformed", "-T", "fields", "-e", "frame.number"});
  EXPECT_EQ(said.find("Lua Error"), std::string::npos) << said;
  int marked = 0;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) marked += line.starts_with("Running") ? 0 : 1;
  // Two of the lengths are those of whole blocks, with none and with one event.
  EXPECT_EQ(marked, static_cast<int>(cut.size()) - 2);
  const Octets json = {'{', '}'};
  EXPECT_EQ(fields({json}, {"number"}), "");
}

}  // namespace
}  // namespace telecontrol
