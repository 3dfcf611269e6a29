#include <gtest/gtest.h>

#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

TEST(ProgramAlarm, WritesEachEdgeToTheDiagnosticBuffer) {
  Station station(compiled(R"(
FUNCTION_BLOCK "Plant"
VAR
  level : Int;
  high : Program_Alarm;
END_VAR
BEGIN
  #high(SIG := #level > 90,
        TIMESTAMP := LDT#2020-01-01-00:00:00,
        SD_1 := #level);
END_FUNCTION_BLOCK
DATA_BLOCK "P" "Plant" BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "Main" BEGIN "P"(); END_ORGANIZATION_BLOCK
)"));
  station.cpu.start();
  for (const char level : {0, 95, 96, 20, 20, 91}) {
    station.cpu.find("\"P\".level")->bytes[1] = static_cast<uint8_t>(level);
    station.cpu.scanOnce();
  }
  std::vector<std::string> sentences;
  for (const DiagnosticEvent& event : station.cpu.diagnosticBuffer()) {
    if (event.kind != EventKind::ProgramMessage) continue;
    EXPECT_EQ(event.block, "Plant");
    EXPECT_EQ(event.line, 8);
    sentences.push_back(event.sentence);
  }
  EXPECT_EQ(sentences, (std::vector<std::string>{"Program_Alarm: the alarm comes, number 1.",
                                                 "Program_Alarm: the alarm goes, number 1.",
                                                 "Program_Alarm: the alarm comes, number 2."}));
  EXPECT_EQ(station.value("\"P\".high.Error"), "FALSE");
}

}  // namespace
}  // namespace vcpu
