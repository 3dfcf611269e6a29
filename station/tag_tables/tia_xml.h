#pragma once
// Tag tables as TIA Portal exports them to XML: SW.Tags.PlcTagTable with SW.Tags.PlcTag and
// SW.Tags.PlcUserConstant. Any thread may call.

#include <string>
#include <string_view>

#include "scl/tag_rows.h"

namespace station {

/// The rows of all tables in the document. Text that is no XML, or holds no tag table, is reported.
scl::TagRows readTiaXml(std::string_view bytes, const std::string& file, scl::Diagnostics& diagnostics);

}  // namespace station
