#pragma once
// STRG_VAL, VAL_STRG, Strg_TO_Chars and Chars_TO_Strg: statements of their own, whose results go to OUT. Each
// function adds its lines and answers "".

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// STRG_VAL(IN, FORMAT, P, OUT => number).
std::string textToNumber(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// VAL_STRG(IN, SIZE, PREC, FORMAT, P, OUT => text).
std::string numberToText(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// Strg_TO_Chars(Strg, pChars, Cnt => integer, Chars).
std::string textToCharacters(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// Chars_TO_Strg(Chars, pChars, Cnt, Strg => text).
std::string charactersToText(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
