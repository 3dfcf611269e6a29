#include "scl/print/expression_printer.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "scl/print/line_width.h"
#include "scl/print/literal_printer.h"
#include "scl/text/name.h"
#include "scl/text/token.h"
#include "scl/tree/match.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

// The levels of the parser's table.
constexpr int LEVEL_XOR = 2;
constexpr int LEVEL_AND = 3;
constexpr int LEVEL_EQUAL = 4;
constexpr int LEVEL_LESS = 5;
constexpr int LEVEL_PRODUCT = 7;
constexpr int LEVEL_UNARY = 8;
constexpr int LEVEL_POWER = 9;
constexpr int LEVEL_PRIMARY = 10;

int levelOf(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Power: return LEVEL_POWER;
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo: return LEVEL_PRODUCT;
    case BinaryOperator::Add:
    case BinaryOperator::Subtract: return 6;
    case BinaryOperator::Less:
    case BinaryOperator::LessEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterEqual: return LEVEL_LESS;
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual: return LEVEL_EQUAL;
    case BinaryOperator::And: return LEVEL_AND;
    case BinaryOperator::Xor: return LEVEL_XOR;
    case BinaryOperator::Or: return 1;
  }
  return LEVEL_PRIMARY;
}

std::string_view textOf(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Power: return "**";
    case BinaryOperator::Multiply: return "*";
    case BinaryOperator::Divide: return "/";
    case BinaryOperator::Modulo: return "MOD";
    case BinaryOperator::Add: return "+";
    case BinaryOperator::Subtract: return "-";
    case BinaryOperator::Less: return "<";
    case BinaryOperator::LessEqual: return "<=";
    case BinaryOperator::Greater: return ">";
    case BinaryOperator::GreaterEqual: return ">=";
    case BinaryOperator::Equal: return "=";
    case BinaryOperator::NotEqual: return "<>";
    case BinaryOperator::And: return "AND";
    case BinaryOperator::Xor: return "XOR";
    case BinaryOperator::Or: return "OR";
  }
  return "";
}

std::string_view textOf(UnaryOperator op) {
  switch (op) {
    case UnaryOperator::Minus: return "-";
    case UnaryOperator::Plus: return "+";
    case UnaryOperator::Not: return "NOT ";
  }
  return "";
}

bool isComparison(int level) {
  return level == LEVEL_EQUAL || level == LEVEL_LESS;
}
bool isLogic(int level) {
  return level <= LEVEL_AND;
}

// ---- On one line ----------------------------------------------------------------------------

int levelOf(const Expression& expression) {
  if (expression.parenthesised) return LEVEL_PRIMARY;
  if (const auto* binary = std::get_if<Binary>(&expression.form)) return levelOf(binary->op);
  if (std::holds_alternative<Unary>(expression.form)) return LEVEL_UNARY;
  const auto* literal = std::get_if<Literal>(&expression.form);
  if (literal != nullptr && literalText(*literal).front() == '-') return LEVEL_UNARY;
  return LEVEL_PRIMARY;
}

bool isNot(const Expression& expression) {
  const auto* unary = std::get_if<Unary>(&expression.form);
  return unary != nullptr && unary->op == UnaryOperator::Not;
}

// The level alone would do for a compiler; people mistake NOT a = b, -2 ** 2, a AND b XOR c, a < b = c.
bool needsParentheses(const Expression& child, BinaryOperator parent, bool isRight) {
  const int inner = levelOf(child);
  const int outer = levelOf(parent);
  if (inner == LEVEL_PRIMARY) return false;
  if (inner == LEVEL_UNARY) {
    if (isNot(child)) return !isLogic(outer);
    return isRight || outer == LEVEL_POWER;
  }
  if (inner < outer || (inner == outer && isRight)) return true;
  if (inner == outer) {
    const BinaryOperator op = std::get<Binary>(child.form).op;
    const bool mixesModulo = outer == LEVEL_PRODUCT && op != parent &&
                             (op == BinaryOperator::Modulo || parent == BinaryOperator::Modulo);
    return mixesModulo || isComparison(outer) || outer == LEVEL_POWER;
  }
  if (isComparison(outer) && isComparison(inner)) return true;
  const bool mixesXor = isLogic(outer) && isLogic(inner) && (outer == LEVEL_XOR || inner == LEVEL_XOR);
  return mixesXor;
}

void append(std::string& out, const Expression& expression);

void appendInParentheses(std::string& out, const Expression& expression, bool needed) {
  if (needed) out += '(';
  append(out, expression);
  if (needed) out += ')';
}

std::string nameText(const Name& name) {
  const bool isSafe = isPlainName(name.text) && keywordOf(name.text) == TokenKind::Word;
  switch (name.sigil) {
    case Name::Sigil::None: return name.text;
    case Name::Sigil::Hash: return isSafe ? "#" + name.text : fmt::format("#\"{}\"", name.text);
    case Name::Sigil::Quotes: return fmt::format("\"{}\"", name.text);
  }
  return name.text;
}

