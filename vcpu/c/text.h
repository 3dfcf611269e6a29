#pragma once

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// A string as the functions of the host take it: a pointer to its header, and its form (how many characters
/// it holds, S7_TEXT_WIDE, S7_TEXT_BOUNDED). For any other operand the form is "0".
struct TextOperand {
  std::string pointer;
  std::string form;
};

/// A string that an expression gives.
TextOperand text(CFunction& f, const scl::Expression& expression);

/// `from`, a string or anything that converts to one, as a string of `type`; `line` is the source line that a
/// fault reports.
TextOperand convertedText(CFunction& f, const scl::Type& type, const scl::Expression& from, int line);

/// The string that an lvalue is.
TextOperand textOf(const LValue& lvalue);

/// An empty string of this type in a buffer of the statement.
TextOperand newText(CFunction& f, const scl::Type& type);

/// A C integer less than, equal to or greater than 0, as the left string is.
std::string textComparison(CFunction& f, const scl::Binary& binary);

}  // namespace vcpu::c
