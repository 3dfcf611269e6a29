#pragma once
// Elements of areas, as MOVE_BLK and its kin move them. No area here is one of an omitted parameter, and
// nothing is checked: the blocks check before. For the thread on which the block runs.

#include <cstdint>

#include "vcpu/access/area.h"

namespace vcpu {

/// The area from element `first` on, counted from 0; `first` is at most the number of elements.
Area from(const Area& area, uint32_t first);

/// Copies whole elements of the same size, see sameSize(); the areas hold at least `count` and may overlap.
void copyElements(const Area& source, const Area& destination, uint32_t count);

/// The bytes that so many elements of an area take; 8 Bools take one.
uint64_t bytesOfElements(const Area& area, uint32_t count);

/// Whether elements of one are as large as those of the other, so that copyElements() takes them. A Bool is
/// only as large as a Bool: a structure without members has no bytes, and no bit either.
bool sameSize(const Area& a, const Area& b);

/// Whether both have elements of one type, so that they can be copied from one to the other.
bool sameElements(const Area& a, const Area& b);

}  // namespace vcpu
