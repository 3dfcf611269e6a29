#pragma once
// The binary operators: which keyword or sign writes each, and how tight it binds. One list for the parser,
// the printer, the sentences of the checker and the translator. Any thread may call.

#include <optional>

#include "scl/dialect/token_kind.h"
#include "scl/tree/tree.h"

namespace scl {

/// How tight operators bind, the tightest last (S7-1200 System Manual, table 6-2).
/// All of a level join from left to right. Unary operators lie between power and product: -2 ** 2 is -4, NOT
/// a = b is (NOT a) = b.
enum OperatorLevel : int {
  LEVEL_OR = 1,
  LEVEL_XOR,
  LEVEL_AND,
  LEVEL_EQUAL,  ///< = <>
  LEVEL_LESS,   ///< < <= > >=
  LEVEL_SUM,
  LEVEL_PRODUCT,
  LEVEL_UNARY,
  LEVEL_POWER,
  LEVEL_PRIMARY,  ///< what needs no operator
};

OperatorLevel levelOf(BinaryOperator op);

/// = <> < <= > >=
bool isComparison(BinaryOperator op);

/// AND, OR, XOR
bool isLogic(BinaryOperator op);

/// The token that the printer writes.
TokenKind tokenOf(BinaryOperator op);

/// The operator that a token is; nothing if it is none. AND and & are the same.
std::optional<BinaryOperator> binaryOperatorOf(TokenKind token);

}  // namespace scl
