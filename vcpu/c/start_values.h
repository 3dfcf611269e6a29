#pragma once
// What the variables of a block hold when it starts, before any statement has written them.
//
// Temps, outputs and the result of a block with optimised access begin with the default of their type. Those
// of standard access are undefined on a PLC: here they hold the fill pattern of the PrintOptions, but each
// string in them has the header of an empty string of its length.

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// The block has optimised access, so that its variables start with the defaults of their types.
bool startsWithDefaults(const scl::Block& block);

/// The C number that a C variable of an elementary type starts with.
std::string startNumber(const CFunction& f, const scl::Type& type);

/// Adds the lines that fill `bytes` of the frame and give each Temp in it its start.
void startFrame(CFunction& f, int32_t bytes);

/// Adds the lines that give the structured result, which the caller has the room for, its start.
void startResult(CFunction& f);

}  // namespace vcpu::c
