#include "station/tag_tables/workbook.h"

#include <fmt/format.h>
#include <zip.h>

#include <charconv>
#include <memory>
#include <optional>
#include <pugixml.hpp>

namespace station {
namespace {

/// The parts of a package by their names.
class Package {
 public:
  /// Nothing: `bytes` are no ZIP archive. They must outlive the package.
  static std::optional<Package> open(std::string_view bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) return std::nullopt;
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (archive == nullptr) {
      zip_source_free(source);
      return std::nullopt;
    }
    return Package(archive);
  }

  /// Fails if the part cannot be read or is no XML; a part that is not there is an empty document.
  vcpu::Result<std::unique_ptr<pugi::xml_document>> part(const std::string& name) {
    auto document = std::make_unique<pugi::xml_document>();
    zip_stat_t stat;
    if (zip_stat(archive_.get(), name.c_str(), 0, &stat) != 0) return document;
    if ((stat.valid & ZIP_STAT_SIZE) == 0 || stat.size > bytesLeft_) {
      return vcpu::Failure{
          fmt::format("with its part {} it has more than {} bytes", name, Workbook::BYTES_MAX)};
    }
    bytesLeft_ -= stat.size;
    std::string text(stat.size, '\0');
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive_.get(), name.c_str(), 0),
                                                                 zip_fclose);
    const bool isRead = file != nullptr && zip_fread(file.get(), text.data(), text.size()) ==
                                               static_cast<zip_int64_t>(text.size());
    if (!isRead) return vcpu::Failure{fmt::format("its part {} cannot be read", name)};
    // Blanks are part of a text.
    const auto parsed =
        document->load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!parsed)
      return vcpu::Failure{fmt::format("its part {} is no well-formed XML: {}", name, parsed.description())};
    return document;
  }

 private:
  explicit Package(zip_t* archive) : archive_(archive, zip_discard) {}

  std::unique_ptr<zip_t, void (*)(zip_t*)> archive_;
  uint64_t bytesLeft_ = Workbook::BYTES_MAX;
};

/// The text below a node <si> or <is>: <t> alone, or <r><t> for each piece of one format.
std::string textOf(pugi::xml_node node) {
  std::string text = node.child("t").text().get();
  for (const pugi::xml_node run : node.children("r")) text += run.child("t").text().get();
  return text;
}

std::vector<std::string> sharedStrings(const pugi::xml_document& part) {
  std::vector<std::string> strings;
  for (const pugi::xml_node entry : part.child("sst").children("si")) strings.push_back(textOf(entry));
  return strings;
}

/// The column in "AB12"; -1 without letters.
int columnOf(std::string_view reference) {
  int column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > 16384) break;
    column = column * 26 + (c - 'A' + 1);
  }
  return column - 1;
}

std::string cellText(pugi::xml_node cell, const std::vector<std::string>& shared) {
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") return textOf(cell.child("is"));
  std::string value = cell.child("v").text().get();
  if (type == "b") return value == "1" ? "TRUE" : "FALSE";
  if (type != "s") return value;
  size_t index = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
  return error == std::errc() && index < shared.size() ? shared[index] : std::string();
}

// Of a sheet in Excel.
constexpr int ROWS_MAX = 1'048'576;

/// Rows have rising numbers; one that has none, or one that is none, follows the row before.
std::vector<SheetRow> rowsOf(const pugi::xml_document& part, const std::vector<std::string>& shared) {
  std::vector<SheetRow> rows;
  for (const pugi::xml_node row : part.child("worksheet").child("sheetData").children("row")) {
    SheetRow read;
    const int next = rows.empty() ? 1 : rows.back().number + 1;
    const int number = row.attribute("r").as_int();
    read.number = number > next && number <= ROWS_MAX ? number : next;
    int column = -1;
    for (const pugi::xml_node cell : row.children("c")) {
      const pugi::xml_attribute reference = cell.attribute("r");
      column = reference ? columnOf(reference.value()) : column + 1;
      std::string text = cellText(cell, shared);
      if (!text.empty()) read.cells[column] = std::move(text);
    }
    rows.push_back(std::move(read));
  }
  return rows;
}

/// "worksheets/sheet1.xml" by the identifiers that the workbook gives its sheets.
std::map<std::string, std::string> partNames(const pugi::xml_document& relationships) {
  std::map<std::string, std::string> names;
  for (const pugi::xml_node one : relationships.child("Relationships").children("Relationship")) {
    const std::string target = one.attribute("Target").value();
    names[one.attribute("Id").value()] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  return names;
}

}  // namespace

vcpu::Result<Workbook> Workbook::open(std::string_view bytes) {
  std::optional<Package> package = Package::open(bytes);
  if (!package) return vcpu::Failure{"this is no XLSX file"};
  const auto workbook = package->part("xl/workbook.xml");
  if (!workbook) return vcpu::Failure{workbook.failure()};
  const auto relationships = package->part("xl/_rels/workbook.xml.rels");
  if (!relationships) return vcpu::Failure{relationships.failure()};
  const auto strings = package->part("xl/sharedStrings.xml");
  if (!strings) return vcpu::Failure{strings.failure()};
  const std::map<std::string, std::string> names = partNames(**relationships);
  const std::vector<std::string> shared = sharedStrings(**strings);
  Workbook read;
  for (const pugi::xml_node sheet : (*workbook)->child("workbook").child("sheets").children("sheet")) {
    const auto name = names.find(sheet.attribute("r:id").value());
    if (name == names.end()) continue;
    const auto part = package->part(name->second);
    if (!part) return vcpu::Failure{part.failure()};
    read.sheets_[sheet.attribute("name").value()] = rowsOf(**part, shared);
  }
  if (read.sheets_.empty()) return vcpu::Failure{"this is no XLSX file: it has no sheets"};
  return read;
}

const std::vector<SheetRow>* Workbook::sheet(const std::string& name) const {
  const auto found = sheets_.find(name);
  return found == sheets_.end() ? nullptr : &found->second;
}

std::vector<std::string> Workbook::sheetNames() const {
  std::vector<std::string> names;
  for (const auto& [name, rows] : sheets_) names.push_back(name);
  return names;
}

}  // namespace station
