#include "vcpu/runtime/integers.h"

#include "scl/types/elementary_types.h"

namespace vcpu::s7 {

using scl::TypeKind;

bool isSignedKind(TypeKind kind) {
  return scl::isSigned(*scl::elementaryType(kind));
}

i64 readInteger(TypeKind kind, const u8* image) {
  bool isSigned = isSignedKind(kind);
  switch (scl::elementaryType(kind)->size) {
    case 1: return isSigned ? i64{static_cast<i8>(image[0])} : i64{image[0]};
    case 2: return isSigned ? i64{static_cast<i16>(s7Load16(image))} : i64{s7Load16(image)};
    case 4: return isSigned ? i64{static_cast<i32>(s7Load32(image))} : i64{s7Load32(image)};
    default: return static_cast<i64>(s7Load64(image));
  }
}

void writeInteger(TypeKind kind, u8* image, i64 value) {
  switch (scl::elementaryType(kind)->size) {
    case 1: return s7Store8(image, static_cast<u8>(value));
    case 2: return s7Store16(image, static_cast<u16>(value));
    case 4: return s7Store32(image, static_cast<u32>(value));
    default: return s7Store64(image, static_cast<u64>(value));
  }
}

}  // namespace vcpu::s7
