#pragma once
// Where variables lie in the byte image of a standard block. Any thread may call; a Layout is used by one.

#include <cstdint>
#include <vector>

#include "scl/types/type.h"

namespace scl {

/// The most bytes one variable, structure, data block or frame may have. An S7-1500 takes 64 KiB for
/// standard and 16 MiB for optimised blocks; here both kinds get the larger.
constexpr int64_t DATA_BYTES_MAX = 16 * 1024 * 1024;

/// What a parameter passed by reference occupies in the image: the room of an S7 POINTER. Its bytes stay
/// zero.
constexpr int32_t REFERENCE_BYTES = 6;

/// Where a variable lies in an image: 2.0, as the column Offset of TIA Portal shows it.
struct ImageOffset {
  int32_t byte = 0;  ///< from the start
  int32_t bit = 0;   ///< Bool: 0..7
};

/// Lays variables one behind the other. Bools share a byte from bit 0 upwards, bytes follow at once,
/// everything wider starts at an even byte.
class Layout {
 public:
  /// Lays the next variable, of this type. When bytes() exceeds DATA_BYTES_MAX, offsets mean nothing.
  ImageOffset add(const Type& type);

  /// Room for a reference in place of the value.
  ImageOffset addReference();

  /// Each section of a block starts at an even byte.
  void startSection();

  /// All that was laid, padded to even.
  int64_t bytes() const;

 private:
  ImageOffset reserve(int64_t size, int64_t alignment);

  int64_t next_ = 0;  ///< first byte not in use
  int bit_ = 0;       ///< bits in use of the byte before `next_`; 0: it is closed
};

/// Bytes of an array of `element` with these dimensions, without limit; negative if the number overflows.
int64_t arrayBytes(const Type& element, const std::vector<Bounds>& dimensions);

/// Bits from the start of a variable of this type to the end of its last part: 8 for eight Bools in an array,
/// which as a variable of their own take two bytes. Array[*]: 0.
int64_t usedBits(const Type& type);

/// How many elements an array has, in all its dimensions together. Array[*]: 1.
int64_t elementCount(const Type& array);

/// Distance between two elements of an array in bytes; 0 for Bool, whose elements are bits.
int32_t elementBytes(const Type& element);

}  // namespace scl
