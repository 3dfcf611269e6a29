#include "scl/advice/conversions.h"

#include <fmt/core.h>

#include <unordered_set>
#include <vector>

#include "scl/advice/walk.h"
#include "scl/text/diagnostic_code.h"
#include "scl/tree/hardware_type.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

using enum TypeKind;

bool passesToFloat(const Type& from, const Type& to) {
  constexpr int REAL_BITS_MAX = 16;  // more do not fit the mantissa
  constexpr int LREAL_BITS_MAX = 32;
  if (isFloat(from)) return from.kind == Real && to.kind == LReal;
  return isInteger(from) && bitsOf(from) <= (to.kind == Real ? REAL_BITS_MAX : LREAL_BITS_MAX);
}

struct Pair {
  TypeKind from;
  TypeKind to;
};
constexpr Pair OTHER_CONVERSIONS[] = {
    {Char, String},     {WChar, WString},         {Time, LTime},    {TimeOfDay, LTimeOfDay},
    {DateAndTime, DTL}, {DateAndTime, LDateTime}, {LDateTime, DTL}, {DTL, LDateTime},
};

const Expression& withoutConversion(const Expression& expression) {
  const auto* conversion = std::get_if<ImplicitConversion>(&expression.form);
  return conversion != nullptr ? *conversion->operand : expression;
}

/// A variable, member or element of a hardware data type.
bool isOfHardwareType(const Expression& expression) {
  if (const auto* name = std::get_if<Name>(&expression.form))
    return name->variable != nullptr && isHardwareType(name->variable->typeName);
  if (const auto* access = std::get_if<MemberAccess>(&expression.form))
    return access->member != nullptr && access->member->ofHardwareType;
  const auto* subscript = std::get_if<Subscript>(&expression.form);
  return subscript != nullptr && isOfHardwareType(*subscript->base);
}

bool isUntypedReal(const Expression& expression) {
  const Expression* value = &withoutConversion(expression);
  if (const auto* sign = std::get_if<Unary>(&value->form)) value = &withoutConversion(*sign->operand);
  const auto* literal = std::get_if<Literal>(&value->form);
  return literal != nullptr && literal->form == Literal::Form::Real && literal->typePrefix.empty();
}

bool isArithmetic(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Power:
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo:
    case BinaryOperator::Add:
    case BinaryOperator::Subtract: return true;
    case BinaryOperator::Less:
    case BinaryOperator::LessEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterEqual:
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual:
    case BinaryOperator::And:
    case BinaryOperator::Xor:
    case BinaryOperator::Or: return false;
  }
  return false;
}

/// What a type may be to TIA Portal. Of a hardware data type of 16 bits the sources say Word or UInt: a
/// conversion of one is known to be refused only if it is refused for both.
std::vector<const Type*> readingsOf(const Type& type, bool isHardware) {
  const bool isOpen = isHardware && (type.kind == Word || type.kind == UInt);
  if (!isOpen) return {&type};
  return {elementaryType(Word), elementaryType(UInt)};
}

class ConversionAdvice {
 public:
  ConversionAdvice(const Block& block, Diagnostics& diagnostics) : block_(block), diagnostics_(diagnostics) {}

  /// All statements come before the expressions.
  void onStatement(const Statement& statement) {
    const auto* assignment = std::get_if<Assignment>(&statement.form);
    if (assignment != nullptr && isOfHardwareType(*assignment->target))
      forHardware_.insert(assignment->value.get());
  }

  /// Outer expressions come before their parts.
  void onExpression(const Expression& expression) {
    if (const auto* call = std::get_if<Call>(&expression.form)) onCall(*call);
    if (const auto* subscript = std::get_if<Subscript>(&expression.form)) {
      for (const ExpressionPtr& index : subscript->indices) pardoned_.insert(index.get());
    }
    if (const auto* binary = std::get_if<Binary>(&expression.form)) onBinary(expression, *binary);
    if (std::holds_alternative<ImplicitConversion>(expression.form)) onConversion(expression);
  }

 private:
  void warn(int code, SourceLocation location, std::string sentence) {
    diagnostics_.warning(code, block_.file, location, std::move(sentence));
  }

