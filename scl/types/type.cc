#include "scl/types/type.h"

namespace scl {

bool isInteger(const Type& type) {
  return type.kind >= TypeKind::SInt && type.kind <= TypeKind::ULInt;
}

bool isSigned(const Type& type) {
  return (type.kind >= TypeKind::SInt && type.kind <= TypeKind::LInt) || type.kind == TypeKind::Time ||
         type.kind == TypeKind::LTime;
}

bool isBitString(const Type& type) {
  return type.kind >= TypeKind::Byte && type.kind <= TypeKind::LWord;
}

bool isFloat(const Type& type) {
  return type.kind == TypeKind::Real || type.kind == TypeKind::LReal;
}

bool isElementary(const Type& type) {
  switch (type.kind) {
    case TypeKind::Bool:
    case TypeKind::Byte:
    case TypeKind::Word:
    case TypeKind::DWord:
    case TypeKind::LWord:
    case TypeKind::SInt:
    case TypeKind::Int:
    case TypeKind::DInt:
    case TypeKind::LInt:
    case TypeKind::USInt:
    case TypeKind::UInt:
    case TypeKind::UDInt:
    case TypeKind::ULInt:
    case TypeKind::Real:
    case TypeKind::LReal:
    case TypeKind::Char:
    case TypeKind::WChar:
    case TypeKind::S5Time:
    case TypeKind::Time:
    case TypeKind::LTime:
    case TypeKind::Date:
    case TypeKind::TimeOfDay:
    case TypeKind::LTimeOfDay:
    case TypeKind::LDateTime:
    case TypeKind::Timer:
    case TypeKind::Counter: return true;
    case TypeKind::Void:
    case TypeKind::String:
    case TypeKind::WString:
    case TypeKind::DateAndTime:
    case TypeKind::DTL:
    case TypeKind::Array:
    case TypeKind::Struct:
    case TypeKind::FunctionBlock:
    case TypeKind::Variant:
    case TypeKind::Any:
    case TypeKind::Reference: return false;
  }
  return false;
}

bool isOneLiteral(const Type& type) {
  return isElementary(type) || isText(type) || type.kind == TypeKind::DTL ||
         type.kind == TypeKind::DateAndTime || type.kind == TypeKind::Any;
}

bool isPointer(const Type& type) {
  return type.kind == TypeKind::Variant || type.kind == TypeKind::Any;
}

bool isOpenArray(const Type& type) {
  return type.kind == TypeKind::Array && type.dimensions.empty();
}

bool isReference(const Type& type) {
  return type.kind == TypeKind::Reference;
}

bool isTimerOrCounter(const Type& type) {
  return type.kind == TypeKind::Timer || type.kind == TypeKind::Counter;
}

bool isText(const Type& type) {
  return type.kind == TypeKind::String || type.kind == TypeKind::WString;
}

bool sameType(const Type& a, const Type& b) {
  if (&a == &b) return true;
  if (a.kind != b.kind) return false;
  if (isText(a)) return a.length == b.length;
  if (isReference(a)) return sameType(*a.element, *b.element);
  if (a.kind != TypeKind::Array || a.dimensions.size() != b.dimensions.size()) return false;
  for (size_t i = 0; i < a.dimensions.size(); ++i) {
    if (a.dimensions[i].low != b.dimensions[i].low || a.dimensions[i].high != b.dimensions[i].high)
      return false;
  }
  return sameType(*a.element, *b.element);
}

}  // namespace scl
