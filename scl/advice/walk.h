#pragma once
// Every declaration, statement and expression of a unit, in the order of the text. Any thread may call;
// nothing here changes the program.

#include <functional>

#include "scl/tree/tree.h"

namespace scl {

/// Calls `visit` for each expression in `statements`, an outer one before its parts.
void forEachExpression(const Statements& statements, const std::function<void(const Expression&)>& visit);

/// Calls `visit` for each statement in `statements`, an outer one before its parts.
void forEachStatement(const Statements& statements, const std::function<void(const Statement&)>& visit);

/// Calls `visit` for each code block.
void forEachBlock(const Unit& unit, const std::function<void(const Block&)>& visit);

/// Where a variable is declared.
struct Owner {
  const Block* block = nullptr;  ///< nullptr: in a type or data block
  Section section = Section::Member;
  bool nested = false;  ///< a member of a STRUCT in a declaration
};

/// Calls `visit` for each variable: of blocks, data blocks and types, members of STRUCT after their
/// structure.
void forEachVariable(const Unit& unit, const std::function<void(const Variable&, const Owner&)>& visit);

}  // namespace scl
