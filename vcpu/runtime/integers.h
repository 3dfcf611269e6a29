#pragma once
// Integers of any width in their images.

#include "scl/types/type.h"
#include "vcpu/runtime/host.h"

namespace vcpu::s7 {

bool isSignedKind(scl::TypeKind kind);

/// ULInt and LWord as their pattern.
i64 readInteger(scl::TypeKind kind, const u8* image);
void writeInteger(scl::TypeKind kind, u8* image, i64 value);

}  // namespace vcpu::s7
