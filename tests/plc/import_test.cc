// plc/import: what a user adds to a project and compiles.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/plc/library.h"
#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

std::vector<std::string> withStart(const std::string& library) {
  return {library, PROJECT_ROOT "/plc/import/Start.scl", PROJECT_ROOT "/plc/import/Main.scl"};
}

std::vector<std::string> linesOf(const std::string& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line + "\n");
  return lines;
}

bool beginsBlock(const std::string& line) {
  return line.starts_with("TYPE ") || line.starts_with("FUNCTION ") || line.starts_with("FUNCTION_BLOCK ");
}

// TIA Portal's own exports have used blocks before their users. So has this file: it is clean up to any
// block.
TEST(ImportFile, EachBlockNeedsOnlyThoseBeforeIt) {
  std::string text;
  int blocks = 0;
  for (const std::string& line : linesOf(LARGE_IMPORT)) {
    if (beginsBlock(line) && blocks++ > 0) {
      ASSERT_EQ(complaintsOf(text), "") << "up to the block before " << line;
    }
    text += line;
  }
  EXPECT_EQ(complaintsOf(text), "");
  EXPECT_GT(blocks, 100);
}

TEST(ImportFile, TypesComeFirstThenFunctionsThenFunctionBlocks) {
  std::string kinds;
  for (const std::string& line : linesOf(LARGE_IMPORT)) {
    if (!beginsBlock(line)) continue;
    const char kind = line.starts_with("TYPE ") ? 'T' : line.starts_with("FUNCTION ") ? 'F' : 'B';
    if (kinds.empty() || kinds.back() != kind) kinds += kind;
  }
  EXPECT_EQ(kinds, "TFB");
}

class Import : public testing::TestWithParam<std::string> {};

TEST_P(Import, StartConnectsAndPublishesOneText) {
  ShellStation plc(withStart(GetParam()));
  plc.scan(5);
  ASSERT_EQ(plc.network.opened(), 1U);
  EXPECT_EQ(plc.sent(),
            "10 0F 00 04 4D 51 54 54 04 02 00 3C 00 03 70 6C 63");  // CONNECT, client identifier plc
  plc.answer("20 02 00 00");
  ASSERT_TRUE(plc.scanUntil("\"MqttClient_DB\".connected"));

  plc.set("\"Mqtt\".text", "'Hi'");
  plc.set("\"Mqtt\".publish", "TRUE");
  plc.scan(2);
  EXPECT_EQ(plc.sent(),
            "32 11 00 0B 70 6C 61 6E 74 2F 68 65 6C 6C 6F 00 01 48 69");  // plant/hello, packet 1: Hi
  plc.answer("40 02 00 01");
  EXPECT_TRUE(plc.scanUntil("\"MqttPublishText_DB\".done", 10));
}

INSTANTIATE_TEST_SUITE_P(Profiles, Import, testing::Values(LARGE_IMPORT, SMALL_IMPORT),
                         [](const auto& test) { return test.index == 0 ? "Large" : "Small"; });

}  // namespace
}  // namespace plc_test
