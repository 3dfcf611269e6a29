#include "vcpu/cpu/named_memory.h"

#include <algorithm>

#include "scl/types/elementary_types.h"
#include "vcpu/access/data_block_numbers.h"

namespace vcpu {
namespace {

using scl::AnyPointer;
using scl::PointerArea;
using scl::TypeKind;

/// Where an area begins and how much it holds; of Bools whole bytes.
struct Extent {
  uint8_t typeCode;
  uint32_t count;
};

/// An ANY has a code for some types only; others are so many bytes.
Extent extentOf(const Area& area) {
  const std::optional<uint8_t> code = scl::anyTypeCode(area.kind);
  if (code) return {*code, area.count};
  return {*scl::anyTypeCode(TypeKind::Byte), area.totalBytes()};
}

/// Bytes of one element; of a String what its header says, which lies at `first`, with `room` bytes behind
/// it.
uint32_t elementBytes(TypeKind kind, const uint8_t* first, size_t room) {
  constexpr uint32_t HEADER_BYTES = 2;
  if (kind == TypeKind::Bool) return 0;
  if (kind != TypeKind::String) return static_cast<uint32_t>(scl::elementaryType(kind)->size);
  const uint32_t characters = room > 0 ? first[0] : 0;
  return (characters + HEADER_BYTES + 1) / 2 * 2;
}

PointerArea pointerArea(scl::MemoryArea area) {
  switch (area) {
    case scl::MemoryArea::Inputs: return PointerArea::Inputs;
    case scl::MemoryArea::Outputs: return PointerArea::Outputs;
    case scl::MemoryArea::BitMemory: return PointerArea::BitMemory;
    case scl::MemoryArea::DataBlock:
    case scl::MemoryArea::Timers:
    case scl::MemoryArea::Counters: break;
  }
  return PointerArea::DataBlock;
}

}  // namespace

NamedMemory::NamedMemory(const scl::Program& program, std::vector<std::vector<uint8_t>>& images,
                         const std::array<std::span<uint8_t>, 3>& areas) {
  const std::vector<uint16_t> numbers = dataBlockNumbers(program);
  for (size_t i = 0; i < images.size(); ++i) {
    const Piece piece{images[i].data(), images[i].size(), PointerArea::DataBlock, numbers[i], 0};
    byNumber_[numbers[i]] = piece;
    if (piece.size > 0) byPlace_[piece.bytes] = piece;
  }
  for (size_t i = 0; i < areas.size(); ++i) {
    const PointerArea area = pointerArea(static_cast<scl::MemoryArea>(i));
    const Piece piece{areas[i].data(), areas[i].size(), area, 0, 0};
    byArea_[area] = piece;
    if (piece.size > 0) byPlace_[piece.bytes] = piece;
  }
}

// The data block or the memory area in which the area lies, else a local variable of its own.
std::optional<NamedMemory::Piece> NamedMemory::pieceOf(const Area& area, uint32_t& lent) {
  const size_t size = area.totalBytes();
  if (auto behind = byPlace_.upper_bound(area.bytes); behind != byPlace_.begin()) {
    const Piece& piece = std::prev(behind)->second;
    const auto offset = static_cast<size_t>(area.bytes - piece.bytes);
    if (offset < piece.size && size <= piece.size - offset) return piece;
  }
  lent_.resize(std::min<size_t>(lent, lent_.size()));
  const size_t address = lent_.empty() ? 0 : (lent_.back().address + lent_.back().size + 1) / 2 * 2;
  if (address + size > AnyPointer::ADDRESS_BYTE_MAX) return std::nullopt;
  lent_.push_back({area.bytes, size, PointerArea::CallersLocalData, 0, static_cast<uint32_t>(address)});
  lent = static_cast<uint32_t>(lent_.size());
  return lent_.back();
}

std::optional<AnyPointer> NamedMemory::pointerTo(const Area& area, uint32_t& lent) {
  if (area.kind == TypeKind::Any && area.bytes != nullptr)
    return scl::readAny({area.bytes, AnyPointer::BYTES});
  if (area.bytes == nullptr) return AnyPointer{.id = AnyPointer::ID};
  const Extent extent = extentOf(area);
  if (extent.count > AnyPointer::COUNT_MAX) return std::nullopt;
  const std::optional<Piece> piece = pieceOf(area, lent);
  if (!piece) return std::nullopt;
  const uint64_t bits = static_cast<uint64_t>(area.bytes - piece->bytes) * 8 + area.bit;
  const uint64_t byte = piece->address + bits / 8;
  if (byte > AnyPointer::ADDRESS_BYTE_MAX) return std::nullopt;
  return AnyPointer{.id = AnyPointer::ID,
                    .typeCode = extent.typeCode,
                    .count = static_cast<uint16_t>(extent.count),
                    .dataBlock = piece->dataBlock,
                    .area = static_cast<uint8_t>(piece->area),
                    .byte = static_cast<uint32_t>(byte),
                    .bit = static_cast<uint8_t>(bits % 8)};
}

// The memory in which the first byte lies.
std::optional<NamedMemory::Piece> NamedMemory::pieceAt(const AnyPointer& pointer, uint32_t lent) const {
  const auto area = static_cast<PointerArea>(pointer.area);
  if (area == PointerArea::DataBlock || area == PointerArea::InstanceData) {
    const auto found = byNumber_.find(pointer.dataBlock);
    return found == byNumber_.end() ? std::nullopt : std::optional(found->second);
  }
  if (const auto found = byArea_.find(area); found != byArea_.end()) return found->second;
  if (area != PointerArea::LocalData && area != PointerArea::CallersLocalData) return std::nullopt;
  const auto end = lent_.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(lent, lent_.size()));
  const auto behind =
      std::upper_bound(lent_.begin(), end, pointer.byte,
                       [](uint32_t byte, const Piece& piece) { return byte < piece.address; });
  return behind == lent_.begin() ? std::nullopt : std::optional(*std::prev(behind));
}

std::optional<Area> NamedMemory::areaOf(const AnyPointer& pointer, uint32_t lent) const {
  if (pointer.id != AnyPointer::ID) return std::nullopt;
  if (pointer.typeCode == 0) return Area{};
  const std::optional<TypeKind> kind = scl::anyTypeKind(pointer.typeCode);
  const std::optional<Piece> piece = pieceAt(pointer, lent);
  if (!kind || !piece || (pointer.bit != 0 && *kind != TypeKind::Bool)) return std::nullopt;
  const size_t offset = pointer.byte - piece->address;
  if (offset > piece->size) return std::nullopt;
  const size_t room = piece->size - offset;
  Area area;
  area.bytes = piece->bytes + offset;
  area.bit = pointer.bit;
  area.kind = *kind;
  area.elementBytes = elementBytes(*kind, area.bytes, room);
  area.count = pointer.count;
  area.typeName = *kind == TypeKind::String ? "String" : scl::elementaryType(*kind)->name.c_str();
  area.array = pointer.count > 1 ? 1 : 0;
  return area.totalBytes() <= room ? std::optional(area) : std::nullopt;
}

}  // namespace vcpu
