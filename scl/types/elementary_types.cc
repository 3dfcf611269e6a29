#include "scl/types/elementary_types.h"

#include <array>
#include <cassert>

#include "scl/text/name.h"
#include "scl/types/any_pointer.h"
#include "scl/types/initial_image.h"

namespace scl {
namespace {

struct Row {
  TypeKind kind;
  const char* name;
  int32_t size;
};

// clang-format off
constexpr Row ROWS[] = {
    {TypeKind::Void, "Void", 0},
    {TypeKind::Bool, "Bool", 1},
    {TypeKind::Byte, "Byte", 1}, {TypeKind::Word, "Word", 2}, {TypeKind::DWord, "DWord", 4}, {TypeKind::LWord, "LWord", 8},
    {TypeKind::SInt, "SInt", 1}, {TypeKind::Int, "Int", 2}, {TypeKind::DInt, "DInt", 4}, {TypeKind::LInt, "LInt", 8},
    {TypeKind::USInt, "USInt", 1}, {TypeKind::UInt, "UInt", 2}, {TypeKind::UDInt, "UDInt", 4}, {TypeKind::ULInt, "ULInt", 8},
    {TypeKind::Real, "Real", 4}, {TypeKind::LReal, "LReal", 8},
    {TypeKind::Char, "Char", 1}, {TypeKind::WChar, "WChar", 2},
    {TypeKind::S5Time, "S5Time", 2}, {TypeKind::Time, "Time", 4}, {TypeKind::LTime, "LTime", 8},
    {TypeKind::Date, "Date", 2}, {TypeKind::TimeOfDay, "Time_Of_Day", 4}, {TypeKind::LTimeOfDay, "LTime_Of_Day", 8},
    {TypeKind::DateAndTime, "Date_And_Time", 8}, {TypeKind::LDateTime, "LDT", 8}, {TypeKind::DTL, "DTL", 12},
    {TypeKind::Timer, "Timer", 2}, {TypeKind::Counter, "Counter", 2},
    {TypeKind::Variant, "Variant", 6}, {TypeKind::Any, "Any", 10},
};

struct Spelling {
  const char* name;
  TypeKind kind;
};
constexpr Spelling OTHER_NAMES[] = {
    {"TOD", TypeKind::TimeOfDay}, {"LTOD", TypeKind::LTimeOfDay}, {"DT", TypeKind::DateAndTime},
    {"Date_And_LTime", TypeKind::LDateTime}, {"Remote", TypeKind::Any},
    {"LDate_And_Time", TypeKind::LDateTime},
    // parameter types for hardware and connections: numbers underneath
    {"HW_ANY", TypeKind::Word}, {"HW_DEVICE", TypeKind::Word}, {"HW_IO", TypeKind::Word}, {"HW_IOSYSTEM", TypeKind::Word},
    {"HW_SUBMODULE", TypeKind::Word}, {"HW_INTERFACE", TypeKind::Word}, {"CONN_ANY", TypeKind::Word},
    {"CONN_OUC", TypeKind::Word}, {"CONN_PRG", TypeKind::Word}, {"PORT", TypeKind::UInt}, {"OB_ANY", TypeKind::Int},
    {"OB_DELAY", TypeKind::Int}, {"OB_TOD", TypeKind::Int}, {"OB_CYCLIC", TypeKind::Int}, {"OB_ATT", TypeKind::Int},
    {"OB_PCYCLE", TypeKind::Int}, {"OB_HWINT", TypeKind::Int}, {"OB_DIAG", TypeKind::Int}, {"OB_TIMEERROR", TypeKind::Int},
    {"OB_STARTUP", TypeKind::Int}, {"EVENT_ANY", TypeKind::DWord}, {"EVENT_ATT", TypeKind::DWord},
    {"EVENT_HWINT", TypeKind::DWord}, {"HW_DPMASTER", TypeKind::Word}, {"HW_DPSLAVE", TypeKind::Word}, {"HW_HSC", TypeKind::Word},
    {"HW_PWM", TypeKind::Word}, {"HW_PTO", TypeKind::Word}, {"HW_IEPORT", TypeKind::Word}, {"PORT", TypeKind::Word},
    {"RTM", TypeKind::UInt}, {"PIP", TypeKind::UInt}, {"CONN_R_ID", TypeKind::DWord},
};
constexpr const char* DATA_BLOCK_NUMBER_NAMES[] = {"DB_ANY", "DB_WWW", "DB_DYN"};
constexpr Spelling LITERAL_PREFIXES[] = {
    {"B", TypeKind::Byte}, {"W", TypeKind::Word}, {"DW", TypeKind::DWord}, {"LW", TypeKind::LWord},
    {"T", TypeKind::Time}, {"LT", TypeKind::LTime}, {"S5T", TypeKind::S5Time}, {"D", TypeKind::Date},
    {"L", TypeKind::DInt},
};
// clang-format on

/// A DTL has members like a structure: dtl.YEAR.
struct DtlMember {
  const char* name;
  TypeKind kind;
  int32_t offset;
};
constexpr DtlMember DTL_MEMBERS[] = {
    {"YEAR", TypeKind::UInt, 0},     {"MONTH", TypeKind::USInt, 2},      {"DAY", TypeKind::USInt, 3},
    {"WEEKDAY", TypeKind::USInt, 4}, {"HOUR", TypeKind::USInt, 5},       {"MINUTE", TypeKind::USInt, 6},
    {"SECOND", TypeKind::USInt, 7},  {"NANOSECOND", TypeKind::UDInt, 8},
};

constexpr size_t KINDS = static_cast<size_t>(TypeKind::Any) + 1;

struct Table {
  std::array<Type, KINDS> types;
  Type dataBlockNumber;
  std::vector<std::string_view> names;

