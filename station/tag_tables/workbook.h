#pragma once
// The cells of an XLSX file (Office Open XML, ECMA-376) as texts.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vcpu/result/result.h"

namespace station {

/// One row of a sheet.
struct SheetRow {
  int number = 0;                    ///< as the spreadsheet shows it, from 1
  std::map<int, std::string> cells;  ///< by column, A is 0; empty cells are not here
};

/// For one thread.
class Workbook {
 public:
  /// Fails, with a sentence, if `bytes` are no XLSX file that can be read. They are not kept.
  static vcpu::Result<Workbook> open(std::string_view bytes);

  /// nullptr if there is no sheet of this name. Valid as long as the workbook.
  const std::vector<SheetRow>* sheet(const std::string& name) const;

  std::vector<std::string> sheetNames() const;

  /// Parts that are larger, all that are read together, are not read: a tag table has some megabytes.
  static constexpr uint64_t BYTES_MAX = 64 * 1024 * 1024;

 private:
  std::map<std::string, std::vector<SheetRow>> sheets_;
};

}  // namespace station
