#include "scl/library/standard_signature.h"

#include "scl/text/name.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

using A = StandardAccepts;
using F = StandardFunction;
using R = StandardResult;

StandardParameter common(std::string_view name, A accepts) {
  return {name, accepts, true, false};
}
StandardParameter in(std::string_view name, A accepts) {
  return {name, accepts, false, false};
}
StandardParameter out(std::string_view name, A accepts) {
  return {name, accepts, false, true};
}

/// A row with its C pattern.
StandardSignature inC(std::string_view cPattern, StandardSignature row) {
  row.cPattern = cPattern;
  return row;
}

/// Computed by the mathematics of the host.
StandardSignature ofOneFloat(std::string_view name, F function) {
  return inC("({type})cpu->host->math({function}, {0})", {name, function, {common("IN", A::Float)}});
}

std::vector<StandardSignature> table() {
  std::vector<StandardSignature> rows = {
      {"T_CONV", F::Convert, {in("IN", A::Any)}, R::Convert},
      {"CONVERT", F::Convert, {in("IN", A::Any)}, R::Convert},
      {"S_CONV", F::Convert, {in("IN", A::Any)}, R::Convert},
      inC("({type})({0} < 0 ? -{0} : {0})", {"ABS", F::Abs, {common("IN", A::Number)}}),
      {"MIN", F::Min, {common("IN1", A::Any), common("IN2", A::Any)}, R::Common, true},
      {"MAX", F::Max, {common("IN1", A::Any), common("IN2", A::Any)}, R::Common, true},
      {"LIMIT", F::Limit, {common("MN", A::Any), common("IN", A::Any), common("MX", A::Any)}},
      {"SEL", F::Sel, {in("G", A::Bool), common("IN0", A::Any), common("IN1", A::Any)}},
      {"MUX", F::Mux, {in("K", A::DInt), common("IN0", A::Any), common("IN1", A::Any)}, R::Common, true},
      {"SHL", F::Shl, {common("IN", A::Bits), in("N", A::DInt)}},
      {"SHR", F::Shr, {common("IN", A::Bits), in("N", A::DInt)}},
      {"ROL", F::Rol, {common("IN", A::Bits), in("N", A::DInt)}},
      {"ROR", F::Ror, {common("IN", A::Bits), in("N", A::DInt)}},
      inC("({type})s7Swap({0}, {bits})", {"SWAP", F::Swap, {common("IN", A::Words)}}),
      inC("({type})cpu->host->power({0}, {1})",
          {"EXPT", F::Expt, {common("IN1", A::Float), common("IN2", A::Float)}}),
      {"ROUND", F::Round, {in("IN", A::Float)}, R::Rounded},
      {"TRUNC", F::Trunc, {in("IN", A::Float)}, R::Rounded},
      {"CEIL", F::Ceil, {in("IN", A::Float)}, R::Rounded},
      {"FLOOR", F::Floor, {in("IN", A::Float)}, R::Rounded},
      {"NORM_X",
       F::NormX,
       {common("MIN", A::Number), common("VALUE", A::Number), common("MAX", A::Number)},
       R::Float},
      {"SCALE_X", F::ScaleX, {common("MIN", A::Number), in("VALUE", A::Float), common("MAX", A::Number)}},
      {"LEN", F::Len, {common("IN", A::Text)}, R::Int},
      {"MAX_LEN", F::MaxLen, {common("IN", A::Text)}, R::Int},
      {"CONCAT", F::Concat, {common("IN1", A::Text), common("IN2", A::Text)}, R::LongText, true},
      {"LEFT", F::Left, {common("IN", A::Text), in("L", A::Int)}, R::LongText},
      {"RIGHT", F::Right, {common("IN", A::Text), in("L", A::Int)}, R::LongText},
      {"MID", F::Mid, {common("IN", A::Text), in("L", A::Int), in("P", A::Int)}, R::LongText},
      {"INSERT", F::Insert, {common("IN1", A::Text), common("IN2", A::Text), in("P", A::Int)}, R::LongText},
      {"DELETE", F::Delete, {common("IN", A::Text), in("L", A::Int), in("P", A::Int)}, R::LongText},
      {"REPLACE",
       F::Replace,
       {common("IN1", A::Text), common("IN2", A::Text), in("L", A::Int), in("P", A::Int)},
       R::LongText},
      {"FIND", F::Find, {common("IN1", A::Text), common("IN2", A::Text)}, R::Int},
      {"LOWER_BOUND", F::LowerBound, {in("ARR", A::Array), in("DIM", A::DInt)}, R::DInt},
      {"UPPER_BOUND", F::UpperBound, {in("ARR", A::Array), in("DIM", A::DInt)}, R::DInt},
      {"CountOfElements", F::CountOfElements, {in("IN", A::Array)}, R::UDInt},
      {"TypeOf", F::TypeOf, {in("IN", A::Referred)}, R::TypeCode},
      {"TypeOfElements", F::TypeOfElements, {in("IN", A::Referred)}, R::TypeCode},
      {"IS_ARRAY", F::IsArray, {in("IN", A::Referred)}, R::Bool},
      {"IS_NULL", F::IsNull, {in("IN", A::Referred)}, R::Bool},
      inC("({type})s7LowestBit(cpu, (u{argumentBits}){0})",
          {"ENCO", F::Enco, {common("IN", A::Bits)}, R::Int}),
      inC("({type})(1ull << {0} % {bits})", {"DECO", F::Deco, {in("IN", A::UInt)}, R::Bits}),
      {"CONCAT_DATE_TOD", F::CombineDateTime, {in("IN1", A::Any), in("IN2", A::Any)}, R::DateAndTime},
      {"CONCAT_DATE_LTOD", F::CombineDateTime, {in("IN1", A::Any), in("IN2", A::Any)}, R::DateAndTime},
      {"T_COMBINE", F::CombineDateTime, {in("IN1", A::Any), in("IN2", A::Any)}, R::DateAndTime},
      {"STRG_VAL",
       F::StringToValue,
       {common("IN", A::Text), in("FORMAT", A::Word), in("P", A::UInt), out("OUT", A::NumberVariable)},
       R::Void},
      {"VAL_STRG",
       F::ValueToString,
       {common("IN", A::Number), in("SIZE", A::USInt), in("PREC", A::USInt), in("FORMAT", A::Word),
        in("P", A::UInt), out("OUT", A::TextVariable)},
       R::Void},
      {"Strg_TO_Chars",
       F::StringToCharacters,
       {common("Strg", A::Text), in("pChars", A::DInt), out("Cnt", A::NumberVariable),
        in("Chars", A::CharacterArray)},
       R::Void},
      {"Chars_TO_Strg",
       F::CharactersToString,
       {in("Chars", A::CharacterArray), in("pChars", A::DInt), in("Cnt", A::UInt),
        out("Strg", A::TextVariable)},
       R::Void},
      inC("({type})({0} * {0})", {"SQR", F::Sqr, {common("IN", A::Float)}}),
      ofOneFloat("SQRT", F::Sqrt),
      ofOneFloat("LN", F::Ln),
      ofOneFloat("EXP", F::Exp),
      ofOneFloat("SIN", F::Sin),
      ofOneFloat("COS", F::Cos),
      ofOneFloat("TAN", F::Tan),
      ofOneFloat("ASIN", F::Asin),
      ofOneFloat("ACOS", F::Acos),
      ofOneFloat("ATAN", F::Atan),
      ofOneFloat("FRAC", F::Frac),
  };
  return rows;
}