  Table() {
    for (const Row& row : ROWS) {
      Type& type = at(row.kind);
      type.kind = row.kind;
      type.name = row.name;
      type.size = row.size;
      type.alignment = row.size > 1 ? 2 : 1;
      if (row.kind != TypeKind::Void) names.push_back(row.name);
    }
    for (const Spelling& other : OTHER_NAMES) names.push_back(other.name);
    dataBlockNumber = at(TypeKind::UInt);
    dataBlockNumber.name = DATA_BLOCK_NUMBER_NAMES[0];
    for (const char* name : DATA_BLOCK_NUMBER_NAMES) names.push_back(name);
    for (const DtlMember& row : DTL_MEMBERS) {
      at(TypeKind::DTL).members.push_back({.name = row.name, .type = &at(row.kind), .offset = row.offset});
    }
    // Both begin at the first point in time that their type can hold: 1970-01-01 and 1990-01-01.
    at(TypeKind::DTL).initialImage = dtlBytes(0);
    at(TypeKind::DateAndTime).initialImage = dateAndTimeBytes(DATE_ZERO_NANOSECONDS);
    at(TypeKind::Any).initialImage = nilAny();
  }

  Type& at(TypeKind kind) { return types[static_cast<size_t>(kind)]; }
};

Table& table() {
  static Table it;
  return it;
}

}  // namespace

const Type* elementaryType(TypeKind kind) {
  assert(kind != TypeKind::String && kind != TypeKind::WString && kind != TypeKind::Array);
  assert(kind != TypeKind::Struct && kind != TypeKind::FunctionBlock);
  return &table().at(kind);
}

const Type* dataBlockNumberType() {
  return &table().dataBlockNumber;
}

const Type* findElementaryType(std::string_view name) {
  for (const Row& row : ROWS) {
    if (sameName(row.name, name)) return elementaryType(row.kind);
  }
  for (const Spelling& other : OTHER_NAMES) {
    if (sameName(other.name, name)) return elementaryType(other.kind);
  }
  for (const char* other : DATA_BLOCK_NUMBER_NAMES) {
    if (sameName(other, name)) return dataBlockNumberType();
  }
  return nullptr;
}

const Type* findLiteralType(std::string_view prefix) {
  for (const Spelling& other : LITERAL_PREFIXES) {
    if (sameName(other.name, prefix)) return elementaryType(other.kind);
  }
  return findElementaryType(prefix);
}

const std::vector<std::string_view>& elementaryTypeNames() {
  return table().names;
}

int bitsOf(const Type& type) {
  return type.kind == TypeKind::Bool ? 1 : type.size * 8;
}

bool inRange(const Type& type, int64_t value) {
  return wrapTo(type, value) == value;
}

int64_t wrapTo(const Type& type, int64_t value) {
  int bits = bitsOf(type);
  if (bits >= 64) return value;
  int64_t mask = (int64_t{1} << bits) - 1;
  int64_t low = value & mask;
  bool negative = isSigned(type) && (low >> (bits - 1)) != 0;
  return negative ? low - mask - 1 : low;
}

std::string rangeText(const Type& type) {
  int bits = bitsOf(type);
  if (isSigned(type)) {
    int64_t high = bits >= 64 ? INT64_MAX : (int64_t{1} << (bits - 1)) - 1;
    return std::to_string(-high - 1) + ".." + std::to_string(high);
  }
  uint64_t high = bits >= 64 ? UINT64_MAX : (uint64_t{1} << bits) - 1;
  return "0.." + std::to_string(high);
}

}  // namespace scl
