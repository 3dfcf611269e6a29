#pragma once
// What the ten bytes of an ANY can name in one CPU: its data blocks by number, inputs, outputs and bit
// memory, and for the time of a call the local variables that the call hands over.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "scl/scl.h"
#include "scl/types/any_pointer.h"
#include "vcpu/access/area.h"

namespace vcpu {

/// Local variables have addresses one behind the other, in the order in which calls hand them over; their
/// area is 'previous local data'. For the thread of the CPU.
class NamedMemory {
 public:
  NamedMemory() = default;

  /// `images` are those of the program's data blocks, in its order; `areas` those of the CPU by
  /// scl::MemoryArea. They must outlive this and stay where they are.
  NamedMemory(const scl::Program& program, std::vector<std::vector<uint8_t>>& images,
              const std::array<std::span<uint8_t>, 3>& areas);

  /// The ANY that names `area`; NIL for one without memory. What lies in no data block is local: it is named
  /// as number `lent`, which then counts one more; those from `lent` on end. Nothing: no ANY can name it,
  /// because it lies too far behind or has too many elements.
  std::optional<scl::AnyPointer> pointerTo(const Area& area, uint32_t& lent);

  /// The memory that the ANY names; without memory for NIL. Nothing: it is no ANY, or names what is not in a
  /// data block or a memory area as a whole, nor in one of the first `lent` local variables.
  std::optional<Area> areaOf(const scl::AnyPointer& pointer, uint32_t lent) const;

 private:
  struct Piece {
    uint8_t* bytes = nullptr;
    size_t size = 0;
    scl::PointerArea area = scl::PointerArea::CallersLocalData;
    uint16_t dataBlock = 0;  ///< its number, if it is one
    uint32_t address = 0;    ///< of the first byte, among local variables
  };

  std::optional<Piece> pieceOf(const Area& area, uint32_t& lent);
  std::optional<Piece> pieceAt(const scl::AnyPointer& pointer, uint32_t lent) const;

  std::map<const uint8_t*, Piece> byPlace_;
  std::map<uint16_t, Piece> byNumber_;        ///< data blocks
  std::map<scl::PointerArea, Piece> byArea_;  ///< inputs, outputs, bit memory
  std::vector<Piece> lent_;
};

}  // namespace vcpu
