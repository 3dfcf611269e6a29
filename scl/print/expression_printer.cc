#include "scl/print/expression_printer.h"

#include <fmt/core.h>

#include <cmath>
#include <utility>

#include "scl/print/line_width.h"
#include "scl/print/literal_printer.h"
#include "scl/text/absolute_address.h"
#include "scl/text/indexed_address.h"
#include "scl/text/name.h"
#include "scl/text/token.h"
#include "scl/tree/binary_operator.h"
#include "scl/tree/match.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

std::string_view textOf(const Dialect& dialect, BinaryOperator op) {
  return dialect.spellings.textOf(tokenOf(op));
}

std::string textOf(const Dialect& dialect, UnaryOperator op) {
  switch (op) {
    case UnaryOperator::Minus: return std::string(dialect.spellings.textOf(TokenKind::Minus));
    case UnaryOperator::Plus: return std::string(dialect.spellings.textOf(TokenKind::Plus));
    case UnaryOperator::Not: return std::string(dialect.spellings.textOf(TokenKind::Not)) + " ";
  }
  return {};
}

// ---- On one line ----------------------------------------------------------------------------

// Whether the text begins with a minus. That of a literal with a prefix does not: INT#-5.
bool hasMinus(const Literal& literal) {
  if (!literal.text.empty()) return literal.text.front() == '-';
  if (!literal.typePrefix.empty()) return false;
  if (const auto* integer = std::get_if<int64_t>(&literal.value)) return *integer < 0;
  const auto* real = std::get_if<double>(&literal.value);
  return real != nullptr && std::signbit(*real);
}

OperatorLevel levelOf(const Expression& expression) {
  if (expression.parenthesised) return LEVEL_PRIMARY;
  if (const auto* binary = std::get_if<Binary>(&expression.form)) return levelOf(binary->op);
  if (std::holds_alternative<Unary>(expression.form)) return LEVEL_UNARY;
  const auto* literal = std::get_if<Literal>(&expression.form);
  if (literal != nullptr && hasMinus(*literal)) return LEVEL_UNARY;
  return LEVEL_PRIMARY;
}

bool isNot(const Expression& expression) {
  const auto* unary = std::get_if<Unary>(&expression.form);
  return unary != nullptr && unary->op == UnaryOperator::Not;
}

// The level alone would do for a compiler; people mistake NOT a = b, -2 ** 2, a AND b XOR c, a < b = c.
bool needsParentheses(const Expression& child, BinaryOperator parent, bool isRight) {
  const OperatorLevel inner = levelOf(child);
  const OperatorLevel outer = levelOf(parent);
  if (inner == LEVEL_PRIMARY) return false;
  if (inner == LEVEL_UNARY) {
    if (isNot(child)) return !isLogic(parent);
    return isRight || outer == LEVEL_POWER;
  }
  if (inner < outer || (inner == outer && isRight)) return true;
  const BinaryOperator op = std::get<Binary>(child.form).op;
  if (inner == outer) {
    const bool mixesModulo = outer == LEVEL_PRODUCT && op != parent &&
                             (op == BinaryOperator::Modulo || parent == BinaryOperator::Modulo);
    return mixesModulo || isComparison(parent) || outer == LEVEL_POWER;
  }
  if (isComparison(parent) && isComparison(op)) return true;
  const bool mixesXor = isLogic(parent) && isLogic(op) && (outer == LEVEL_XOR || inner == LEVEL_XOR);
  return mixesXor;
}

void append(std::string& out, const Dialect& dialect, const Expression& expression);

void appendInParentheses(std::string& out, const Dialect& dialect, const Expression& expression,
                         bool needed) {
  if (needed) out += '(';
  append(out, dialect, expression);
  if (needed) out += ')';
}

std::string plainNameText(const Dialect& dialect, const Name& name) {
  const bool isSafe = isPlainName(name.text) && dialect.spellings.keyword(name.text) == TokenKind::Word;
  std::string quoted = fmt::format("{0}{1}{0}", dialect.nameQuote, name.text);
  switch (name.sigil) {
    case Name::Sigil::None: return name.text;
    case Name::Sigil::Hash: {
      const std::string local = isSafe ? name.text : quoted;
      return dialect.localSign == 0 ? local : dialect.localSign + local;
    }
    case Name::Sigil::Quotes: return quoted;
    case Name::Sigil::Percent: return name.text;
  }
  return name.text;
}

std::string nameText(const Dialect& dialect, const Name& name) {
  const bool isTag = name.sigil != Name::Sigil::Percent;
  return plainNameText(dialect, name) + (isTag && name.peripheral ? ":P" : "");
}

std::string argumentHead(const Dialect& dialect, const Argument& argument) {
  if (argument.name.empty()) return "";
  const bool isArrow = argument.output && !dialect.outputsTakeAssign;
  const std::string arrow =
      fmt::format(" {} ", dialect.spellings.textOf(isArrow ? TokenKind::Arrow : TokenKind::Assign));
  return memberText(dialect, argument.name, false) + arrow;
}

