#include "vcpu/system/card/recipe_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "scl/types/layout.h"
#include "vcpu/system/card/card_name.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/csv_text.h"

namespace vcpu {

namespace {

// The columns of a line are counted; beyond this no line would be short enough.
constexpr size_t COLUMNS_MAX = RECIPE_LINE_MAX;

bool isOfStructures(const scl::Type& type) {
  return type.kind == scl::TypeKind::Array && type.element->kind == scl::TypeKind::Struct;
}

/// False: a component is no value, and no array of values.
bool addColumns(const scl::Type& type, const RecipeColumn& column, std::vector<RecipeColumn>& columns) {
  if (columns.size() > COLUMNS_MAX) return true;
  if (fitsColumn(type)) {
    columns.push_back(column);
    columns.back().type = &type;
    return true;
  }
  if (type.kind != scl::TypeKind::Array || !fitsColumn(*type.element)) return false;
  const bool isBool = type.element->kind == scl::TypeKind::Bool;
  for (int64_t i = 0; i < scl::elementCount(type) && columns.size() <= COLUMNS_MAX; i++) {
    const int64_t place = isBool ? i / 8 : i * scl::elementBytes(*type.element);
    columns.push_back({fmt::format("{}[{}]", column.name, i + type.dimensions[0].low), column.offset + place,
                       static_cast<int32_t>(isBool ? i % 8 : 0), type.element});
  }
  return true;
}

Operand valueOf(const RecipeColumn& column, std::span<uint8_t> record) {
  return {record.subspan(static_cast<size_t>(column.offset), static_cast<size_t>(column.type->size)),
          column.bit, column.type};
}

/// Takes the field in front of the next comma that stands in no text; false: there is none left.
bool takeField(std::string_view& line, bool& isFirst, std::string_view& field) {
  if (!isFirst) {
    if (line.empty()) return false;
    line.remove_prefix(1);  // the comma
  }
  isFirst = false;
  bool inText = false;
  size_t end = 0;
  for (; end < line.size() && (inText || line[end] != ','); end++) inText ^= line[end] == '"';
  field = line.substr(0, end);
  line.remove_prefix(end);
  return true;
}

}  // namespace

RecipeTable recipeTable(const SystemCall& call, const Area& recipeDb) {
  RecipeTable table;
  const auto variable = call.facts.variableOf ? call.facts.variableOf(recipeDb) : std::nullopt;
  if (!variable) {
    table.status = card_status::BAD_RECIPE_AREA;
    return table;
  }
  table.file = variable->dataBlock;
  table.path = variable->path;
  const scl::Type* array = variable->operand.type;
  if (array->kind == scl::TypeKind::Struct) {
    const auto member = std::ranges::find_if(
        array->members, [](const scl::Member& one) { return isOfStructures(*one.type); });
    table.offset = member == array->members.end() ? 0 : member->offset;
    array = member == array->members.end() ? nullptr : member->type;
  }
  if (array == nullptr || !isOfStructures(*array)) {
    table.status = card_status::NO_RECIPE;
    return table;
  }
  const CardRules& rules = call.facts.family->card;
  table.recordBytes = scl::elementBytes(*array->element);
  table.records = scl::elementCount(*array);
  const bool isFlat = std::ranges::all_of(array->element->members, [&table](const scl::Member& one) {
    return addColumns(*one.type, {one.name, one.offset, one.bit, nullptr}, table.columns);
  });
  if (!isFlat || table.columns.empty() || table.columns.size() > rules.recipeColumnsMax) {
    table.status = card_status::BAD_RECIPE;
  } else if (!isCardName(rules, table.file)) {
    table.status = card_status::BAD_NAME;
  } else if (table.columns.size() > COLUMNS_MAX) {
    table.status = card_status::RECIPE_TOO_LARGE;
  }
  return table;
}

std::span<uint8_t> recordsOf(const SystemCall& call, const RecipeTable& table) {
  const std::optional<Operand> variable = call.facts.findVariable(table.path);
  const auto bytes = static_cast<size_t>(table.records * table.recordBytes);
  const auto offset = static_cast<size_t>(table.offset);
  if (!variable || variable->bytes.size() < offset + bytes) return {};
  return variable->bytes.subspan(offset, bytes);
}

std::string headerOf(const RecipeTable& table) {
  std::string header = "Index";
  for (const RecipeColumn& column : table.columns) {
    header += ',';
    const bool isPlain = column.name.find_first_of(",\"") == std::string::npos;
    if (isPlain) {
      header += column.name;
      continue;
    }
    header += '"';
    for (const char character : column.name) header.append(character == '"' ? 2 : 1, character);
    header += '"';
  }
  return header;
}

std::string lineOf(const RecipeTable& table, std::span<uint8_t> record, int64_t index) {
  std::string line = fmt::format("{}", index);
  for (const RecipeColumn& column : table.columns) {
    line += ',';
    line += shortText(valueOf(column, record));
  }
  return line;
}

uint16_t storeLine(const RecipeTable& table, std::string_view line, int64_t index,
                   std::span<uint8_t> record) {
  bool isFirst = true;
  std::string_view field;
  takeField(line, isFirst, field);
  int64_t found = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), found);
  if (error != std::errc{} || end != field.data() + field.size() || found != index)
    return card_status::BAD_INDEX;
  for (size_t i = 0; i < table.columns.size(); i++) {
    if (!takeField(line, isFirst, field)) return card_status::TOO_FEW_FIELDS;
    if (storeText(valueOf(table.columns[i], record), field)) continue;
    const size_t number = i + 1;
    return number > card_status::BAD_FIELD_MAX ? card_status::BAD_LATE_FIELD
                                               : static_cast<uint16_t>(card_status::BAD_FIELD + number);
  }
  return line.empty() ? card_status::OK : card_status::TOO_MANY_FIELDS;
}

}  // namespace vcpu
