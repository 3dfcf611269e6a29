#pragma once
// Which C type holds a value of an S7 type.

#include <string_view>

#include "scl/types/type.h"

namespace vcpu::c {

/// The C type that holds a value of an elementary type: u8, i16, f32. Other types lie in memory: "u8 *". A
/// reference is the pointer to what it refers to, 0 for NULL.
std::string_view cType(const scl::Type& type);

/// Whether C holds it in a signed integer.
bool isSignedInC(const scl::Type& type);

/// Whether a value of this type is handled as the bytes of its image (strings, DTL, structures), not as a C
/// number.
bool isImageType(const scl::Type& type);

}  // namespace vcpu::c