void appendArguments(std::string& out, const Dialect& dialect, const std::vector<Argument>& arguments) {
  out += '(';
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) out += ", ";
    out += argumentHead(dialect, arguments[i]);
    append(out, dialect, *arguments[i].value);
  }
  out += ')';
}

void appendForm(std::string& out, const Dialect& dialect, const Literal& literal) {
  out += literalText(dialect, literal);
}
void appendForm(std::string& out, const Dialect& dialect, const Name& name) {
  out += nameText(dialect, name);
}

void appendForm(std::string& out, const Dialect& dialect, const MemberAccess& access) {
  append(out, dialect, *access.base);
  out += '.';
  // Motor.DW4 may be an operand; DB5.DW4 would be read as one whatever DB5 has.
  const auto* owner = std::get_if<Name>(&access.base->form);
  const bool mayBeAddress = dialect.addressesStandAlone && !access.quoted && owner != nullptr &&
                            !dataBlockNumber(owner->text) && !placeWithPercent(access.name).empty();
  out += mayBeAddress ? access.name : memberText(dialect, access.name, access.quoted);
}

void appendForm(std::string& out, const Dialect& dialect, const Subscript& subscript) {
  append(out, dialect, *subscript.base);
  out += '[';
  for (size_t i = 0; i < subscript.indices.size(); ++i) {
    if (i > 0) out += ", ";
    append(out, dialect, *subscript.indices[i]);
  }
  out += ']';
}

void appendForm(std::string& out, const Dialect& dialect, const Dereference& dereference) {
  append(out, dialect, *dereference.base);
  out += dialect.spellings.textOf(TokenKind::Caret);
}

void appendForm(std::string& out, const Dialect& dialect, const Slice& slice) {
  append(out, dialect, *slice.base);
  out += fmt::format(".%{}{}", slice.width, slice.index);
}

void appendForm(std::string& out, const Dialect& dialect, const Unary& unary) {
  out += textOf(dialect, unary.op);
  const Expression& operand = withoutConversions(*unary.operand);
  appendInParentheses(out, dialect, operand, levelOf(operand) != LEVEL_PRIMARY);
}

void appendForm(std::string& out, const Dialect& dialect, const Binary& binary) {
  const Expression& left = withoutConversions(*binary.left);
  const Expression& right = withoutConversions(*binary.right);
  appendInParentheses(out, dialect, left, needsParentheses(left, binary.op, false));
  out += fmt::format(" {} ", textOf(dialect, binary.op));
  appendInParentheses(out, dialect, right, needsParentheses(right, binary.op, true));
}

void appendForm(std::string& out, const Dialect& dialect, const Call& call) {
  append(out, dialect, *call.callee);
  appendArguments(out, dialect, call.arguments);
}

void appendForm(std::string& out, const Dialect& dialect, const ImplicitConversion& conversion) {
  append(out, dialect, *conversion.operand);
}

void appendEntry(std::string& out, const Dialect& dialect, const ArrayList::Entry& entry) {
  if (!entry.repeat) return append(out, dialect, *entry.value);
  append(out, dialect, *entry.repeat);
  out += '(';
  append(out, dialect, *entry.value);
  out += ')';
}

void appendForm(std::string& out, const Dialect& dialect, const ArrayList& list) {
  out += '[';
  for (size_t i = 0; i < list.entries.size(); ++i) {
    if (i > 0) out += ", ";
    appendEntry(out, dialect, list.entries[i]);
  }
  out += ']';
}

void appendForm(std::string& out, const Dialect& dialect, const StructList& list) {
  appendArguments(out, dialect, list.entries);
}

void append(std::string& out, const Dialect& dialect, const Expression& expression) {
  if (expression.parenthesised) out += '(';
  std::visit([&](const auto& form) { appendForm(out, dialect, form); }, expression.form);
  if (expression.parenthesised) out += ')';
}

// ---- Over several lines ---------------------------------------------------------------------

// The arguments each on its line from `argumentColumn` on, which is where the first one stands.
std::string wrappedArguments(const Dialect& dialect, const Call& call, size_t argumentColumn, size_t tail) {
  std::string text;
  for (size_t i = 0; i < call.arguments.size(); ++i) {
    const Argument& argument = call.arguments[i];
    if (i > 0) text.append(",").append(newLine(argumentColumn));
    const std::string head = argumentHead(dialect, argument);
    text += head;
    const bool isLast = i + 1 == call.arguments.size();
    text += wrappedExpression(dialect, *argument.value, argumentColumn + widthOf(head), argumentColumn + 2,
                              isLast ? tail + 1 : 1);
  }
  return text + ")";
}

// Beside the callee, or below it when that is too far to the right.
std::string wrappedCall(const Dialect& dialect, const Call& call, size_t column, size_t tail) {
  const std::string head = expressionText(dialect, *call.callee) + "(";
  std::string beside = head + wrappedArguments(dialect, call, column + widthOf(head), tail);
  if (widestLine(beside, column) + tail <= LINE_WIDTH) return beside;
  return head + newLine(column + 2) + wrappedArguments(dialect, call, column + 2, tail);
}

