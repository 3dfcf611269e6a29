#pragma once
// PEEK and POKE: the memory of the CPU by numbers.

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// PEEK, PEEK_BOOL.
std::string peek(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// POKE, POKE_BOOL; POKE_BLK.
std::string poke(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string pokeBlock(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
