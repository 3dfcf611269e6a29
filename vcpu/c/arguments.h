#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scl/tree/tree.h"
#include "vcpu/c/returned.h"

namespace vcpu::c {

class CFunction;

/// What an input holds that the call leaves out.
std::string formalDefault(const scl::Variable& formal);

/// The value of an input; in a variable if what follows could change it, or if a fault must come out before
/// the call.
std::string inputValue(CFunction& f, const scl::Call& call, size_t parameter);

/// The argument for a parameter passed by reference: "pointer", for Array[*] "pointer, bounds". A view over
/// one byte goes as a copy with padding, which comes back through `returned` from an InOut or Output.
std::string byReference(CFunction& f, const scl::Variable& formal, const scl::Expression* actual,
                        std::vector<Returned>& returned);

/// The pointer for a string passed by reference. A string goes by its place if it has the very length the
/// function expects. Otherwise the function gets a string of its own that keeps the other's maximum, and an
/// InOut or Output is copied back through `returned`.
std::string textByReference(CFunction& f, const scl::Variable& formal, const scl::Expression* actual,
                            std::vector<Returned>& returned);

}  // namespace vcpu::c
