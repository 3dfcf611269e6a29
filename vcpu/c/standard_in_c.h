#pragma once
// The table of the functions of the language as C: a row for each. It is the second half of a function's row
// in scl/library, which must know nothing of the C side: the checker and the translator use that one too.

#include <string>
#include <string_view>

#include "scl/tree/tree.h"
#include "vcpu/c/text.h"

namespace vcpu::c {

class CFunction;

/// How the calls of one function are printed. The functions answer C expressions that are valid behind the
/// lines they add, see function.h.
struct StandardInC {
  using Value = std::string (*)(CFunction&, const scl::Expression&, const scl::Call&);
  using Text = TextOperand (*)(CFunction&, const scl::Expression&, const scl::Call&);

  /// The value as a text to fill in: {0} and {1} are the arguments, each evaluated once and in order; {type}
  /// is the C type of the result, {bits} its width; {argumentBits} is the width of the first argument, 8 or
  /// more; {function} is the number of the function. Empty: `value` is printed.
  std::string_view pattern = {};
  Value value = nullptr;   ///< of an elementary type; of a function without a value: its lines, answers ""
  Value memory = nullptr;  ///< a pointer to the image of any other result; nullptr: it has none
  Text text = nullptr;     ///< the result if that is a string; nullptr: it is none
};

/// The row of a function.
StandardInC standardInC(scl::StandardFunction function);

}  // namespace vcpu::c
