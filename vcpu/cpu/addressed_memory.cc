#include "vcpu/cpu/addressed_memory.h"

#include <algorithm>
#include <cstring>

#include "vcpu/access/big_endian.h"

namespace vcpu {
namespace {

constexpr int64_t PERIPHERAL_INPUTS = 0x01;
constexpr int64_t PERIPHERAL_OUTPUTS = 0x02;
constexpr int64_t INPUTS = 0x81;
constexpr int64_t OUTPUTS = 0x82;
constexpr int64_t BIT_MEMORY = 0x83;
constexpr int64_t DATA_BLOCK = 0x84;

constexpr int64_t OFFSET_MASK = 0xFFFF;

/// The bytes of an area; nothing if there is none of these numbers.
std::span<uint8_t> areaAt(CpuMemory& memory, const MemoryAddress& address) {
  if (address.area == DATA_BLOCK) return memory.standardDataBlock(address.dataBlock);
  if (address.dataBlock != 0) return {};
  switch (address.area) {
    case PERIPHERAL_INPUTS:
    case INPUTS: return memory.area(scl::MemoryArea::Inputs);
    case PERIPHERAL_OUTPUTS:
    case OUTPUTS: return memory.area(scl::MemoryArea::Outputs);
    case BIT_MEMORY: return memory.area(scl::MemoryArea::BitMemory);
    default: return {};
  }
}

/// `count` bytes at the address; nothing if not all of them are there.
std::span<uint8_t> bytesAt(CpuMemory& memory, const MemoryAddress& address, int64_t count) {
  const std::span<uint8_t> area = areaAt(memory, address);
  const int64_t first = address.byte & OFFSET_MASK;
  if (count <= 0 || count > static_cast<int64_t>(area.size()) - first) return {};
  return area.subspan(static_cast<size_t>(first), static_cast<size_t>(count));
}

/// The bytes that a value of so many bits lies in; nothing if they are not there, or there is no such bit.
std::span<uint8_t> valueAt(CpuMemory& memory, const MemoryAddress& address, int64_t bit, int32_t bits) {
  if (bit < 0 || bit > 7) return {};
  return bytesAt(memory, address, std::max(bits / 8, 1));
}

}  // namespace

std::optional<uint64_t> peek(CpuMemory& memory, const MemoryAddress& address, int64_t bit, int32_t bits) {
  const std::span<uint8_t> bytes = valueAt(memory, address, bit, bits);
  if (address.area == PERIPHERAL_OUTPUTS || bytes.empty()) return std::nullopt;
  if (bits == 1) return bytes[0] >> bit & 1;
  return loadBigEndian(bytes);
}

bool poke(CpuMemory& memory, const MemoryAddress& address, int64_t bit, int32_t bits, uint64_t value) {
  const std::span<uint8_t> bytes = valueAt(memory, address, bit, bits);
  if (address.area == PERIPHERAL_INPUTS || bytes.empty()) return false;
  if (bits == 1) {
    const auto mask = static_cast<uint8_t>(1U << bit);
    bytes[0] = static_cast<uint8_t>(value != 0 ? bytes[0] | mask : bytes[0] & ~mask);
  } else {
    storeBigEndian(bytes, value);
  }
  return true;
}

bool pokeBlock(CpuMemory& memory, const MemoryAddress& from, const MemoryAddress& to, int64_t count) {
  if (count == 0) return true;
  const std::span<uint8_t> source = bytesAt(memory, from, count);
  const std::span<uint8_t> target = bytesAt(memory, to, count);
  if (source.empty() || target.empty()) return false;
  std::memmove(target.data(), source.data(), source.size());
  return true;
}

}  // namespace vcpu
