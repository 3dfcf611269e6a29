#include "fleet/report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace fleet {
namespace {

Outcome sample() {
  Outcome outcome;
  outcome.station = "Pump </script>";
  outcome.count = 12345;
  outcome.cycleMs = 100;
  outcome.counts = {
      .connects = 12345, .published = 1'234'567, .confirmable = 1'234'567, .acknowledged = 1'234'560};
  outcome.bytesPerStation = 64 * 1024;
  outcome.cpuMsPerStationSecond = 0.5;
  outcome.latencies.add(3'000'000);
  Second second;
  second.at = 10;
  second.connected = 12300;
  second.counts = outcome.counts;
  outcome.seconds = {second};
  return outcome;
}

TEST(Report, TheTableHasTheFigures) {
  const std::string text = table(sample());
  for (const char* part : {"12,345 of Pump", "12,300 at most", "1,234,567, 123457 a second", "not yet 7",
                           "64 KiB", "2000 stations a core", "3.0 ms 99 %"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(text.find("STOP"), std::string::npos);
}

TEST(Report, TheTableSaysWhatStopped) {
  Outcome outcome = sample();
  outcome.stopped = 2;
  outcome.firstStop = "station 3: why";
  EXPECT_NE(table(outcome).find("2; station 3: why"), std::string::npos);
}

TEST(Report, OfNothingIsATableToo) {
  EXPECT_NE(table(Outcome{}).find("0 of"), std::string::npos);
  EXPECT_TRUE(nlohmann::json::accept(json(Outcome{})));
}

TEST(Report, JsonHasEverySecond) {
  const auto read = nlohmann::json::parse(json(sample()));
  EXPECT_EQ(read["count"], 12345);
  EXPECT_EQ(read["unacknowledged"], 7);
  ASSERT_EQ(read["seconds"].size(), 1u);
  EXPECT_EQ(read["seconds"][0]["connected"], 12300);
}

TEST(Report, ANameInThePageEndsNoScript) {
  const std::string text = page(sample());
  EXPECT_EQ(text.find("Pump </script>"), std::string::npos);
  EXPECT_NE(text.find("Pump \\u003c/script>"), std::string::npos);
  EXPECT_EQ(text.find("/*OUTCOME*/"), std::string::npos);
}

}  // namespace
}  // namespace fleet
