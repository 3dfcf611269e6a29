#pragma once
// Where the fields of a system block's image lie, and how they are read and written.
//
// Each block has a struct that repeats its interface in the same order, so that the two can be compared line
// by line:
//
//   VAR_INPUT                      struct Fields : Layout {
//     CLK : Bool;                    Section input = section();
//   END_VAR                          BoolField clk = boolean();
//   VAR_OUTPUT                       Section output = section();
//     Q : Bool;                      BoolField q = boolean();
//   END_VAR                        };
//
// The tests set and read fields by their names in the interface, at the places the language gives them; a
// struct that differs from its interface fails there.

#include <cstdint>
#include <span>
#include <type_traits>

#include "scl/types/layout.h"
#include "vcpu/system/big_endian.h"

namespace vcpu {

struct BoolField {
  uint32_t byte = 0;
  uint32_t bit = 0;
};

/// An elementary value; T has its size and sign.
template <class T>
struct Field {
  uint32_t byte = 0;
};

struct Section {};

/// A Variant: its octets in the image mean nothing, it lies in SystemCall::areas.
struct Reference {};

/// Deals out places in the order of declaration: Bools pack from bit 0 upwards, octets follow each other,
/// wider values and sections begin at even bytes.
class Layout {
 public:
  constexpr Section section() {
    closeBits();
    makeEven();
    return {};
  }

  constexpr BoolField boolean() {
    if (bits_ == 8) closeBits();
    return {next_, bits_++};
  }

  template <class T>
  constexpr Field<T> value() {
    closeBits();
    if (sizeof(T) > 1) makeEven();
    Field<T> field{next_};
    next_ += sizeof(T);
    return field;
  }

  constexpr Reference reference() {
    closeBits();
    makeEven();
    next_ += scl::REFERENCE_BYTES;
    return {};
  }

 private:
  constexpr void closeBits() {
    if (bits_ > 0) ++next_;
    bits_ = 0;
  }
  constexpr void makeEven() { next_ += next_ % 2; }

  uint32_t next_ = 0;
  uint32_t bits_ = 0;  // used in the octet at next_
};

/// The image of one call, by fields.
class Image {
 public:
  explicit Image(std::span<uint8_t> bytes) : bytes_(bytes) {}

  bool get(BoolField field) const { return (bytes_[field.byte] >> field.bit & 1) != 0; }

  void set(BoolField field, bool value) {
    const auto mask = static_cast<uint8_t>(1U << field.bit);
    uint8_t& octet = bytes_[field.byte];
    octet = value ? octet | mask : octet & static_cast<uint8_t>(~mask);
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
