#include "scl/types/type_code.h"

#include <string_view>

namespace scl {
namespace {

// FNV-1a, of the name in capitals without quotes, up to the length of a String.
uint32_t codeOfName(std::string_view name) {
  uint32_t code = 2166136261U;
  for (char letter : name) {
    if (letter == '[') break;
    if (letter == '"') continue;
    bool small = letter >= 'a' && letter <= 'z';
    code = (code ^ static_cast<uint8_t>(small ? letter - 32 : letter)) * 16777619U;
  }
  return code;
}

}  // namespace

int64_t typeCode(const Type& type) {
  if (type.kind != TypeKind::Array) return codeOfName(type.name);
  return ~codeOfName(type.element->name);
}

int64_t elementTypeCode(const Type& type) {
  return codeOfName(type.kind == TypeKind::Array ? type.element->name : type.name);
}

}  // namespace scl
