// Every row of the tables in docs/number-texts.md, with both compilers.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "vcpu/access/value.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

/// A row by the heads of its columns.
using Row = std::map<std::string, std::string>;

std::vector<std::string> cellsOf(const std::string& line) {
  std::vector<std::string> cells;
  size_t from = line.find('|') + 1;
  for (size_t to = line.find('|', from); to != std::string::npos; to = line.find('|', from)) {
    const std::string cell = line.substr(from, to - from);
    const size_t first = cell.find_first_not_of(' ');
    cells.push_back(first == std::string::npos ? ""
                                               : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    from = to + 1;
  }
  return cells;
}

std::vector<Row> rowsOfDocument() {
  std::ifstream document(std::string(TESTDATA) + "/../docs/number-texts.md");
  std::vector<Row> rows;
  std::vector<std::string> heads;
  for (std::string line; std::getline(document, line);) {
    if (!line.starts_with('|')) {
      heads.clear();
      continue;
    }
    const std::vector<std::string> cells = cellsOf(line);
    if (line.starts_with("|--")) continue;
    if (heads.empty()) {
      heads = cells;
      continue;
    }
    Row row{{"line", line}};
    for (size_t i = 0; i < heads.size() && i < cells.size(); i++) row[heads[i]] = cells[i];
    rows.push_back(row);
  }
  return rows;
}

std::string typeOf(const Row& row) {
  if (row.contains("before")) return "String[20]";
  return row.at(row.contains("value") ? "type of the result" : "type of OUT");
}

std::string statementOf(const Row& row, size_t number) {
  const std::string target = fmt::format("#r{}", number);
  if (row.contains("value")) return fmt::format("{} := {};", target, row.at("value"));
  if (!row.contains("before")) {
    return fmt::format("STRG_VAL(IN := {}, FORMAT := {}, P := {}, OUT => {});", row.at("IN"),
                       row.at("FORMAT"), row.at("P"), target);
  }
  return fmt::format(
      "{} := {};\nENO := TRUE;\nVAL_STRG(IN := {}, SIZE := {}, PREC := {}, FORMAT := {}, P := {}, OUT => "
      "{});",
      target, row.at("before"), row.at("IN"), row.at("SIZE"), row.at("PREC"), row.at("FORMAT"), row.at("P"),
      target);
}

std::string programOf(const std::vector<Row>& rows) {
  std::string variables;
  std::string statements;
  for (size_t i = 0; i < rows.size(); i++) {
    variables += fmt::format("r{0} : {1};\ne{0} : Bool;\n", i, typeOf(rows[i]));
    statements += fmt::format("ENO := TRUE;\n{}\n#e{} := ENO;\n", statementOf(rows[i], i), i);
  }
  return fmt::format(
      "FUNCTION_BLOCK \"Table\" VAR\n{}END_VAR\nBEGIN\n{}END_FUNCTION_BLOCK\n"
      "DATA_BLOCK \"D\" \"Table\" BEGIN END_DATA_BLOCK\n"
      "ORGANIZATION_BLOCK \"Main\" BEGIN \"D\"(); END_ORGANIZATION_BLOCK\n",
      variables, statements);
}

TEST(NumberTexts, AreWhatTheTableSays) {
  const std::vector<Row> rows = rowsOfDocument();
  ASSERT_GT(rows.size(), 90U);
  for (CompilerKind compiler : {CompilerKind::InProcess, CompilerKind::System}) {
    Station station(compiled(programOf(rows), compiler));
    station.cpu.start();
    station.cpu.scanOnce();
    ASSERT_EQ(station.cpu.state(), CpuState::Run);
    for (size_t i = 0; i < rows.size(); i++) {
      const Row& row = rows[i];
      EXPECT_EQ(station.value(fmt::format("D.e{}", i)), row.at("ENO")) << row.at("line");
      const Result<Operand> actual = station.cpu.find(fmt::format("D.r{}", i));
      ASSERT_TRUE(actual) << row.at("line");
      std::vector<uint8_t> bytes(actual->bytes.begin(), actual->bytes.end());
      Operand expected{bytes, actual->bit, actual->type};
      ASSERT_TRUE(setValue(expected, row.at(row.contains("value") ? "result" : "OUT"))) << row.at("line");
      EXPECT_EQ(formatValue(*actual), formatValue(expected)) << row.at("line");
    }
  }
}

}  // namespace
}  // namespace vcpu
