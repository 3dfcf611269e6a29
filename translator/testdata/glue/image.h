#pragma once
// From the structs of the C++, by cpp2scl --glue. Change those, not this file.
//
// store writes a struct as the bytes its UDT has in a standard block, load reads it back: big-endian, Bools
// packed, everything wider than a byte at an even address.

#include <cstdint>

#include "translator/testdata/glue/plant.h"

namespace image {

/// Bytes of a struct's image.
template <typename T>
inline constexpr int32_t IMAGE_BYTES = 0;

// A number or an enum.
template <typename T>
void storeNumber(T value, int bytes, uint8_t* image) {
  const auto bits = static_cast<uint32_t>(value);
  for (int i = 0; i < bytes; ++i) image[i] = static_cast<uint8_t>(bits >> (8 * (bytes - 1 - i)));
}
template <typename T>
void loadNumber(T& value, int bytes, const uint8_t* image) {
  uint32_t bits = 0;
  for (int i = 0; i < bytes; ++i) bits = bits << 8 | image[i];
  value = static_cast<T>(bits);
}
inline void storeBit(bool value, uint8_t* image, int bit) {
  *image = static_cast<uint8_t>(value ? *image | (1 << bit) : *image & ~(1 << bit));
}
inline bool loadBit(const uint8_t* image, int bit) {
  return (*image >> bit) & 1;
}

/// demo::Valve: "DemoValve"
template <>
inline constexpr int32_t IMAGE_BYTES<demo::Valve> = 2;
inline void store(const demo::Valve& value, uint8_t* image) {
  storeNumber(value.position, 1, image);
  storeBit(value.open, image + 1, 0);
  storeBit(value.locked, image + 1, 1);
}
inline void load(demo::Valve& value, const uint8_t* image) {
  loadNumber(value.position, 1, image);
  value.open = loadBit(image + 1, 0);
  value.locked = loadBit(image + 1, 1);
}

/// demo::Plant: "DemoPlant"
template <>
inline constexpr int32_t IMAGE_BYTES<demo::Plant> = 20;
inline void store(const demo::Plant& value, uint8_t* image) {
  storeNumber(value.mode, 2, image);
  storeBit(value.running, image + 2, 0);
  storeNumber(value.litres, 4, image + 4);
  for (int32_t i = 0; i < 2; ++i) {
    store(value.valves[i], image + 8 + 2 * i);
  }
  for (int32_t i = 0; i < 10; ++i) {
    storeBit(value.alarms[i], image + 12 + i / 8, i % 8);
  }
  for (int32_t i = 0; i < 3; ++i) {
    storeNumber(value.serial[i], 1, image + 14 + i);
  }
  store(value.inlet, image + 18);
}
inline void load(demo::Plant& value, const uint8_t* image) {
  loadNumber(value.mode, 2, image);
  value.running = loadBit(image + 2, 0);
  loadNumber(value.litres, 4, image + 4);
  for (int32_t i = 0; i < 2; ++i) {
    load(value.valves[i], image + 8 + 2 * i);
  }
  for (int32_t i = 0; i < 10; ++i) {
    value.alarms[i] = loadBit(image + 12 + i / 8, i % 8);
  }
  for (int32_t i = 0; i < 3; ++i) {
    loadNumber(value.serial[i], 1, image + 14 + i);
  }
  load(value.inlet, image + 18);
}

}  // namespace image
