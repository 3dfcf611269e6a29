// Expressions whose value fits a C number.

#include <fmt/format.h>

#include "vcpu/c/block_printer.h"

namespace vcpu {

using scl::BinaryOperator;
using scl::Expression;
using scl::TypeKind;

bool isImageType(const scl::Type& type) {
  return !scl::isElementary(type);
}

bool callsBlock(const Expression& expression) {
  struct Finder {
    bool operator()(const scl::Literal&) const { return false; }
    bool operator()(const scl::Name&) const { return false; }
    bool operator()(const scl::MemberAccess& form) const { return callsBlock(*form.base); }
    bool operator()(const scl::Subscript& form) const {
      for (const auto& index : form.indices) {
        if (callsBlock(*index)) return true;
      }
      return callsBlock(*form.base);
    }
    bool operator()(const scl::Slice& form) const { return callsBlock(*form.base); }
    bool operator()(const scl::Unary& form) const { return callsBlock(*form.operand); }
    bool operator()(const scl::Binary& form) const {
      return callsBlock(*form.left) || callsBlock(*form.right);
    }
    bool operator()(const scl::Call& form) const {
      if (!form.standard) return true;
      for (const Expression* argument : form.bound) {
        if (argument != nullptr && callsBlock(*argument)) return true;
      }
      return false;
    }
    bool operator()(const scl::ImplicitConversion& form) const { return callsBlock(*form.operand); }
    bool operator()(const scl::ArrayList&) const { return false; }
    bool operator()(const scl::StructList&) const { return false; }
  };
  if (expression.constant) return false;
  return std::visit(Finder{}, expression.form);
}

std::string BlockPrinter::value(const Expression& expression) {
  if (expression.constant) return constantText(*expression.type, *expression.constant);
  const scl::Type& type = *expression.type;
  if (const auto* form = std::get_if<scl::Literal>(&expression.form)) return constantText(type, form->value);
  if (const auto* form = std::get_if<scl::Slice>(&expression.form)) return sliceValue(*form);
  if (const auto* form = std::get_if<scl::Unary>(&expression.form)) return unary(*form, type);
  if (const auto* form = std::get_if<scl::Binary>(&expression.form)) return binary(expression, *form);
  if (const auto* form = std::get_if<scl::Call>(&expression.form)) return call(expression, *form);
  if (const auto* form = std::get_if<scl::ImplicitConversion>(&expression.form)) {
    return converted(type, *form->operand);
  }
  return load(locate(expression));
}

std::string BlockPrinter::spill(const scl::Type& type, const std::string& text) {
  std::string name = fresh("t");
  add(fmt::format("{} {} = {};", cType(type), name, text));
  return name;
}

std::pair<std::string, std::string> BlockPrinter::operands(const scl::Binary& binary) {
  std::string left = value(*binary.left);
  if (callsBlock(*binary.right) && !binary.left->constant) left = spill(*binary.left->type, left);
  std::string right = value(*binary.right);
  return {left, right};
}

std::string BlockPrinter::unary(const scl::Unary& unary, const scl::Type& type) {
  std::string operand = value(*unary.operand);
  switch (unary.op) {
    case scl::UnaryOperator::Plus: return operand;
    case scl::UnaryOperator::Minus:
      return scl::isFloat(type) ? fmt::format("(-{})", operand)
                                : fmt::format("({})(-{})", cType(type), operand);
    case scl::UnaryOperator::Not: break;
  }
  if (type.kind == TypeKind::Bool) return fmt::format("({} ^ 1)", operand);
  return fmt::format("({})(~{})", cType(type), operand);
}

std::string BlockPrinter::binary(const Expression& expression, const scl::Binary& binary) {
  switch (binary.op) {
    case BinaryOperator::And:
    case BinaryOperator::Or:
    case BinaryOperator::Xor: return logic(binary, *expression.type);
    case BinaryOperator::Less:
    case BinaryOperator::LessEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterEqual:
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual: return comparison(binary);
    case BinaryOperator::Power: return power(binary, *expression.type);
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo:
    case BinaryOperator::Add:
    case BinaryOperator::Subtract: break;
  }
  return arithmetic(binary, *expression.type, expression.place);
}

std::string BlockPrinter::logic(const scl::Binary& binary, const scl::Type& type) {
  bool decides =
      plan_.options.shortCircuit && type.kind == TypeKind::Bool && binary.op != BinaryOperator::Xor;
  if (!decides) {
    auto [left, right] = operands(binary);
    const char* sign = binary.op == BinaryOperator::And ? "&" : binary.op == BinaryOperator::Or ? "|" : "^";
    return fmt::format("({} {} {})", left, sign, right);
  }
  std::string left = value(*binary.left);
  bool isAnd = binary.op == BinaryOperator::And;
  CLines front;
  CLines* outer = std::exchange(lines_, &front);
  std::string right = value(*binary.right);
  lines_ = outer;
  if (front.count() == 0) return fmt::format("({} {} {})", left, isAnd ? "&&" : "||", right);
  std::string name = spill(type, left);
  lines_->open(fmt::format("if ({}{}) {{", isAnd ? "" : "!", name));
  lines_->append(front);
  add(fmt::format("{} = {};", name, right));
  lines_->close("}");
  return name;
}

namespace {

const char* comparisonSign(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Less: return "<";
    case BinaryOperator::LessEqual: return "<=";
    case BinaryOperator::Greater: return ">";
    case BinaryOperator::GreaterEqual: return ">=";
    case BinaryOperator::Equal: return "==";
    case BinaryOperator::NotEqual: return "!=";
    case BinaryOperator::Power:
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo:
    case BinaryOperator::Add:
    case BinaryOperator::Subtract:
    case BinaryOperator::And:
    case BinaryOperator::Xor:
    case BinaryOperator::Or: break;
  }
  return "";
}

const char* arithmeticSign(BinaryOperator op) {
  if (op == BinaryOperator::Add) return "+";
  if (op == BinaryOperator::Subtract) return "-";
  return op == BinaryOperator::Multiply ? "*" : "/";
}

bool isTimed(const scl::Type& type) {
  return type.kind >= TypeKind::S5Time && type.kind <= TypeKind::DTL;
}

}  // namespace