std::string argumentHead(const Argument& argument) {
  if (argument.name.empty()) return "";
  return memberText(argument.name, false) + (argument.output ? " => " : " := ");
}

void appendArguments(std::string& out, const std::vector<Argument>& arguments) {
  out += '(';
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) out += ", ";
    out += argumentHead(arguments[i]);
    append(out, *arguments[i].value);
  }
  out += ')';
}

void appendForm(std::string& out, const Literal& literal) {
  out += literalText(literal);
}
void appendForm(std::string& out, const Name& name) {
  out += nameText(name);
}

void appendForm(std::string& out, const MemberAccess& access) {
  append(out, *access.base);
  out += '.';
  out += memberText(access.name, access.quoted);
}

void appendForm(std::string& out, const Subscript& subscript) {
  append(out, *subscript.base);
  out += '[';
  for (size_t i = 0; i < subscript.indices.size(); ++i) {
    if (i > 0) out += ", ";
    append(out, *subscript.indices[i]);
  }
  out += ']';
}

void appendForm(std::string& out, const Slice& slice) {
  append(out, *slice.base);
  out += fmt::format(".%{}{}", slice.width, slice.index);
}

void appendForm(std::string& out, const Unary& unary) {
  out += textOf(unary.op);
  const Expression& operand = withoutConversions(*unary.operand);
  appendInParentheses(out, operand, levelOf(operand) != LEVEL_PRIMARY);
}

void appendForm(std::string& out, const Binary& binary) {
  const Expression& left = withoutConversions(*binary.left);
  const Expression& right = withoutConversions(*binary.right);
  appendInParentheses(out, left, needsParentheses(left, binary.op, false));
  out += fmt::format(" {} ", textOf(binary.op));
  appendInParentheses(out, right, needsParentheses(right, binary.op, true));
}

void appendForm(std::string& out, const Call& call) {
  append(out, *call.callee);
  appendArguments(out, call.arguments);
}

void appendForm(std::string& out, const ImplicitConversion& conversion) {
  append(out, *conversion.operand);
}

void appendEntry(std::string& out, const ArrayList::Entry& entry) {
  if (!entry.repeat) return append(out, *entry.value);
  append(out, *entry.repeat);
  out += '(';
  append(out, *entry.value);
  out += ')';
}

void appendForm(std::string& out, const ArrayList& list) {
  out += '[';
  for (size_t i = 0; i < list.entries.size(); ++i) {
    if (i > 0) out += ", ";
    appendEntry(out, list.entries[i]);
  }
  out += ']';
}

void appendForm(std::string& out, const StructList& list) {
  appendArguments(out, list.entries);
}

void append(std::string& out, const Expression& expression) {
  if (expression.parenthesised) out += '(';
  std::visit([&](const auto& form) { appendForm(out, form); }, expression.form);
  if (expression.parenthesised) out += ')';
}

// ---- Over several lines ---------------------------------------------------------------------

// The arguments each on its line from `argumentColumn` on, which is where the first one stands.
std::string wrappedArguments(const Call& call, size_t argumentColumn, size_t tail) {
  std::string text;
  for (size_t i = 0; i < call.arguments.size(); ++i) {
    const Argument& argument = call.arguments[i];
    if (i > 0) text.append(",").append(newLine(argumentColumn));
    const std::string head = argumentHead(argument);
    text += head;
    const bool isLast = i + 1 == call.arguments.size();
    text += wrappedExpression(*argument.value, argumentColumn + widthOf(head), argumentColumn + 2,
                              isLast ? tail + 1 : 1);
  }
  return text + ")";
}

// Beside the callee, or below it when that is too far to the right.
std::string wrappedCall(const Call& call, size_t column, size_t tail) {
  const std::string head = expressionText(*call.callee) + "(";
  std::string beside = head + wrappedArguments(call, column + widthOf(head), tail);
  if (widestLine(beside, column) + tail <= LINE_WIDTH) return beside;
  return head + newLine(column + 2) + wrappedArguments(call, column + 2, tail);
}

// table[first + second]: the index goes on behind the bracket.
std::string wrappedSubscript(const Subscript& subscript, size_t column, size_t tail) {
  std::string text = expressionText(*subscript.base) + "[";
  const size_t indexColumn = column + widthOf(text);
  for (size_t i = 0; i < subscript.indices.size(); ++i) {
    if (i > 0) text.append(",").append(newLine(indexColumn));
    const bool isLast = i + 1 == subscript.indices.size();
    text += wrappedExpression(*subscript.indices[i], indexColumn, indexColumn, isLast ? tail + 1 : 1);
  }
  return text + "]";
}

std::string wrappedUnary(const Unary& unary, size_t column, size_t tail) {
  std::string text(textOf(unary.op));
  const Expression& operand = withoutConversions(*unary.operand);
  const size_t brackets = levelOf(operand) != LEVEL_PRIMARY ? 1 : 0;
  text.append(brackets, '(');
  const size_t start = column + widthOf(text);
  text += wrappedExpression(operand, start, start, tail + brackets);
  return text.append(brackets, ')');
}

