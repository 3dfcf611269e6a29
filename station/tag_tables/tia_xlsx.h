#pragma once
// Tag tables as TIA Portal exports them to a workbook: the sheets "PLC Tags" with the columns Name, Data Type
// and Logical Address, and "Constants" with Name, Data Type and Value. Any thread may call.

#include <string>
#include <string_view>
#include <vector>

#include "scl/tag_rows.h"

namespace station {

/// The rows of one table under the name that reports give it.
struct NamedRows {
  std::string name;
  scl::TagRows rows;
};

/// One of the two sheets may be missing; a workbook with neither, or without one of the columns, is reported.
std::vector<NamedRows> readTiaXlsx(std::string_view bytes, const std::string& file,
                                   scl::Diagnostics& diagnostics);

/// Whether a workbook has one of the sheets.
bool isTiaWorkbook(std::string_view bytes);

}  // namespace station
