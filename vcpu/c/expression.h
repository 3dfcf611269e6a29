#pragma once
// A piece of C that stands for a value.

#include <string>
#include <utility>

namespace vcpu::c {

struct CExpr {
  std::string text;
  /// A name, a constant, or a member of the CPU: naming it twice evaluates nothing twice.
  bool primary = false;
};

inline CExpr primary(std::string text) {
  return {std::move(text), true};
}

/// A call or a conversion: it is to be evaluated once.
inline CExpr computed(std::string text) {
  return {std::move(text), false};
}

}  // namespace vcpu::c
