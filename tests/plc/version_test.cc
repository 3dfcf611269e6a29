// The version has one place, PROJECT_VERSION of CMakeLists.txt; the SCL repeats it.

#include <gtest/gtest.h>

#include <fstream>

#include "tests/plc/library.h"
#include "tests/plc/shell_station.h"

namespace plc_test {
namespace {

const std::string VERSION = S7MQTT_VERSION;

TEST(Version, MqttVersionAnswersThatOfTheProject) {
  ShellStation plc({PROJECT_ROOT "/plc/shells/s7-1500/MqttVersion.scl", TESTDATA "/testdata/version.scl"});
  plc.scan();
  EXPECT_EQ(plc.show("\"Asked\".version"), "'" + VERSION + "'");
}

TEST(Version, EachBlockHasItsMajorAndMinorNumber) {
  const std::string shortVersion = VERSION.substr(0, VERSION.rfind('.'));
  int blocks = 0;
  for (const std::string& file : libraryFiles()) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("VERSION")) continue;
      EXPECT_EQ(line, "VERSION : " + shortVersion) << file;
      ++blocks;
    }
  }
  EXPECT_GT(blocks, 100);
}

}  // namespace
}  // namespace plc_test
