#pragma once
// The memory behind a parameter that is passed by reference.

#include <cstdint>

#include "scl/types/type.h"

namespace vcpu {

/// Memory that a parameter of type Variant, or a structured InOut or Input, refers to. For an array element
/// (a[3]) it reaches from that element to the end of the array. The caller of the block owns the memory,
/// which lives at least as long as the call. Only the thread on which the block runs may use it.
struct Area {
  uint8_t* bytes = nullptr;                  ///< nullptr: the parameter was omitted
  uint32_t bit = 0;                          ///< Bool: its bit in the first byte
  scl::TypeKind kind = scl::TypeKind::Void;  ///< of one element
  uint32_t elementBytes = 0;                 ///< size of one element; Bool: 0, elements are bits
  uint32_t count = 0;                        ///< elements from here to the end
  const char* typeName = "";                 ///< of one element, as SCL writes it without quotes: TCON_IP_v4
  uint32_t array = 0;                        ///< 1: a whole array, not one variable or element
  uint32_t bools = 0;     ///< of one element, if it is a structure of nothing but Bools: how many
  uint32_t referred = 0;  ///< the number of its type among those that references of the program refer to

  uint32_t totalBytes() const {
    return kind == scl::TypeKind::Bool ? (bit + count + 7) / 8 : elementBytes * count;
  }
};

}  // namespace vcpu
