#pragma once

#include <string>
#include <vector>

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// A result of a call, and the variable of the caller that gets it.
struct Returned {
  const scl::Type* type = nullptr;
  std::string text;  ///< a value of an elementary type, else a pointer
  std::string form;  ///< of a string
  const scl::Expression* target = nullptr;
  LValue lvalue;  ///< of the target, found before the call; a slice is found after it
};

/// Notes a result for a target, and finds the target's lvalue now. Without a target nothing is noted.
void expect(CFunction& f, std::vector<Returned>& returned, const scl::Type& type, std::string text,
            const scl::Expression* target);

/// Adds the lines that store the results. They stand behind the call.
void handBack(CFunction& f, const std::vector<Returned>& returned);

}  // namespace vcpu::c
