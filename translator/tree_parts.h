#pragma once
// The pieces of an SCL tree the lowering puts together. Each answers a new node that owns what it was given;
// no parameter and no answer is null. Any thread may call.

#include <string>
#include <vector>

#include "scl/tree/tree.h"

namespace translator {

scl::ExpressionPtr number(std::string text, int64_t value);  ///< `text` as it is printed
scl::ExpressionPtr byteNumber(int64_t value);                ///< 16#0F; 0..255
scl::ExpressionPtr truth(bool value);
scl::ExpressionPtr local(std::string name);  ///< #name
scl::ExpressionPtr member(scl::ExpressionPtr base, std::string name);
scl::ExpressionPtr element(scl::ExpressionPtr base, scl::ExpressionPtr index);

/// Puts operands in parentheses where SCL would otherwise read them differently, and comparisons inside AND
/// and OR, where a reader might.
scl::ExpressionPtr unary(scl::UnaryOperator op, scl::ExpressionPtr operand);
scl::ExpressionPtr binary(scl::BinaryOperator op, scl::ExpressionPtr left, scl::ExpressionPtr right);

/// The opposite of a condition: a < b becomes a >= b, NOT x becomes x.
scl::ExpressionPtr opposite(scl::ExpressionPtr condition);

/// "Name"(a := x, ...)
scl::ExpressionPtr blockCall(std::string block, std::vector<scl::Argument> arguments);
/// NAME(A := x, B => y): a function or an instruction of the language
scl::ExpressionPtr languageCall(std::string function, std::vector<scl::Argument> arguments);
/// NAME(x): likewise
scl::ExpressionPtr standardCall(std::string function, scl::ExpressionPtr argument);

scl::StatementPtr statementOf(decltype(scl::Statement::form) form);
scl::StatementPtr assignment(scl::ExpressionPtr target, scl::ExpressionPtr value);

}  // namespace translator