// a AND b AND c: the operands of one level, each on its line behind its operator.
std::string wrappedBinary(const Expression& expression, size_t column, size_t continuation, size_t tail) {
  std::vector<std::pair<std::string_view, const Expression*>> operands;
  std::vector<bool> enclosed;
  const Expression* rest = &expression;
  const int level = levelOf(std::get<Binary>(expression.form).op);
  for (;;) {
    const auto& binary = std::get<Binary>(rest->form);
    const Expression& right = withoutConversions(*binary.right);
    const Expression& left = withoutConversions(*binary.left);
    operands.emplace_back(textOf(binary.op), &right);
    enclosed.push_back(needsParentheses(right, binary.op, true));
    const bool goesOn = levelOf(left) == level && !needsParentheses(left, binary.op, false);
    if (!goesOn) {
      operands.emplace_back("", &left);
      enclosed.push_back(needsParentheses(left, binary.op, false));
      break;
    }
    rest = &left;
  }
  std::string text;
  for (size_t i = operands.size(); i-- > 0;) {
    const auto& [op, operand] = operands[i];
    if (!op.empty()) text += newLine(continuation) + std::string(op) + " ";
    const size_t brackets = enclosed[i] ? 1 : 0;
    if (enclosed[i]) text += '(';
    const size_t start = columnAfter(text, column);
    text += wrappedExpression(*operand, start, start, (i == 0 ? tail : 0) + brackets);
    if (enclosed[i]) text += ')';
  }
  return text;
}

// [1, 2, 3]: as many on a line as it takes.
std::string wrappedList(const std::vector<std::string>& entries, char open, char close, size_t column,
                        size_t tail) {
  std::string text(1, open);
  for (size_t i = 0; i < entries.size(); ++i) {
    const bool isLast = i + 1 == entries.size();
    const size_t end = columnAfter(text, column) + 1 + widthOf(entries[i]) + (isLast ? tail + 1 : 1);
    if (i > 0) text += end > LINE_WIDTH ? newLine(column + 1) : " ";
    text += entries[i];
    if (!isLast) text += ',';
  }
  return text + close;
}

std::vector<std::string> entriesOf(const ArrayList& list) {
  std::vector<std::string> entries;
  for (const ArrayList::Entry& entry : list.entries) appendEntry(entries.emplace_back(), entry);
  return entries;
}

std::vector<std::string> entriesOf(const StructList& list) {
  std::vector<std::string> entries;
  for (const Argument& entry : list.entries) append(entries.emplace_back(argumentHead(entry)), *entry.value);
  return entries;
}

}  // namespace

std::string memberText(const std::string& name, bool quoted) {
  const bool isType =
      findElementaryType(name) != nullptr || sameName(name, "String") || sameName(name, "WString");
  const bool isSafe = isPlainName(name) && keywordOf(name) == TokenKind::Word && !isType;
  return quoted || !isSafe ? fmt::format("\"{}\"", name) : name;
}

const Expression& withoutConversions(const Expression& expression) {
  const Expression* inner = &expression;
  while (const auto* conversion = std::get_if<ImplicitConversion>(&inner->form)) {
    if (inner->parenthesised) break;
    inner = conversion->operand.get();
  }
  return *inner;
}

std::string expressionText(const Expression& expression) {
  std::string text;
  append(text, expression);
  return text;
}

std::string wrappedExpression(const Expression& wrapped, size_t column, size_t continuation, size_t tail) {
  const Expression& expression = withoutConversions(wrapped);
  std::string flat = expressionText(expression);
  if (column + widthOf(flat) + tail <= LINE_WIDTH) return flat;
  const size_t brackets = expression.parenthesised ? 1 : 0;
  if (brackets > 0) continuation = column + brackets;
  const size_t start = column + brackets;
  const size_t end = tail + brackets;
  // What cannot be broken stays as it is, without the parentheses that come around it below.
  std::string whole = flat.substr(brackets, flat.size() - 2 * brackets);
  std::string text = match(
      expression.form, [&](const Literal&) { return whole; }, [&](const Name&) { return whole; },
      [&](const MemberAccess&) { return whole; }, [&](const Slice&) { return whole; },
      [&](const ImplicitConversion&) { return whole; },
      [&](const Subscript& form) { return wrappedSubscript(form, start, end); },
      [&](const Unary& form) { return wrappedUnary(form, start, end); },
      [&](const Binary&) { return wrappedBinary(expression, start, continuation, end); },
      [&](const Call& form) { return wrappedCall(form, start, end); },
      [&](const ArrayList& form) { return wrappedList(entriesOf(form), '[', ']', start, end); },
      [&](const StructList& form) { return wrappedList(entriesOf(form), '(', ')', start, end); });
  return brackets > 0 ? fmt::format("({})", text) : text;
}

}  // namespace scl
