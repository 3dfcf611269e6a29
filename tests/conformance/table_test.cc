// The table of docs/conformance.md and the tests of this program say the same.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace conformance {
namespace {

constexpr const char* NO_TEST = "none: ";

/// A row: Id | The client | In MQTT 3.1 | Tests | Run on.
struct Row {
  std::string id;
  std::string requirement;
  std::string difference;
  std::string tests;
  std::string runOn;
};

std::string trimmed(const std::string& text) {
  const size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<Row> readTable() {
  std::ifstream file(PROJECT_ROOT "/docs/conformance.md");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("| ", 0) != 0 || line.rfind("| Id ", 0) == 0 || line.rfind("| ---", 0) == 0) continue;
    std::vector<std::string> cells;
    size_t begin = 1;
    for (size_t end = line.find(" |", begin); end != std::string::npos; end = line.find(" |", begin)) {
      cells.push_back(trimmed(line.substr(begin, end - begin)));
      begin = end + 2;
    }
    EXPECT_EQ(cells.size(), 5U) << line;
    if (cells.size() == 5) rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
  }
  return rows;
}

/// The names in a cell of tests: `Suite.Name`, `Suite.Name`.
std::vector<std::string> namesIn(const std::string& cell) {
  std::vector<std::string> names;
  size_t open = cell.find('`');
  while (open != std::string::npos) {
    const size_t close = cell.find('`', open + 1);
    if (close == std::string::npos) break;
    names.push_back(cell.substr(open + 1, close - open - 1));
    open = cell.find('`', close + 1);
  }
  return names;
}

/// Every conformance test of this program, and on what it runs: "Data.Mqtt_1_5_3_1" on {"Native311", ..}.
std::map<std::string, std::set<std::string>> knownTests() {
  const std::string prefix = "Conformance/";
  std::map<std::string, std::set<std::string>> tests;
  const testing::UnitTest& program = *testing::UnitTest::GetInstance();
  for (int suite = 0; suite < program.total_test_suite_count(); ++suite) {
    const testing::TestSuite& tested = *program.GetTestSuite(suite);
    const std::string name = tested.name();
    if (name.rfind(prefix, 0) != 0) continue;
    for (int test = 0; test < tested.total_test_count(); ++test) {
      const std::string full = tested.GetTestInfo(test)->name();
      const size_t slash = full.find('/');
      tests[name.substr(prefix.size()) + "." + full.substr(0, slash)].insert(full.substr(slash + 1));
    }
  }
  return tests;
}

/// As the table writes it: "native, SCL; 3.1.1, 3.1".
std::string textOfWays(const std::set<std::string>& ways) {
  const auto runs = [&ways](const std::string& engine, const std::string& level) {
    return ways.count(engine + level) == 1;
  };
  const bool both311 = runs("Native", "311") && runs("Scl", "311");
  const bool both31 = runs("Native", "31") && runs("Scl", "31");
  if (ways.size() == 4 && both311 && both31) return "native, SCL; 3.1.1, 3.1";
  if (ways.size() == 2 && both311) return "native, SCL; 3.1.1";
  if (ways.size() == 2 && both31) return "native, SCL; 3.1";
  return "not on both engines";
}

/// The numbers of an id or of a test, joined: "MQTT-3.1.2-11, -13" and "Mqtt_3_1_2_11_13" give "3_1_2_11_13".
std::string numbersOf(const std::string& text) {
  std::string numbers;
  bool inNumber = false;
  for (const char letter : text) {
    const bool isDigit = letter >= '0' && letter <= '9';
    if (isDigit && !inNumber && !numbers.empty()) numbers += '_';
    if (isDigit) numbers += letter;
    inNumber = isDigit;
  }
  return numbers;
}

/// The beginning of the names of an id's tests. An id of two numbers is named after its first: "4.2,
/// MQTT-7.1.2-1" gives "Section_4_2".
std::string nameOfId(const std::string& id) {
  const size_t second = id.find(", MQTT");
  const std::string first = id.substr(0, second);
  return (first.rfind("MQTT-", 0) == 0 ? "Mqtt_" : "Section_") + numbersOf(first);
}

TEST(ConformanceTable, EachRowHasATestOrAReason) {
  const std::vector<Row> rows = readTable();
  EXPECT_GT(rows.size(), 100U);
  for (const Row& row : rows) {
    EXPECT_FALSE(row.id.empty() || row.requirement.empty() || row.difference.empty()) << row.id;
    if (row.tests.rfind(NO_TEST, 0) == 0) {
      EXPECT_GT(row.tests.size(), std::string(NO_TEST).size() + 10) << row.id;
      EXPECT_EQ(row.runOn, "-") << row.id;
    } else {
      EXPECT_FALSE(namesIn(row.tests).empty()) << row.id;
    }
  }
}

TEST(ConformanceTable, EachTestInItExistsAndRunsOnWhatItSays) {
  const auto known = knownTests();
  for (const Row& row : readTable()) {
    std::set<std::string> ways;
    for (const std::string& name : namesIn(row.tests)) {
      const auto test = known.find(name);
      ASSERT_NE(test, known.end()) << row.id << ": there is no test " << name;
      ways.insert(test->second.begin(), test->second.end());
    }
    if (ways.empty()) continue;
    EXPECT_EQ(row.runOn, textOfWays(ways)) << row.id;
  }
}

TEST(ConformanceTable, EachTestStandsInItOnce) {
  std::map<std::string, int> rowsOf;
  for (const Row& row : readTable()) {
    for (const std::string& name : namesIn(row.tests)) ++rowsOf[name];
  }
  for (const auto& [name, ways] : knownTests()) EXPECT_EQ(rowsOf[name], 1) << name;
}

TEST(ConformanceTable, EachTestIsNamedAfterItsId) {
  for (const Row& row : readTable()) {
    for (const std::string& name : namesIn(row.tests)) {
      const std::string test = name.substr(name.find('.') + 1);
      const std::string expected = nameOfId(row.id);
      EXPECT_EQ(test.substr(0, expected.size()), expected) << row.id << ": " << name;
      const std::string rest = test.substr(std::min(expected.size(), test.size()));
      EXPECT_TRUE(rest.empty() || (rest[0] == '_' && numbersOf(rest).empty())) << row.id << ": " << name;
    }
  }
}

// The same requirement is not there twice, and ids of the standard stand in one row each.
TEST(ConformanceTable, EachIdStandsInItOnce) {
  std::map<std::string, int> rowsOf;
  for (const Row& row : readTable()) {
    ++rowsOf[row.id.rfind("MQTT-", 0) == 0 ? row.id : row.id + row.requirement];
  }
  for (const auto& [id, count] : rowsOf) EXPECT_EQ(count, 1) << id;
}

}  // namespace
}  // namespace conformance
