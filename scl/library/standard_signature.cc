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
  return {.name = name, .accepts = accepts, .common = true};
}
StandardParameter in(std::string_view name, A accepts) {
  return {.name = name, .accepts = accepts};
}
StandardParameter out(std::string_view name, A accepts) {
  return {.name = name, .accepts = accepts, .output = true, .written = true};
}
/// Given with :=, and filled by the call.
StandardParameter filled(std::string_view name, A accepts) {
  return {.name = name, .accepts = accepts, .written = true};
}

StandardSignature ofOneFloat(std::string_view name, F function) {
  return {name, function, {common("IN", A::Float)}};
}

// Each conversion of BCD has several names.
StandardSignature toBcd16(std::string_view name) {
  return {name, F::IntegerToBcd, {in("IN", A::Int)}, R::Word};
}
StandardSignature toBcd32(std::string_view name) {
  return {name, F::IntegerToBcd, {in("IN", A::DInt)}, R::DWord};
}
StandardSignature fromBcd16(std::string_view name) {
  return {name, F::BcdToInteger, {in("IN", A::Word)}, R::Int};
}
StandardSignature fromBcd32(std::string_view name) {
  return {name, F::BcdToInteger, {in("IN", A::DWord)}, R::DInt};
}

std::vector<StandardSignature> table() {
  return {
      {"T_CONV", F::Convert, {in("IN", A::Convertible)}, R::Convert},
      {"CONVERT", F::Convert, {in("IN", A::Convertible)}, R::Convert},
      {"S_CONV", F::Convert, {in("IN", A::Convertible)}, R::Convert},
      {"ABS", F::Abs, {common("IN", A::Number)}},
      {"MIN", F::Min, {common("IN1", A::Elementary), common("IN2", A::Elementary)}, R::Common, true},
      {"MAX", F::Max, {common("IN1", A::Elementary), common("IN2", A::Elementary)}, R::Common, true},
      {"LIMIT",
       F::Limit,
       {common("MN", A::Elementary), common("IN", A::Elementary), common("MX", A::Elementary)}},
      {"SEL", F::Sel, {in("G", A::Bool), common("IN0", A::Any), common("IN1", A::Any)}},
      {"MUX",
       F::Mux,
       {in("K", A::DInt), common("IN0", A::Any), common("IN1", A::Any)},
       R::Common,
       true,
       "INELSE"},
      {"SHL", F::Shl, {common("IN", A::Bits), in("N", A::DInt)}},
      {"SHR", F::Shr, {common("IN", A::Bits), in("N", A::DInt)}},
      {"ROL", F::Rol, {common("IN", A::Bits), in("N", A::DInt)}},
      {"ROR", F::Ror, {common("IN", A::Bits), in("N", A::DInt)}},
      {"SWAP", F::Swap, {common("IN", A::Words)}},
      {"EXPT", F::Expt, {common("IN1", A::Float), common("IN2", A::Float)}},
      {"ROUND", F::Round, {in("IN", A::Float)}, R::Rounded},
      {"TRUNC", F::Trunc, {in("IN", A::Float)}, R::Rounded},
      {"CEIL", F::Ceil, {in("IN", A::Float)}, R::Rounded},
      {"FLOOR", F::Floor, {in("IN", A::Float)}, R::Rounded},
      {"NORM_X",
       F::NormX,
       {common("MIN", A::Number), common("VALUE", A::Number), common("MAX", A::Number)},
       R::Float},
      {"SCALE_X",
       F::ScaleX,
       {common("MIN", A::Number), in("VALUE", A::Float), common("MAX", A::Number)},
       R::Scaled},
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
      {"CountOfElements", F::CountOfElements, {in("IN", A::ArrayOrVariant)}, R::UDInt},
      {"TypeOf", F::TypeOf, {in("IN", A::Referred)}, R::TypeCode},
      {"TypeOfElements", F::TypeOfElements, {in("IN", A::Referred)}, R::ElementTypeCode},
      {"IS_ARRAY", F::IsArray, {in("IN", A::Referred)}, R::Bool},
      {"IS_NULL", F::IsNull, {in("IN", A::Nullable)}, R::Bool},
      {"NOT_NULL", F::NotNull, {in("IN", A::Nullable)}, R::Bool},
      {"REF", F::Reference, {in("IN", A::Referable)}, R::Reference},
      {"ENCO", F::Enco, {common("IN", A::Bits)}, R::Int},
      {"DECO", F::Deco, {in("IN", A::UInt)}, R::Bits},
      {"CONCAT_DATE_TOD", F::CombineDateTime, {in("IN1", A::Date), in("IN2", A::TimeOfDay)}, R::DateAndTime},
      {"CONCAT_DATE_LTOD", F::CombineDateTime, {in("IN1", A::Date), in("IN2", A::TimeOfDay)}, R::DateAndTime},
      {"T_COMBINE", F::CombineDateTime, {in("IN1", A::Date), in("IN2", A::TimeOfDay)}, R::LongDateAndTime},
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
        filled("Chars", A::CharacterArray)},
       R::Void},
      {"Chars_TO_Strg",
       F::CharactersToString,
       {in("Chars", A::CharacterArray), in("pChars", A::DInt), in("Cnt", A::UInt),
        out("Strg", A::TextVariable)},
       R::Void},
      {"PEEK",
       F::Peek,
       {in("AREA", A::Byte), in("DBNUMBER", A::DInt), in("BYTEOFFSET", A::DInt)},
       R::NamedBits},
      {"PEEK_BOOL",
       F::PeekBool,
       {in("AREA", A::Byte), in("DBNUMBER", A::DInt), in("BYTEOFFSET", A::DInt), in("BITOFFSET", A::Int)},
       R::Bool},
      {"POKE",
       F::Poke,
       {in("AREA", A::Byte), in("DBNUMBER", A::DInt), in("BYTEOFFSET", A::DInt), in("VALUE", A::BitString)},
       R::Void},
      {"POKE_BOOL",
       F::PokeBool,
       {in("AREA", A::Byte), in("DBNUMBER", A::DInt), in("BYTEOFFSET", A::DInt), in("BITOFFSET", A::Int),
        in("VALUE", A::Bool)},
       R::Void},
      {"POKE_BLK",
       F::PokeBlock,
       {in("AREA_SRC", A::Byte), in("DBNUMBER_SRC", A::DInt), in("BYTEOFFSET_SRC", A::DInt),
        in("AREA_DEST", A::Byte), in("DBNUMBER_DEST", A::DInt), in("BYTEOFFSET_DEST", A::DInt),
        in("COUNT", A::DInt)},
       R::Void},
      {"SQR", F::Sqr, {common("IN", A::Float)}},
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
      toBcd16("INT_TO_BCD16"),
      toBcd16("INT_TO_BCD_WORD"),
      toBcd16("INT_TO_BCD"),
      toBcd32("DINT_TO_BCD32"),
      toBcd32("DINT_TO_BCD_DWORD"),
      toBcd32("DINT_TO_BCD"),
      fromBcd16("BCD16_TO_INT"),
      fromBcd16("WORD_BCD_TO_INT"),
      fromBcd16("BCD_TO_INT"),
      fromBcd32("BCD32_TO_DINT"),
      fromBcd32("DWORD_BCD_TO_DINT"),
      fromBcd32("BCD_TO_DINT"),
  };
}