std::string BlockPrinter::comparison(const scl::Binary& binary) {
  const scl::Type& type = *binary.left->type;
  const char* sign = comparisonSign(binary.op);
  if (scl::isText(type)) {
    return fmt::format("({} {} 0)", textComparison(binary), sign);
  }
  if (isImageType(type)) {
    std::string left = memory(*binary.left);
    std::string right = memory(*binary.right);
    if (type.kind == TypeKind::DTL || type.kind == TypeKind::DateAndTime) {
      return fmt::format("(cpu->host->compareTimes({}, {}, {}) {} 0)", static_cast<int>(type.kind), left,
                         right, sign);
    }
    return fmt::format("(memcmp({}, {}, {}) {} 0)", left, right, type.size, sign);
  }
  auto [left, right] = operands(binary);
  return fmt::format("({} {} {})", left, sign, right);
}

std::string BlockPrinter::arithmetic(const scl::Binary& binary, const scl::Type& type,
                                     const scl::Place& place) {
  const scl::Type& leftType = *binary.left->type;
  const scl::Type& rightType = *binary.right->type;
  bool sameTypes = leftType.kind == rightType.kind && leftType.kind == type.kind;
  if (!sameTypes || (isTimed(type) && type.kind != TypeKind::Time && type.kind != TypeKind::LTime)) {
    return timeArithmetic(binary, type);
  }
  bool divides = binary.op == BinaryOperator::Divide || binary.op == BinaryOperator::Modulo;
  if (divides && !scl::isFloat(type)) return division(binary, type, place);
  auto [left, right] = operands(binary);
  std::string text = fmt::format("({} {} {})", left, arithmeticSign(binary.op), right);
  return widthOf(type) < 32 ? fmt::format("({}){}", cType(type), text) : text;
}

std::string BlockPrinter::division(const scl::Binary& binary, const scl::Type& type,
                                   const scl::Place& place) {
  auto [left, right] = operands(binary);
  const char* name = binary.op == BinaryOperator::Modulo ? "Modulo" : "Divide";
  bool wide = widthOf(type) == 64;
  bool isSigned = isSignedInC(type) || widthOf(type) < 32;
  const auto& divisor = binary.right->constant;
  const int64_t* known = divisor ? std::get_if<int64_t>(&*divisor) : nullptr;
  if (known != nullptr && *known != 0 && *known != -1) {
    const char* sign = binary.op == BinaryOperator::Modulo ? "%" : "/";
    return fmt::format("({})({} {} {})", cType(type), left, sign, right);
  }
  return fmt::format("({})s7{}{}{}(cpu, {}, {}, {})", cType(type), name, isSigned ? 'I' : 'U', wide ? 64 : 32,
                     left, right, site(place.line));
}

