#pragma once
// Elements of areas, moved about by MOVE_BLK and its kin.

#include <cstdint>

#include "vcpu/access/area.h"

namespace vcpu {

/// The area from element `first` on; `first` must not be beyond its end.
Area from(const Area& area, uint32_t first);

/// Copies whole elements of the same size; the areas hold at least `count` and may overlap.
void copyElements(const Area& source, const Area& destination, uint32_t count);

/// The octets that so many elements of an area take; 8 Bools are one.
uint64_t elementOctets(const Area& area, uint32_t count);

/// Whether elements can be copied from one to the other.
bool sameElements(const Area& a, const Area& b);

}  // namespace vcpu