std::optional<TypeKind> kindNamed(std::string_view name) {
  if (sameName(name, "STRING")) return TypeKind::String;
  if (sameName(name, "WSTRING")) return TypeKind::WString;
  const Type* type = findElementaryType(name);
  bool isValue = type && type->kind != TypeKind::Void && !isPointer(*type);
  return isValue ? std::optional(type->kind) : std::nullopt;
}

Type specimen(TypeKind kind) {
  if (kind != TypeKind::String && kind != TypeKind::WString) return *elementaryType(kind);
  Type text;
  text.kind = kind;
  return text;
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
  if (const StandardSignature* exact = rowNamed(name)) return exact;
  return typeInName(name) ? rowNamed(name.substr(0, name.rfind('_'))) : nullptr;
}

std::optional<TypeKind> typeInName(std::string_view name) {
  size_t end = name.rfind('_');
  if (end == std::string_view::npos) return std::nullopt;
  const StandardSignature* row = rowNamed(name.substr(0, end));
  if (!row || row->result == R::Convert || row->function == F::Poke) return std::nullopt;
  const std::optional<TypeKind> kind = kindNamed(name.substr(end + 1));
  const bool onlyBits = row->result == R::NamedBits;
  return onlyBits && kind && !isBitString(specimen(*kind)) ? std::nullopt : kind;
}

std::optional<ConversionName> conversionTypes(std::string_view name) {
  std::string upper = upperCase(name);
  size_t middle = upper.find("_TO_");
  if (middle == std::string::npos) return std::nullopt;
  std::optional<TypeKind> from = kindNamed(name.substr(0, middle));
  std::optional<TypeKind> to = kindNamed(name.substr(middle + 4));
  if (!from || !to || !explicitConversionExists(specimen(*from), specimen(*to))) return std::nullopt;
  return ConversionName{*from, *to};
}

}  // namespace scl
