#include "scl/tree/binary_operator.h"

#include <array>
#include <cstddef>

namespace scl {
namespace {

struct Row {
  BinaryOperator op;
  TokenKind token;
  OperatorLevel level;
};

// In the order of BinaryOperator.
constexpr std::array ROWS = {
    Row{BinaryOperator::Power, TokenKind::Power, LEVEL_POWER},
    Row{BinaryOperator::Multiply, TokenKind::Times, LEVEL_PRODUCT},
    Row{BinaryOperator::Divide, TokenKind::Divide, LEVEL_PRODUCT},
    Row{BinaryOperator::Modulo, TokenKind::Mod, LEVEL_PRODUCT},
    Row{BinaryOperator::Add, TokenKind::Plus, LEVEL_SUM},
    Row{BinaryOperator::Subtract, TokenKind::Minus, LEVEL_SUM},
    Row{BinaryOperator::Less, TokenKind::Less, LEVEL_LESS},
    Row{BinaryOperator::LessEqual, TokenKind::LessEqual, LEVEL_LESS},
    Row{BinaryOperator::Greater, TokenKind::Greater, LEVEL_LESS},
    Row{BinaryOperator::GreaterEqual, TokenKind::GreaterEqual, LEVEL_LESS},
    Row{BinaryOperator::Equal, TokenKind::Equal, LEVEL_EQUAL},
    Row{BinaryOperator::NotEqual, TokenKind::NotEqual, LEVEL_EQUAL},
    Row{BinaryOperator::And, TokenKind::And, LEVEL_AND},
    Row{BinaryOperator::Xor, TokenKind::Xor, LEVEL_XOR},
    Row{BinaryOperator::Or, TokenKind::Or, LEVEL_OR},
};

constexpr bool isInOrder() {
  for (size_t i = 0; i < ROWS.size(); ++i) {
    if (static_cast<size_t>(ROWS[i].op) != i) return false;
  }
  return ROWS.size() == static_cast<size_t>(BinaryOperator::Or) + 1;
}
static_assert(isInOrder());

const Row& rowOf(BinaryOperator op) {
  return ROWS[static_cast<size_t>(op)];
}

using ByToken = std::array<std::optional<BinaryOperator>, TOKEN_KINDS>;

constexpr ByToken BY_TOKEN = [] {
  ByToken result{};
  for (const Row& row : ROWS) result[static_cast<size_t>(row.token)] = row.op;
  result[static_cast<size_t>(TokenKind::Ampersand)] = BinaryOperator::And;
  return result;
}();

}  // namespace

OperatorLevel levelOf(BinaryOperator op) {
  return rowOf(op).level;
}

bool isComparison(BinaryOperator op) {
  return levelOf(op) == LEVEL_EQUAL || levelOf(op) == LEVEL_LESS;
}

bool isLogic(BinaryOperator op) {
  return levelOf(op) <= LEVEL_AND;
}

TokenKind tokenOf(BinaryOperator op) {
  return rowOf(op).token;
}

std::optional<BinaryOperator> binaryOperatorOf(TokenKind token) {
  return BY_TOKEN[static_cast<size_t>(token)];
}

}  // namespace scl