// table[first + second]: the index goes on behind the bracket.
std::string wrappedSubscript(const Dialect& dialect, const Subscript& subscript, size_t column, size_t tail) {
  std::string text = expressionText(dialect, *subscript.base) + "[";
  const size_t indexColumn = column + widthOf(text);
  for (size_t i = 0; i < subscript.indices.size(); ++i) {
    if (i > 0) text.append(",").append(newLine(indexColumn));
    const bool isLast = i + 1 == subscript.indices.size();
    text +=
        wrappedExpression(dialect, *subscript.indices[i], indexColumn, indexColumn, isLast ? tail + 1 : 1);
  }
  return text + "]";
}

std::string wrappedUnary(const Dialect& dialect, const Unary& unary, size_t column, size_t tail) {
  std::string text(textOf(dialect, unary.op));
  const Expression& operand = withoutConversions(*unary.operand);
  const size_t brackets = levelOf(operand) != LEVEL_PRIMARY ? 1 : 0;
  text.append(brackets, '(');
  const size_t start = column + widthOf(text);
  text += wrappedExpression(dialect, operand, start, start, tail + brackets);
  return text.append(brackets, ')');
}

// a AND b AND c: the operands of one level, each on its line behind its operator.
std::string wrappedBinary(const Dialect& dialect, const Expression& expression, size_t column,
                          size_t continuation, size_t tail) {
  std::vector<std::pair<std::string_view, const Expression*>> operands;
  std::vector<bool> enclosed;
  const Expression* rest = &expression;
  const int level = levelOf(std::get<Binary>(expression.form).op);
  for (;;) {
    const auto& binary = std::get<Binary>(rest->form);
    const Expression& right = withoutConversions(*binary.right);
    const Expression& left = withoutConversions(*binary.left);
    operands.emplace_back(textOf(dialect, binary.op), &right);
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
    text += wrappedExpression(dialect, *operand, start, start, (i == 0 ? tail : 0) + brackets);
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

std::vector<std::string> entriesOf(const Dialect& dialect, const ArrayList& list) {
  std::vector<std::string> entries;
  for (const ArrayList::Entry& entry : list.entries) appendEntry(entries.emplace_back(), dialect, entry);
  return entries;
}

std::vector<std::string> entriesOf(const Dialect& dialect, const StructList& list) {
  std::vector<std::string> entries;
  for (const Argument& entry : list.entries)
    append(entries.emplace_back(argumentHead(dialect, entry)), dialect, *entry.value);
  return entries;
}

// Without quotes it would be read as an absolute operand, or as the rest of one: DB5.DW4.
bool readsAsAddress(const Dialect& dialect, const std::string& name) {
  return dialect.addressesStandAlone &&
         (classicAddressLength(name) != 0 || classicAddressLength("DB1." + name) != 0);
}

}  // namespace

std::string memberText(const Dialect& dialect, const std::string& name, bool quoted) {
  const Type* type = findElementaryType(name);
  const bool isType = !lacksType(dialect, name) && ((type != nullptr && !isTimerOrCounter(*type)) ||
                                                    sameName(name, "String") || sameName(name, "WString"));
  const bool isSafe = isPlainName(name) && dialect.spellings.keyword(name) == TokenKind::Word && !isType &&
                      !readsAsAddress(dialect, name);
  return quoted || !isSafe ? fmt::format("{0}{1}{0}", dialect.nameQuote, name) : name;
}

const Expression& withoutConversions(const Expression& expression) {
  const Expression* inner = &expression;
  while (const auto* conversion = std::get_if<ImplicitConversion>(&inner->form)) {
    if (inner->parenthesised) break;
    inner = conversion->operand.get();
  }
  return *inner;
}

std::string expressionText(const Dialect& dialect, const Expression& expression) {
  std::string text;
  append(text, dialect, expression);
  return text;
}

std::string wrappedExpression(const Dialect& dialect, const Expression& wrapped, size_t column,
                              size_t continuation, size_t tail) {
  const Expression& expression = withoutConversions(wrapped);
  std::string flat = expressionText(dialect, expression);
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
      [&](const Dereference&) { return whole; }, [&](const ImplicitConversion&) { return whole; },
      [&](const Subscript& form) { return wrappedSubscript(dialect, form, start, end); },
      [&](const Unary& form) { return wrappedUnary(dialect, form, start, end); },
      [&](const Binary&) { return wrappedBinary(dialect, expression, start, continuation, end); },
      [&](const Call& form) { return wrappedCall(dialect, form, start, end); },
      [&](const ArrayList& form) { return wrappedList(entriesOf(dialect, form), '[', ']', start, end); },
      [&](const StructList& form) { return wrappedList(entriesOf(dialect, form), '(', ')', start, end); });
  return brackets > 0 ? fmt::format("({})", text) : text;
}

}  // namespace scl