struct BcdName {
  std::string_view name;
  TypeKind from, to;
};
constexpr BcdName TO_BCD[] = {
    {"INT_TO_BCD16", TypeKind::Int, TypeKind::Word},
    {"INT_TO_BCD_WORD", TypeKind::Int, TypeKind::Word},
    {"INT_TO_BCD", TypeKind::Int, TypeKind::Word},
    {"DINT_TO_BCD", TypeKind::DInt, TypeKind::DWord},
    {"DINT_TO_BCD32", TypeKind::DInt, TypeKind::DWord},
    {"DINT_TO_BCD_DWORD", TypeKind::DInt, TypeKind::DWord},
};
constexpr BcdName FROM_BCD[] = {
    {"BCD16_TO_INT", TypeKind::Word, TypeKind::Int},
    {"WORD_BCD_TO_INT", TypeKind::Word, TypeKind::Int},
    {"BCD_TO_INT", TypeKind::Word, TypeKind::Int},
    {"BCD_TO_DINT", TypeKind::DWord, TypeKind::DInt},
    {"BCD32_TO_DINT", TypeKind::DWord, TypeKind::DInt},
    {"DWORD_BCD_TO_DINT", TypeKind::DWord, TypeKind::DInt},
};

/// Functions to whose name the type of the result may be added: ROUND_DINT, SCALE_X_REAL.
constexpr std::string_view WITH_RESULT_TYPE[] = {"ROUND", "TRUNC", "CEIL", "FLOOR", "NORM_X", "SCALE_X"};

