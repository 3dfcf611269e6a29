#include "scl/library/standard_accepts.h"

#include "scl/types/elementary_types.h"

namespace scl {
namespace {

bool isNumber(const Type& type) {
  return isInteger(type) || isBitString(type) || isFloat(type) || type.kind == TypeKind::Time ||
         type.kind == TypeKind::LTime;
}

}  // namespace

const char* acceptsWord(StandardAccepts what) {
  switch (what) {
    case StandardAccepts::Any: return "a value";
    case StandardAccepts::Elementary: return "an elementary value";
    case StandardAccepts::Convertible: return "a value without parts";
    case StandardAccepts::Number: return "a number";
    case StandardAccepts::Bits: return "a bit string or an integer";
    case StandardAccepts::Words: return "Word, DWord or LWord";
    case StandardAccepts::BitString: return "a bit string, as in BYTE#5 or 16#05";
    case StandardAccepts::Float: return "a floating-point number";
    case StandardAccepts::Text: return "a String";
    case StandardAccepts::Bool: return "Bool";
    case StandardAccepts::Byte: return "Byte";
    case StandardAccepts::Int: return "Int";
    case StandardAccepts::DInt: return "an integer";
    case StandardAccepts::UInt: return "UInt";
    case StandardAccepts::USInt: return "USInt";
    case StandardAccepts::Word: return "Word";
    case StandardAccepts::DWord: return "DWord";
    case StandardAccepts::Referred:
    case StandardAccepts::Nullable:
    case StandardAccepts::Referable: return "a variable";
    case StandardAccepts::Array: return "an array";
    case StandardAccepts::ArrayOrVariant: return "an array or a Variant";
    case StandardAccepts::TimeOfDay: return "Time_Of_Day or LTime_Of_Day";
    case StandardAccepts::Date: return "Date";
    case StandardAccepts::CharacterArray: return "an array of Char or Byte";
    case StandardAccepts::NumberVariable: return "a variable of a number type";
    case StandardAccepts::TextVariable: return "a String variable";
  }
  return "";
}

bool accepts(StandardAccepts what, const Type& type) {
  if (isTimerOrCounter(type)) return false;
  switch (what) {
    case StandardAccepts::Any: return type.kind != TypeKind::Void && !isPointer(type) && !isReference(type);
    case StandardAccepts::Elementary: return isElementary(type);
    case StandardAccepts::Convertible:
      return isElementary(type) || isText(type) || type.kind == TypeKind::DTL ||
             type.kind == TypeKind::DateAndTime;
    case StandardAccepts::Referred: return type.kind != TypeKind::Void && !isReference(type);
    case StandardAccepts::Nullable: return type.kind != TypeKind::Void;
    case StandardAccepts::Referable: return true;  // References says what stands against it
    case StandardAccepts::Number:
    case StandardAccepts::NumberVariable: return isNumber(type);
    case StandardAccepts::Bits: return isBitString(type) || isInteger(type);
    case StandardAccepts::Words: return isBitString(type) && type.kind != TypeKind::Byte;
    case StandardAccepts::BitString: return isBitString(type);
    case StandardAccepts::Float: return isFloat(type) || isInteger(type);
    case StandardAccepts::Text:
      return isText(type) || type.kind == TypeKind::Char || type.kind == TypeKind::WChar;
    case StandardAccepts::TextVariable: return isText(type);
    case StandardAccepts::Array: return type.kind == TypeKind::Array;
    case StandardAccepts::ArrayOrVariant: return type.kind == TypeKind::Array || isPointer(type);
    case StandardAccepts::TimeOfDay:
      return type.kind == TypeKind::TimeOfDay || type.kind == TypeKind::LTimeOfDay;
    case StandardAccepts::CharacterArray: {
      if (isPointer(type)) return true;
      const Type& element = type.kind == TypeKind::Array ? *type.element : type;
      return element.kind == TypeKind::Char || element.kind == TypeKind::Byte ||
             element.kind == TypeKind::WChar || element.kind == TypeKind::Word;
    }
    case StandardAccepts::Bool:
    case StandardAccepts::Byte:
    case StandardAccepts::Int:
    case StandardAccepts::DInt:
    case StandardAccepts::UInt:
    case StandardAccepts::USInt:
    case StandardAccepts::Word:
    case StandardAccepts::DWord:
    case StandardAccepts::Date: return true;  // a conversion decides
  }
  return false;
}

bool needsVariable(StandardAccepts what) {
  switch (what) {
    case StandardAccepts::Referred:
    case StandardAccepts::Nullable:
    case StandardAccepts::Referable:
    case StandardAccepts::Array:
    case StandardAccepts::ArrayOrVariant:
    case StandardAccepts::CharacterArray:
    case StandardAccepts::NumberVariable:
    case StandardAccepts::TextVariable: return true;
    case StandardAccepts::Any:
    case StandardAccepts::Elementary:
    case StandardAccepts::Convertible:
    case StandardAccepts::Number:
    case StandardAccepts::Bits:
    case StandardAccepts::Words:
    case StandardAccepts::BitString:
    case StandardAccepts::Float:
    case StandardAccepts::Text:
    case StandardAccepts::Bool:
    case StandardAccepts::Byte:
    case StandardAccepts::Int:
    case StandardAccepts::DInt:
    case StandardAccepts::UInt:
    case StandardAccepts::USInt:
    case StandardAccepts::Word:
    case StandardAccepts::DWord:
    case StandardAccepts::Date:
    case StandardAccepts::TimeOfDay: return false;
  }
  return false;
}

const Type* fixedType(StandardAccepts what) {
  switch (what) {
    case StandardAccepts::Bool: return elementaryType(TypeKind::Bool);
    case StandardAccepts::Byte: return elementaryType(TypeKind::Byte);
    case StandardAccepts::Int: return elementaryType(TypeKind::Int);
    case StandardAccepts::DInt: return elementaryType(TypeKind::DInt);
    case StandardAccepts::UInt: return elementaryType(TypeKind::UInt);
    case StandardAccepts::USInt: return elementaryType(TypeKind::USInt);
    case StandardAccepts::Word: return elementaryType(TypeKind::Word);
    case StandardAccepts::DWord: return elementaryType(TypeKind::DWord);
    case StandardAccepts::Date: return elementaryType(TypeKind::Date);
    case StandardAccepts::Any:
    case StandardAccepts::Elementary:
    case StandardAccepts::Convertible:
    case StandardAccepts::Number:
    case StandardAccepts::Bits:
    case StandardAccepts::Words:
    case StandardAccepts::BitString:
    case StandardAccepts::Float:
    case StandardAccepts::Text:
    case StandardAccepts::Referred:
    case StandardAccepts::Nullable:
    case StandardAccepts::Referable:
    case StandardAccepts::Array:
    case StandardAccepts::ArrayOrVariant:
    case StandardAccepts::TimeOfDay:
    case StandardAccepts::CharacterArray:
    case StandardAccepts::NumberVariable:
    case StandardAccepts::TextVariable: return nullptr;
  }
  return nullptr;
}

}  // namespace scl
