#include "vcpu/system/card/data_log.h"

#include <gtest/gtest.h>

#include "vcpu/card/testing/hindered_disk.h"
#include "vcpu/testing/card.h"

namespace vcpu {
namespace {

using Kind = CardFault::Kind;

constexpr int64_t NOON = 1'795'953'605'000'000'000;  // 2026-11-29 12:00:05
constexpr size_t VALUE_CHARACTERS = 3;               // ", 7"

DataLogDefinition definitionOf(uint32_t records, DataLogTimestamp timestamp = DataLogTimestamp::None) {
  return {records, timestamp, "Record,n", "\"Data\".n", "Byte"};
}

/// A data log of `records` places into which so many records were written.
DataLog written(TestCard& card, uint32_t records, int count) {
  DataLog log;
  EXPECT_FALSE(DataLog::create(card.card(), "Log", definitionOf(records), VALUE_CHARACTERS, log));
  for (int i = 0; i < count; i++) EXPECT_FALSE(log.append(", " + std::to_string(i % 10), NOON));
  return log;
}

TEST(DataLog, IsAHeaderItsRecordsAndAnEnd) {
  TestCard card;
  DataLog log;
  ASSERT_FALSE(
      DataLog::create(card.card(), "Log", definitionOf(3, DataLogTimestamp::Utc), VALUE_CHARACTERS, log));
  EXPECT_EQ(card.read("DataLogs/Log.csv"), "Record,n\r\n//END\r\n");
  EXPECT_FALSE(log.append(", 7", NOON));
  EXPECT_FALSE(log.isAtEnd());
  EXPECT_EQ(card.read("DataLogs/Log.csv"),
            "Record,n\r\n"
            "         1,11/29/2026,12:00:05, 7\r\n"
            "//END\r\n");
}

TEST(DataLog, WritesRoundAndRound) {
  TestCard card;
  DataLog log = written(card, 3, 3);
  EXPECT_TRUE(log.isAtEnd());
  EXPECT_FALSE(log.append(", x", NOON));
  EXPECT_FALSE(log.isAtEnd());
  EXPECT_EQ(card.read("DataLogs/Log.csv"),
            "Record,n\r\n"
            "         4, x\r\n"
            "         2, 1\r\n"
            "         3, 2\r\n"
            "//END\r\n");
}

// In a later run the next record has the next number and takes the next place, wherever the last one ended.
TEST(DataLog, GoesOnWhereItEnded) {
  for (uint32_t records : {1U, 2U, 3U, 7U}) {
    for (int count = 0; count <= 30; count++) {
      TestCard card;
      written(card, records, count);
      TestCard another;
      written(another, records, count + 1);

      DataLogDefinition definition;
      ASSERT_FALSE(DataLog::readDefinition(card.card(), "Log", definition));
      EXPECT_EQ(definition, definitionOf(records));
      DataLog log;
      bool isWhole = false;
      ASSERT_FALSE(DataLog::open(card.card(), "Log", definition, VALUE_CHARACTERS, log, isWhole));
      ASSERT_TRUE(isWhole) << count << " in " << records;
      EXPECT_FALSE(log.append(", " + std::to_string(count % 10), NOON));
      EXPECT_EQ(card.read("DataLogs/Log.csv"), another.read("DataLogs/Log.csv"))
          << count << " in " << records;
    }
  }
}

TEST(DataLog, BeginsAnewWhenItIsCleared) {
  TestCard card;
  DataLog log = written(card, 3, 5);
  EXPECT_FALSE(log.clear());
  EXPECT_EQ(card.read("DataLogs/Log.csv"), "Record,n\r\n//END\r\n");
  EXPECT_FALSE(log.append(", 9", NOON));
  EXPECT_EQ(card.read("DataLogs/Log.csv"), "Record,n\r\n         1, 9\r\n//END\r\n");
}

TEST(DataLog, IsMadeOnce) {
  TestCard card;
  written(card, 3, 2);
  const std::string before = card.read("DataLogs/Log.csv");
  DataLog log;
  EXPECT_EQ(DataLog::create(card.card(), "Log", definitionOf(3), VALUE_CHARACTERS, log).kind,
            Kind::AlreadyThere);
  EXPECT_EQ(card.read("DataLogs/Log.csv"), before);
}

// A file that is cut, is longer, or is another one in its frame is no data log, and stays as it is.
TEST(DataLog, OpensNoOtherFile) {
  TestCard card;
  written(card, 3, 5);
  const std::string good = card.read("DataLogs/Log.csv");
  const auto opens = [&card](const std::string& text) {
    card.write("DataLogs/Log.csv", text);
    DataLog log;
    bool isWhole = true;
    EXPECT_FALSE(DataLog::open(card.card(), "Log", definitionOf(3), VALUE_CHARACTERS, log, isWhole));
    EXPECT_EQ(card.read("DataLogs/Log.csv"), text);
    return isWhole;
  };
  EXPECT_TRUE(opens(good));
  for (size_t length = 0; length < good.size(); length++)
    EXPECT_FALSE(opens(good.substr(0, length))) << length;
  EXPECT_FALSE(opens(good + "x"));
  EXPECT_FALSE(opens("record,n" + good.substr(8)));
  EXPECT_FALSE(opens(good.substr(0, good.size() - 7) + "//ENDE\n"));
  EXPECT_FALSE(opens(good.substr(0, good.size() - 7) + "         6, 7\r\n//END\r\n"));
  for (const auto& [number, other] :
       {std::pair("         4", "         5"), std::pair("         4", "       4 x"),
        std::pair("         3", "         9"), std::pair("         5", "         1"),
        std::pair("         4", "         0"), std::pair("         4", "9999999999")}) {
    std::string damaged = good;
    damaged.replace(damaged.find(number), 10, other);
    EXPECT_FALSE(opens(damaged)) << number << " -> " << other;
  }
}

TEST(DataLog, OpensNoOtherDefinition) {
  TestCard card;
  written(card, 3, 5);
  DataLogDefinition definition;
  card.write("DataLogs/Log.datalog", "x");
  EXPECT_EQ(DataLog::readDefinition(card.card(), "Log", definition).kind, Kind::NotPlain);
  card.write("DataLogs/Log.datalog", std::string(2 * DEFINITION_BYTES_MAX, 'x'));
  EXPECT_EQ(DataLog::readDefinition(card.card(), "Log", definition).kind, Kind::NotPlain);
  EXPECT_EQ(DataLog::readDefinition(card.card(), "Other", definition).kind, Kind::NotThere);
}

// Of a record that did not fit nothing is left, and the next one takes its place and its number.
TEST(DataLog, StaysWholeOnAFullDisk) {
  TestCard card;
  DataLog log = written(card, 3, 1);
  const std::string before = card.read("DataLogs/Log.csv");
  {
    const FullDisk disk(before.size() + 5);
    EXPECT_EQ(log.append(", 8", NOON).kind, Kind::Full);
    EXPECT_EQ(card.read("DataLogs/Log.csv"), before);
  }
  EXPECT_FALSE(log.append(", 9", NOON));
  EXPECT_EQ(card.read("DataLogs/Log.csv"), "Record,n\r\n         1, 0\r\n         2, 9\r\n//END\r\n");
}

TEST(DataLog, IsNotMadeInHalf) {
  TestCard card;
  DataLog log;
  {
    const FullDisk disk(20);  // enough for the CSV file, not for the definition
    EXPECT_EQ(DataLog::create(card.card(), "Log", definitionOf(3), VALUE_CHARACTERS, log).kind, Kind::Full);
  }
  EXPECT_FALSE(card.has("DataLogs/Log.csv"));
  EXPECT_FALSE(card.has("DataLogs/Log.datalog"));
}

}  // namespace
}  // namespace vcpu
