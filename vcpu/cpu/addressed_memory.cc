// PEEK, POKE and POKE_BLK: memory by the number of its area and of its data block. Source: TIA Portal
// Information System, PEEK, PEEK_BOOL, POKE, POKE_BOOL, POKE_BLK (S7-1200, S7-1500): of the byte offset the
// 16 least significant bits count, DBNUMBER is 0 for anything but a data block, ENO tells an access that
// failed.

#include <algorithm>

#include "vcpu/cpu/cpu_body.h"

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

/// `bytes` from `offset` on; nothing if they do not all lie in `memory`.
std::span<uint8_t> part(std::span<uint8_t> memory, int64_t offset, int64_t bytes) {
  const int64_t first = offset & OFFSET_MASK;
  if (first + bytes > static_cast<int64_t>(memory.size())) return {};
  return memory.subspan(static_cast<size_t>(first), static_cast<size_t>(bytes));
}

bool isBit(int64_t bit) {
  return bit >= 0 && bit <= 7;
}

}  // namespace

/// The bytes of an area; nothing if there is none of these numbers.
std::span<uint8_t> Cpu::Body::addressed(int64_t area, int64_t dataBlock) {
  if (area == DATA_BLOCK) {
    const auto found = numberedDataBlocks.find(dataBlock);
    return found == numberedDataBlocks.end() ? std::span<uint8_t>{} : images[found->second];
  }
  if (dataBlock != 0) return {};
  switch (area) {
    case PERIPHERAL_INPUTS:
    case INPUTS: return memoryAreas[static_cast<size_t>(scl::MemoryArea::Inputs)].bytes();
    case PERIPHERAL_OUTPUTS:
    case OUTPUTS: return memoryAreas[static_cast<size_t>(scl::MemoryArea::Outputs)].bytes();
    case BIT_MEMORY: return memoryAreas[static_cast<size_t>(scl::MemoryArea::BitMemory)].bytes();
    default: return {};
  }
}

uint64_t Cpu::Body::peek(int64_t area, int64_t dataBlock, int64_t byte, int64_t bit, int32_t bits) {
  const bool isReadable = area != PERIPHERAL_OUTPUTS;
  const std::span<uint8_t> memory =
      isReadable ? part(addressed(area, dataBlock), byte, std::max(bits / 8, 1)) : std::span<uint8_t>{};
  if (memory.empty() || !isBit(bit)) {
    context.eno = 0;
    return 0;
  }
  if (bits == 1) return memory[0] >> bit & 1;
  return loadBigEndian(memory);
}

void Cpu::Body::poke(int64_t area, int64_t dataBlock, int64_t byte, int64_t bit, int32_t bits,
                     uint64_t value) {
  const bool isWritable = area != PERIPHERAL_INPUTS;
  const std::span<uint8_t> memory =
      isWritable ? part(addressed(area, dataBlock), byte, std::max(bits / 8, 1)) : std::span<uint8_t>{};
  if (memory.empty() || !isBit(bit)) {
    context.eno = 0;
    return;
  }
  if (bits == 1) {
    const auto mask = static_cast<uint8_t>(1U << bit);
    memory[0] = static_cast<uint8_t>(value != 0 ? memory[0] | mask : memory[0] & ~mask);
    return;
  }
  storeBigEndian(memory, value);
}

void Cpu::Body::pokeBlock(std::span<uint8_t> from, int64_t fromByte, std::span<uint8_t> to, int64_t toByte,
                          int64_t count) {
  if (count == 0) return;
  const std::span<uint8_t> source = count > 0 ? part(from, fromByte, count) : std::span<uint8_t>{};
  const std::span<uint8_t> destination = count > 0 ? part(to, toByte, count) : std::span<uint8_t>{};
  if (source.empty() || destination.empty()) {
    context.eno = 0;
    return;
  }
  std::memmove(destination.data(), source.data(), source.size());
  context.work -= count / s7::S7_BYTES_OF_WORK;
  context.counts[s7::S7_COPIED_BYTES] += source.size();
  context.counts[s7::S7_BLOCK_COPIES]++;
}

}  // namespace vcpu