std::optional<TypeKind> kindNamed(std::string_view name) {
  if (sameName(name, "STRING")) return TypeKind::String;
  if (sameName(name, "WSTRING")) return TypeKind::WString;
  const Type* type = findElementaryType(name);
  bool isValue = type && type->kind != TypeKind::Void && type->kind != TypeKind::Variant;
  return isValue ? std::optional(type->kind) : std::nullopt;
}

Type specimen(TypeKind kind) {
  if (kind != TypeKind::String && kind != TypeKind::WString) return *elementaryType(kind);
  Type text;
  text.kind = kind;
  return text;
}

/// "ROUND" of ROUND_DINT, else nothing.
std::string_view withoutResultType(std::string_view name) {
  for (std::string_view function : WITH_RESULT_TYPE) {
    bool longer = name.size() > function.size() + 1 && name[function.size()] == '_';
    if (longer && sameName(name.substr(0, function.size()), function)) return function;
  }
  return {};
}

const StandardSignature* rowNamed(std::string_view name) {
  for (const StandardSignature& row : standardSignatures()) {
    if (sameName(row.name, name)) return &row;
  }
  return nullptr;
}

}  // namespace

const std::vector<StandardSignature>& standardSignatures() {
  static const std::vector<StandardSignature> rows = table();
  return rows;
}

const StandardSignature* findStandardSignature(std::string_view name) {
  if (std::string_view function = withoutResultType(name); !function.empty() && conversionTypes(name))
    name = function;
  if (const StandardSignature* exact = rowNamed(name)) return exact;
  return typeInName(name) ? rowNamed(name.substr(0, name.rfind('_'))) : nullptr;
}

std::string_view cPatternOf(StandardFunction function) {
  for (const StandardSignature& row : standardSignatures()) {
    if (row.function == function) return row.cPattern;
  }
  return {};
}

std::optional<TypeKind> typeInName(std::string_view name) {
  size_t end = name.rfind('_');
  if (end == std::string_view::npos || rowNamed(name)) return std::nullopt;
  const StandardSignature* row = rowNamed(name.substr(0, end));
  if (!row || row->result == R::Convert) return std::nullopt;
  return kindNamed(name.substr(end + 1));
}

std::optional<ConversionName> conversionTypes(std::string_view name) {
  for (const BcdName& row : TO_BCD) {
    if (sameName(row.name, name)) return ConversionName{row.from, row.to, F::IntegerToBcd};
  }
  for (const BcdName& row : FROM_BCD) {
    if (sameName(row.name, name)) return ConversionName{row.from, row.to, F::BcdToInteger};
  }
  if (std::string_view function = withoutResultType(name); !function.empty()) {
    const Type* to = findElementaryType(name.substr(function.size() + 1));
    if (!to || !(isInteger(*to) || isFloat(*to))) return std::nullopt;
    return ConversionName{TypeKind::Void, to->kind, F::Round};
  }
  std::string upper = upperCase(name);
  size_t middle = upper.find("_TO_");
  if (middle == std::string::npos) return std::nullopt;
  std::optional<TypeKind> from = kindNamed(name.substr(0, middle));
  std::optional<TypeKind> to = kindNamed(name.substr(middle + 4));
  if (!from || !to || !explicitConversionExists(specimen(*from), specimen(*to))) return std::nullopt;
  return ConversionName{*from, *to, F::Convert};
}

}  // namespace scl
