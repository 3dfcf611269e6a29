#pragma once
// PLC tag tables as files. Any thread may call; a Diagnostics is used by one at a time.

#include <string>
#include <string_view>
#include <vector>

#include "scl/scl.h"

namespace station {

/// Whether a file name means a tag table and not an SCL source: it ends in .xml, .xlsx or .csv.
bool isTagTable(std::string_view file);

/// Whether the contents of such a file are a tag table, for files that nobody named: an XML with a
/// SW.Tags.PlcTagTable, a workbook with a sheet "PLC Tags" or "Constants", a CSV that begins with
/// name,type,address.
bool holdsTags(std::string_view bytes, std::string_view file);

/// Reads a tag table whose contents are `bytes`. Answers a unit for each sheet of a workbook, otherwise one.
/// What is wrong is reported with file and row: the line of an XML or CSV, the row of the sheet. In a
/// workbook the file is called FILE[SHEET].
std::vector<scl::Unit> readTagTable(std::string_view bytes, const std::string& file,
                                    const scl::Dialect& dialect, scl::Diagnostics& diagnostics);

}  // namespace station