  /// Arguments of the functions of the language are left out: the help has a list of types for each of them.
  /// A_TO_B takes A.
  void onCall(const Call& call) {
    if (call.standard && *call.standard != StandardFunction::Convert) {
      for (const Argument& argument : call.arguments) pardoned_.insert(argument.value.get());
    }
    const Block* called = call.function != nullptr ? call.function : call.instanceOf;
    if (called == nullptr) return;
    for (size_t i = 0; i < call.bound.size() && i < called->parameters.size(); ++i) {
      if (call.bound[i] == nullptr) continue;
      const Variable& formal = *called->parameters[i];
      if (isHardwareType(formal.typeName)) forHardware_.insert(call.bound[i]);
      if (formal.section == Section::Output) onOutput(*call.bound[i], formal);
    }
  }

  void onOutput(const Expression& target, const Variable& formal) {
    if (target.type == nullptr || formal.type == nullptr) return;
    warnIfRefused(readingsOf(*formal.type, isHardwareType(formal.typeName)),
                  readingsOf(*target.type, isOfHardwareType(target)), target.location);
  }

  void onConversion(const Expression& expression) {
    // Bits to Real are two conversions in the tree and one in the source.
    const auto& outer = std::get<ImplicitConversion>(expression.form);
    const bool isDouble = std::holds_alternative<ImplicitConversion>(outer.operand->form);
    if (isDouble) pardoned_.insert(outer.operand.get());
    const Expression& operand = withoutConversion(isDouble ? *outer.operand : expression);
    const bool isExempt = pardoned_.contains(&expression) || expression.constant.has_value();
    if (isExempt || operand.type == nullptr || expression.type == nullptr) return;
    warnIfRefused(readingsOf(*operand.type, isOfHardwareType(operand)),
                  readingsOf(*expression.type, forHardware_.contains(&expression)), expression.location);
  }

  void warnIfRefused(const std::vector<const Type*>& fromReadings, const std::vector<const Type*>& toReadings,
                     SourceLocation location) {
    for (const Type* from : fromReadings) {
      for (const Type* to : toReadings) {
        if (passesIecCheck(*from, *to)) return;
      }
    }
    const Type& from = *fromReadings.front();
    const Type& to = *toReadings.front();
    const std::string remedy = conversionRemedy(from, to);
    warn(REFUSED_BY_IEC_CHECK, location,
         fmt::format("with IEC check, its default, TIA Portal does not convert {} to {} by itself{}{}",
                     from.name, to.name, remedy.empty() ? "" : ": ", remedy));
  }

  /// TIA Portal computes with LReal then, and the result does not fit a Real.
  void onBinary(const Expression& expression, const Binary& binary) {
    if (!isArithmetic(binary.op) || expression.type == nullptr || expression.type->kind != Real) return;
    const Expression& left = withoutConversion(*binary.left);
    const Expression& right = withoutConversion(*binary.right);
    const bool rightIsReal = isUntypedReal(*binary.right);
    if (!rightIsReal && !isUntypedReal(*binary.left)) return;
    const Expression& other = rightIsReal ? left : right;
    const Expression& constant = rightIsReal ? right : left;
    if (other.type == nullptr || !isInteger(*other.type) || other.constant) return;
    warn(UNTYPED_REAL_CONSTANT, constant.location,
         "beside an integer TIA Portal takes this constant for an LReal, and the result does not go into a "
         "Real: "
         "write REAL# before it");
  }

  const Block& block_;
  Diagnostics& diagnostics_;
  std::unordered_set<const Expression*> pardoned_;
  std::unordered_set<const Expression*> forHardware_;  ///< values that go to a hardware data type
};

}  // namespace

bool passesIecCheck(const Type& from, const Type& to) {
  if (from.kind == to.kind || !(isElementary(from) || from.kind == DTL || from.kind == DateAndTime))
    return true;
  if (isFloat(to)) return passesToFloat(from, to);
  if (isBitString(from) && isBitString(to)) return bitsOf(from) <= bitsOf(to);
  if (isInteger(from) && isInteger(to)) {
    if (isSigned(from) == isSigned(to)) return bitsOf(from) <= bitsOf(to);
    return isSigned(to) && bitsOf(from) < bitsOf(to);
  }
  for (const Pair& pair : OTHER_CONVERSIONS) {
    if (pair.from == from.kind && pair.to == to.kind) return true;
  }
  return isPointer(to);
}

void adviseOnConversions(const Unit& unit, Diagnostics& diagnostics) {
  forEachBlock(unit, [&](const Block& block) {
    ConversionAdvice advice(block, diagnostics);
    forEachStatement(block.body, [&](const Statement& statement) { advice.onStatement(statement); });
    forEachExpression(block.body, [&](const Expression& expression) { advice.onExpression(expression); });
  });
}

}  // namespace scl