std::string BlockPrinter::power(const scl::Binary& binary, const scl::Type& type) {
  auto [left, right] = operands(binary);
  bool integers = !scl::isFloat(*binary.left->type) && !scl::isFloat(*binary.right->type);
  if (integers && !scl::isFloat(type)) {
    return fmt::format("({})cpu->host->integerPower({}, {})", cType(type), left, right);
  }
  return fmt::format("({})cpu->host->power({}, {})", cType(type), left, right);
}

// Time * 3, Time / 2.5, Tod + Time, Date - Date. What is not a plain product is left to the host.
std::string BlockPrinter::timeArithmetic(const scl::Binary& binary, const scl::Type& type) {
  const scl::Type& leftType = *binary.left->type;
  const scl::Type& rightType = *binary.right->type;
  bool scales = binary.op == BinaryOperator::Multiply || binary.op == BinaryOperator::Divide;
  if (scales && !isImageType(type)) {
    auto [left, right] = operands(binary);
    const char* sign = arithmeticSign(binary.op);
    if (scl::isFloat(leftType) || scl::isFloat(rightType)) {
      std::string product = fmt::format("(f64){} {} (f64){}", left, sign, right);
      const char* limits = widthOf(type) == 64 ? "-9223372036854775807ll - 1, 9223372036854775807ll"
                                               : "-2147483648ll, 2147483647ll";
      return fmt::format("({})cpu->host->toSigned(cpu, {}, {}, {})", cType(type),
                         static_cast<int>(scl::StandardFunction::Trunc), product, limits);
    }
    if (binary.op == BinaryOperator::Multiply)
      return fmt::format("({})((i64){} * (i64){})", cType(type), left, right);
    return fmt::format("({})s7DivideI64(cpu, {}, {}, {})", cType(type), left, right, site(line_));
  }
  return timesByHost(binary.op == BinaryOperator::Subtract, type, *binary.left, *binary.right);
}

std::string BlockPrinter::timesByHost(bool subtract, const scl::Type& type, const Expression& left,
                                      const Expression& right) {
  TextOperand first = imageOf(left);
  TextOperand second = imageOf(right);
  Location result;
  result.text = fresh("t");
  result.type = &type;
  add(fmt::format("u8 {}[16];", result.text));
  add(fmt::format("cpu->host->timeArithmetic(cpu, {}, {}, {}, {}, {}, {}, {});", subtract ? 1 : 0,
                  static_cast<int>(type.kind), result.text, static_cast<int>(left.type->kind), first.pointer,
                  static_cast<int>(right.type->kind), second.pointer));
  return isImageType(type) ? result.text : load(result);
}

// CONCAT_DATE_TOD: a date plus a time of day.
std::string BlockPrinter::combinedTime(const scl::Call& call, const scl::Type& type) {
  return timesByHost(false, type, *call.bound[0], *call.bound[1]);
}

namespace {

int widthOfSlice(char width) {
  return width == 'X' ? 1 : width == 'B' ? 8 : width == 'W' ? 16 : 32;
}

std::string unsignedType(int width) {
  return fmt::format("u{}", width < 8 ? 8 : width);
}

}  // namespace

std::string BlockPrinter::sliceValue(const scl::Slice& slice) {
  int width = widthOfSlice(slice.width);
  std::string whole = fmt::format("({}){}", unsignedType(widthOf(*slice.base->type)), value(*slice.base));
  std::string shiftedText = fmt::format("({} >> {})", whole, width * slice.index);
  if (width == 1) return fmt::format("(u8)({} & 1)", shiftedText);
  return fmt::format("({}){}", unsignedType(width), shiftedText);
}

// A part is written by reading the whole, replacing the part, and writing the whole.
void BlockPrinter::storeSlice(const scl::Slice& slice, const std::string& value) {
  const scl::Type& baseType = *slice.base->type;
  int width = widthOfSlice(slice.width);
  int shift = width * slice.index;
  std::string type = unsignedType(widthOf(baseType));
  uint64_t ones = width == 64 ? ~uint64_t{0} : (uint64_t{1} << width) - 1;
  auto replaced = [&](const std::string& whole) {
    return fmt::format("({})((u64)({}){} & ~{:#x}ull | (u64){} << {})", cType(baseType), type, whole,
                       ones << shift, value, shift);
  };
  if (const auto* inner = std::get_if<scl::Slice>(&slice.base->form)) {
    return storeSlice(*inner, replaced(sliceValue(*inner)));
  }
  Location location = pinned(locate(*slice.base));
  store(location, replaced(load(location)));
}

}  // namespace vcpu
