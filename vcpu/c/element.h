#pragma once

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// array[i, j]. An index known here is part of the offset; another one is checked at run time.
LValue locateElement(CFunction& f, const scl::Subscript& subscript);

/// MW[i], DB5.DX[i, j]: memory of the CPU by an index, whose elements begin at each byte.
bool isIndexedOperand(const scl::Subscript& subscript);

/// text[i]: one character of a string.
LValue locateCharacter(CFunction& f, const scl::Subscript& subscript, const scl::Type& character);

/// The number of an element of `array`, from 0; S7_NONE at run time if there is none.
CExpr elementNumber(CFunction& f, const LValue& array, const scl::Subscript& subscript);

/// The element with that number.
LValue elementAt(CFunction& f, const LValue& array, const CExpr& number);

/// How many elements stand from that number to the end; all, if `number` is empty.
std::string elementsFrom(const LValue& array, const std::string& number);

}  // namespace vcpu::c
