#pragma once
// A plain list of PLC tags and user constants, made with any editor or spreadsheet. Any thread may call.
//
//   name,type,address
//   Start_Button,Bool,%I0.0
//   PLACES,Int,4
//
// The heading may be missing. A row whose third cell is an address is a tag, any other a user constant with
// that value; a fourth cell is a comment. Cells may stand in quotation marks, doubled ones are part of them.
// The separator is ';' if the first line has one and no ','.

#include <string>
#include <string_view>

#include "scl/tag_rows.h"

namespace station {

/// What is wrong is reported at its line, and the row left out.
scl::TagRows readCsv(std::string_view bytes, const std::string& file, scl::Diagnostics& diagnostics);

/// Whether the first line is the heading.
bool beginsWithHeading(std::string_view bytes);

}  // namespace station
