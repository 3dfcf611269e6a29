#include "station/tag_tables/tia_xlsx.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "scl/text/diagnostic_code.h"
#include "scl/text/name.h"
#include "station/tag_tables/workbook.h"

namespace station {
namespace {

constexpr std::string_view TAGS = "PLC Tags";
constexpr std::string_view CONSTANTS = "Constants";

/// The columns of a sheet that are read.
struct Columns {
  int name = 0;
  int type = 0;
  int third = 0;  ///< address or value
};

std::optional<int> columnNamed(const SheetRow& heading, std::string_view name) {
  for (const auto& [column, text] : heading.cells) {
    if (scl::sameName(text, name)) return column;
  }
  return std::nullopt;
}

/// Nothing: a column is missing, and it is reported.
std::optional<Columns> columnsOf(const std::vector<SheetRow>& rows, std::string_view third,
                                 const std::string& table, scl::Diagnostics& diagnostics) {
  const SheetRow heading = rows.empty() ? SheetRow{1, {}} : rows.front();
  const std::array<std::string_view, 3> names = {"Name", "Data Type", third};
  std::array<int, 3> found{};
  for (size_t i = 0; i < names.size(); ++i) {
    const std::optional<int> column = columnNamed(heading, names[i]);
    if (!column) {
      diagnostics.error(scl::BAD_TAG_TABLE, table, {heading.number, 1},
                        fmt::format("the first row names no column \"{}\", expected the columns {}", names[i],
                                    fmt::join(names, ", ")));
      return std::nullopt;
    }
    found[i] = *column;
  }
  return Columns{found[0], found[1], found[2]};
}

std::string cell(const SheetRow& row, int column) {
  const auto found = row.cells.find(column);
  return found == row.cells.end() ? std::string() : found->second;
}

/// The rows below the heading of the sheet `title`, as a table of their own behind `tables`; nothing if the
/// workbook has no such sheet. `rowsOf` names the member of a TagRows that takes them, `third` the column
/// beside Name and Data Type.
template <typename Row>
void takeSheet(const Workbook& workbook, std::string_view title, std::string_view third,
               std::vector<Row> scl::TagRows::*rowsOf, const std::string& file,
               std::vector<NamedRows>& tables, scl::Diagnostics& diagnostics) {
  const std::vector<SheetRow>* rows = workbook.sheet(std::string(title));
  if (rows == nullptr) return;
  NamedRows& table = tables.emplace_back(NamedRows{fmt::format("{}[{}]", file, title), {}});
  const std::optional<Columns> columns = columnsOf(*rows, third, table.name, diagnostics);
  if (!columns) return;
  for (size_t i = 1; i < rows->size(); ++i) {
    const SheetRow& row = (*rows)[i];
    if (row.cells.empty()) continue;
    (table.rows.*rowsOf)
        .push_back({{row.number, columns->name + 1},
                    cell(row, columns->name),
                    cell(row, columns->type),
                    cell(row, columns->third)});
  }
}

}  // namespace

std::vector<NamedRows> readTiaXlsx(std::string_view bytes, const std::string& file,
                                   scl::Diagnostics& diagnostics) {
  std::vector<NamedRows> tables;
  const vcpu::Result<Workbook> workbook = Workbook::open(bytes);
  if (!workbook) {
    diagnostics.error(scl::BAD_TAG_TABLE, file, {1, 1}, workbook.failure());
    return tables;
  }
  takeSheet(*workbook, TAGS, "Logical Address", &scl::TagRows::tags, file, tables, diagnostics);
  takeSheet(*workbook, CONSTANTS, "Value", &scl::TagRows::userConstants, file, tables, diagnostics);
  if (tables.empty()) {
    diagnostics.error(scl::BAD_TAG_TABLE, file, {1, 1},
                      fmt::format("the workbook has no sheet \"{}\" or \"{}\", but {}", TAGS, CONSTANTS,
                                  fmt::join(workbook->sheetNames(), ", ")));
  }
  return tables;
}

bool isTiaWorkbook(std::string_view bytes) {
  const vcpu::Result<Workbook> workbook = Workbook::open(bytes);
  return workbook && (workbook->sheet(std::string(TAGS)) != nullptr ||
                      workbook->sheet(std::string(CONSTANTS)) != nullptr);
}

}  // namespace station
