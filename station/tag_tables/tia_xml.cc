#include "station/tag_tables/tia_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <vector>

#include "scl/text/diagnostic_code.h"

namespace station {
namespace {

/// Places in the text by their offset in bytes.
class Lines {
 public:
  explicit Lines(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') ends_.push_back(static_cast<ptrdiff_t>(i));
    }
  }

  scl::SourceLocation at(ptrdiff_t offset) const {
    const auto line = std::lower_bound(ends_.begin(), ends_.end(), offset);
    const ptrdiff_t start = line == ends_.begin() ? 0 : *(line - 1) + 1;
    return {static_cast<int>(line - ends_.begin()) + 1,
            static_cast<int>(std::max<ptrdiff_t>(offset - start, 0)) + 1};
  }

 private:
  std::vector<ptrdiff_t> ends_;
};

std::string attribute(pugi::xml_node object, const char* name) {
  return object.child("AttributeList").child(name).text().get();
}

// Up to V14 the type is a link: <LinkList><DataType><Name>Bool</Name></DataType></LinkList>.
std::string typeOf(pugi::xml_node object) {
  std::string type = attribute(object, "DataTypeName");
  return !type.empty() ? type : object.child("LinkList").child("DataType").child("Name").text().get();
}

/// Appends the rows of one table. The offset of a node is that of its name, behind '<'.
void appendTable(pugi::xml_node table, const Lines& lines, scl::TagRows& rows) {
  for (const pugi::xml_node object : table.child("ObjectList").children()) {
    const std::string_view kind = object.name();
    const scl::SourceLocation location = lines.at(object.offset_debug() - 1);
    if (kind == "SW.Tags.PlcTag") {
      rows.tags.push_back(
          {location, attribute(object, "Name"), typeOf(object), attribute(object, "LogicalAddress")});
    } else if (kind == "SW.Tags.PlcUserConstant") {
      rows.userConstants.push_back(
          {location, attribute(object, "Name"), typeOf(object), attribute(object, "Value")});
    }
  }
}

}  // namespace

scl::TagRows readTiaXml(std::string_view bytes, const std::string& file, scl::Diagnostics& diagnostics) {
  scl::TagRows rows;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    diagnostics.error(scl::NOT_UTF8, file, {1, 1}, "found UTF-16, expected UTF-8: save the table as UTF-8");
    return rows;
  }
  const Lines lines(bytes);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size());
  if (!parsed) {
    diagnostics.error(scl::BAD_TAG_TABLE, file, lines.at(parsed.offset),
                      fmt::format("this is no well-formed XML: {}", parsed.description()));
    return rows;
  }
  int tables = 0;
  for (const pugi::xml_node parent : {pugi::xml_node(document), document.child("Document")}) {
    for (const pugi::xml_node table : parent.children("SW.Tags.PlcTagTable")) {
      appendTable(table, lines, rows);
      ++tables;
    }
  }
  if (tables == 0) {
    diagnostics.error(
        scl::BAD_TAG_TABLE, file, {1, 1},
        "this XML holds no PLC tag table (SW.Tags.PlcTagTable): export the table from TIA Portal");
  }
  return rows;
}

}  // namespace station
