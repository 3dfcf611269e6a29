#pragma once
// Integers of any width in their images, most significant byte first. Pure functions: any thread may call.

#include "scl/types/type.h"
#include "vcpu/runtime/host.h"

namespace vcpu::s7 {

/// Whether the integers of this type can be negative.
bool isSignedKind(scl::TypeKind kind);

/// The number at `image`; ULInt and LWord as their bit pattern. `kind` is an integer or bit string.
i64 readInteger(scl::TypeKind kind, const u8* image);
/// Writes the low bytes of `value`: no range is checked.
void writeInteger(scl::TypeKind kind, u8* image, i64 value);

}  // namespace vcpu::s7
