#pragma once
// Tag tables as texts: what a reader of XML, XLSX or CSV hands on. scl::parseTagRows makes a unit of it that
// check() takes beside the sources.

#include <string>
#include <vector>

#include "scl/scl.h"

namespace scl {

/// A PLC tag: one row of a tag table.
struct TagRow {
  SourceLocation location;
  std::string name;     ///< without quotes
  std::string type;     ///< Int, "Motor", Array[0..3] of Bool
  std::string address;  ///< %I0.0
};

/// A user constant.
struct UserConstantRow {
  SourceLocation location;
  std::string name;   ///< without quotes
  std::string type;   ///< Int
  std::string value;  ///< an SCL literal: 4, T#5s, 'text'
};

/// What one table holds, in its order.
struct TagRows {
  std::vector<TagRow> tags;
  std::vector<UserConstantRow> userConstants;
};

/// Parses types and values. A row that is wrong is reported at its location and left out. `file` is the
/// table's name for reports. Any thread may call; the diagnostics are used by one at a time.
Unit parseTagRows(const TagRows& rows, const std::string& file, const Dialect& dialect,
                  Diagnostics& diagnostics);

}  // namespace scl
