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

/// Calls `add` with location, name, type and third cell of each row that is not empty.
template <typename Add>
void forRows(const std::vector<SheetRow>& rows, const Columns& columns, const Add& add) {
  for (size_t i = 1; i < rows.size(); ++i) {
    const SheetRow& row = rows[i];
    if (row.cells.empty()) continue;
    add(scl::SourceLocation{row.number, columns.name + 1}, cell(row, columns.name), cell(row, columns.type),
        cell(row, columns.third));
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
  const std::vector<SheetRow>* tags = workbook->sheet(std::string(TAGS));
  const std::vector<SheetRow>* constants = workbook->sheet(std::string(CONSTANTS));
  if (tags == nullptr && constants == nullptr) {
    diagnostics.error(scl::BAD_TAG_TABLE, file, {1, 1},
                      fmt::format("the workbook has no sheet \"{}\" or \"{}\", but {}", TAGS, CONSTANTS,
                                  fmt::join(workbook->sheetNames(), ", ")));
  }
  if (tags != nullptr) {
    NamedRows table{fmt::format("{}[{}]", file, TAGS), {}};
    if (const auto columns = columnsOf(*tags, "Logical Address", table.name, diagnostics)) {
      forRows(*tags, *columns,
              [&](scl::SourceLocation at, std::string name, std::string type, std::string address) {
                table.rows.tags.push_back({at, std::move(name), std::move(type), std::move(address)});
              });
    }
    tables.push_back(std::move(table));
  }
  if (constants != nullptr) {
    NamedRows table{fmt::format("{}[{}]", file, CONSTANTS), {}};
    if (const auto columns = columnsOf(*constants, "Value", table.name, diagnostics)) {
      forRows(*constants, *columns,
              [&](scl::SourceLocation at, std::string name, std::string type, std::string value) {
                table.rows.userConstants.push_back({at, std::move(name), std::move(type), std::move(value)});
              });
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

bool isTiaWorkbook(std::string_view bytes) {
  const vcpu::Result<Workbook> workbook = Workbook::open(bytes);
  return workbook && (workbook->sheet(std::string(TAGS)) != nullptr ||
                      workbook->sheet(std::string(CONSTANTS)) != nullptr);
}

}  // namespace station
