#pragma once
// Expressions. `value` gives an expression with the type it has in C++; `byteValue` undoes the promotion of
// C++, which widens every uint8_t to int32_t before it does anything with it: octet & 0x0F is Byte AND Byte
// in SCL.

#include <clang/AST/Expr.h>

#include <string>

#include "scl/tree/tree.h"
#include "translator/block.h"

namespace translator {

// None of them answers null.

/// The expression with its type in C++.
scl::ExpressionPtr value(Block& block, const clang::Expr* expression);
/// The expression as a Byte; its value must be one, 0..255, which is refused if it cannot be seen.
scl::ExpressionPtr byteValue(Block& block, const clang::Expr* expression);
/// byteValue() if `type` is uint8_t, else value().
scl::ExpressionPtr valueAs(Block& block, const clang::Expr* expression, clang::QualType type);

/// Refuses, and gives an expression in the place of the one that has none.
scl::ExpressionPtr refused(const Source& source, clang::SourceLocation at, Rule rule,
                           std::string subject = {});

}  // namespace translator
