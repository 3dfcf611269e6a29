#pragma once
// The image of a system block, read and written by fields. interface.h finds the fields by name.

#include <cstdint>
#include <span>
#include <type_traits>

#include "vcpu/access/big_endian.h"

namespace vcpu {

/// Where a Bool lies.
struct BoolField {
  uint32_t byte = 0;
  uint32_t bit = 0;  ///< 0..7, 0 the least significant
};

/// Where an elementary value lies; T has its size and sign.
template <class T>
struct Field {
  uint32_t byte = 0;
};

/// The image of one call, by fields. Refers to the bytes, which must outlive it. Fields are those of an
/// Interface of the block whose image it is, so they lie inside; nothing is checked. Lives no longer than the
/// call, on its thread.
class Image {
 public:
  explicit Image(std::span<uint8_t> bytes) : bytes_(bytes) {}

  bool get(BoolField field) const { return (bytes_[field.byte] >> field.bit & 1) != 0; }

  void set(BoolField field, bool value) {
    const auto mask = static_cast<uint8_t>(1U << field.bit);
    uint8_t& byte = bytes_[field.byte];
    byte = value ? byte | mask : byte & static_cast<uint8_t>(~mask);
  }

  template <class T>
  T get(Field<T> field) const {
    return loadBigEndian<T>(&bytes_[field.byte]);
  }

  template <class T>
  void set(Field<T> field, std::type_identity_t<T> value) {
    storeBigEndian<T>(&bytes_[field.byte], value);
  }

 private:
  std::span<uint8_t> bytes_;
};

}  // namespace vcpu
