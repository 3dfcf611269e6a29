#include "vcpu/system/card/data_log_columns.h"

#include "scl/types/layout.h"
#include "vcpu/system/card/csv_text.h"

namespace vcpu {

namespace {

constexpr int64_t BITS_OF_A_BYTE = 8;

/// Collects columns until there are too many.
class ColumnWalk {
 public:
  explicit ColumnWalk(size_t most) : most_(most) {}

  /// False: a part of the type is no column.
  bool add(const scl::Type& type, int64_t offset, int32_t bit, bool inStructure) {
    if (columns.size() > most_) return true;
    if (type.kind == scl::TypeKind::Array) return addElements(type, offset, inStructure);
    if (type.kind == scl::TypeKind::Struct) return !inStructure && addMembers(type, offset);
    if (!fitsColumn(type)) return false;
    columns.push_back({offset, bit, &type});
    return true;
  }

  DataLogColumns columns;

 private:
  bool addMembers(const scl::Type& type, int64_t offset) {
    for (const scl::Member& member : type.members) {
      if (!add(*member.type, offset + member.offset, member.bit, true)) return false;
    }
    return !type.members.empty();
  }

  bool addElements(const scl::Type& array, int64_t offset, bool inStructure) {
    const scl::Type& element = *array.element;
    const bool isBool = element.kind == scl::TypeKind::Bool;
    for (int64_t i = 0; i < scl::elementCount(array) && columns.size() <= most_; i++) {
      const int64_t place = isBool ? i / BITS_OF_A_BYTE : i * scl::elementBytes(element);
      const auto bit = static_cast<int32_t>(isBool ? i % BITS_OF_A_BYTE : 0);
      if (!add(element, offset + place, bit, inStructure)) return false;
    }
    return true;
  }

  size_t most_;
};

}  // namespace

std::optional<DataLogColumns> dataLogColumns(const scl::Type& type, size_t most) {
  // An array of structures is no record.
  const bool ofStructures = type.kind == scl::TypeKind::Array && type.element->kind == scl::TypeKind::Struct;
  ColumnWalk walk(most);
  if (ofStructures || !walk.add(type, 0, 0, false)) return std::nullopt;
  return std::move(walk.columns);
}

std::string nameOf(const DataLogColumns& columns) {
  std::string name;
  for (const DataLogColumn& column : columns) {
    if (!name.empty()) name += ',';
    name += column.type->name;
  }
  return name;
}

std::string recordText(const DataLogColumns& columns, const Operand& data) {
  std::string text;
  for (const DataLogColumn& column : columns) {
    const auto bytes =
        data.bytes.subspan(static_cast<size_t>(column.offset), static_cast<size_t>(column.type->size));
    // A single Bool has its bit with the variable.
    text += ',';
    text += paddedText({bytes, column.bit + data.bit, column.type});
  }
  return text;
}

size_t recordCharacters(const DataLogColumns& columns) {
  size_t characters = 0;
  for (const DataLogColumn& column : columns) characters += 1 + columnCharacters(*column.type);
  return characters;
}

}  // namespace vcpu
