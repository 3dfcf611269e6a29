#include "station/tag_tables/tag_table.h"

#include "scl/tag_rows.h"
#include "scl/text/name.h"
#include "station/tag_tables/csv_table.h"
#include "station/tag_tables/tia_xlsx.h"
#include "station/tag_tables/tia_xml.h"

namespace station {
namespace {

enum class Format { Xml, Xlsx, Csv, None };

Format formatOf(std::string_view file) {
  const std::string_view ending = file.substr(std::min(file.rfind('.'), file.size()));
  if (scl::sameName(ending, ".xml")) return Format::Xml;
  if (scl::sameName(ending, ".xlsx")) return Format::Xlsx;
  return scl::sameName(ending, ".csv") ? Format::Csv : Format::None;
}

}  // namespace

bool isTagTable(std::string_view file) {
  return formatOf(file) != Format::None;
}

bool holdsTags(std::string_view bytes, std::string_view file) {
  switch (formatOf(file)) {
    case Format::Xml: return bytes.find("<SW.Tags.PlcTagTable") != std::string_view::npos;
    case Format::Xlsx: return isTiaWorkbook(bytes);
    case Format::Csv: return beginsWithHeading(bytes);
    case Format::None: break;
  }
  return false;
}

std::vector<scl::Unit> readTagTable(std::string_view bytes, const std::string& file,
                                    const scl::Dialect& dialect, scl::Diagnostics& diagnostics) {
  std::vector<NamedRows> tables;
  switch (formatOf(file)) {
    case Format::Xml: tables.push_back({file, readTiaXml(bytes, file, diagnostics)}); break;
    case Format::Xlsx: tables = readTiaXlsx(bytes, file, diagnostics); break;
    case Format::Csv: tables.push_back({file, readCsv(bytes, file, diagnostics)}); break;
    case Format::None: break;
  }
  std::vector<scl::Unit> units;
  for (const NamedRows& table : tables) {
    units.push_back(scl::parseTagRows(table.rows, table.name, dialect, diagnostics));
  }
  return units;
}

}  // namespace station
