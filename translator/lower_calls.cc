// Calls, and what makes an argument or the right side of AND unsafe.

#include <fmt/format.h>

#include <algorithm>

#include "translator/lowering.h"
#include "translator/tree_parts.h"

namespace translator {

scl::ExpressionPtr Lowering::call(const clang::CallExpr& expression) {
  const clang::SourceLocation at = expression.getBeginLoc();
  const clang::FunctionDecl* function = expression.getDirectCallee();
  if (!function) return refused(at, Rule::Pointer);
  if (function->isInStdNamespace()) {
    return refused(at, Rule::StandardLibrary, function->getQualifiedNameAsString());
  }
  const std::string name = function->getNameAsString();
  if (namespaceOf(*function) == "plc") {
    if (name != "toByte") return refused(at, Rule::Unknown, "plc::" + name);
    const clang::Expr* argument = expression.getArg(0);
    const bool fits = llvm::isa<clang::IntegerLiteral>(argument->IgnoreParens());
    return fits ? octet(argument) : standardCall("DINT_TO_BYTE", value(argument));
  }
  const clang::FunctionDecl* definition = function->getDefinition();
  if (!definition) return refused(at, Rule::BodyMissing, name);

  checkAliases(expression, *definition);
  std::vector<scl::Argument> arguments;
  for (unsigned i = 0; i < expression.getNumArgs(); ++i) {
    const clang::ParmVarDecl* parameter = definition->getParamDecl(i);
    const clang::Expr* argument = expression.getArg(i);
    if (isWrittenArgument(*definition, i)) checkWritable(argument);
    scl::Argument& bound = arguments.emplace_back();
    bound.name = parameter->getNameAsString();
    bound.value = valueAs(argument, parameter->getType());
  }
  return blockCall(blockName(*definition), std::move(arguments));
}

// A count of 0 copies nothing in C++, wherever the indices point. MOVE_BLK would look at them, so it stands
// in an IF unless the count is known not to be 0.
void Lowering::copyBytes(const clang::CallExpr& copy, scl::Statements& out) {
  const clang::Expr* target = copy.getArg(0);
  const clang::Expr* source = copy.getArg(2);
  const clang::Expr* count = copy.getArg(4);
  const auto refuse = [&](const clang::Expr* at, const char* why) {
    source_.refuse(at->getBeginLoc(), Rule::CopyForm, why);
  };
  checkWritable(target);
  if (overlap(pathOf(target), pathOf(source))) refuse(source, "both may be the same array");
  for (const clang::Expr* argument : copy.arguments()) {
    if (!callsIn(argument).empty())
      refuse(argument, "a call as argument would not be made if the count is 0");
  }

  std::vector<scl::Argument> arguments(3);
  arguments[0].name = "IN";
  arguments[0].value = element(value(source), value(copy.getArg(3)));
  arguments[1].name = "COUNT";
  const bool isNumber = llvm::isa<clang::IntegerLiteral>(count->IgnoreParens());
  arguments[1].value = isNumber ? value(count) : standardCall("DINT_TO_UDINT", value(count));
  arguments[2].name = "OUT";
  arguments[2].output = true;
  arguments[2].value = element(value(target), value(copy.getArg(1)));
  scl::StatementPtr move = statementOf(scl::CallStatement{languageCall("MOVE_BLK", std::move(arguments))});
  if (isNonZero(count)) return add(std::move(move), commentsOf(copy), out);

  scl::If form;
  scl::If::Branch& branch = form.branches.emplace_back();
  branch.condition = binary(scl::BinaryOperator::Greater, value(count), number("0", 0));
  branch.body.push_back(std::move(move));
  add(statementOf(std::move(form)), commentsOf(copy), out);
}

// A reference and what lies inside it must not go into one call: S7 copies scalars in and out, C++ does not.
void Lowering::checkAliases(const clang::CallExpr& expression, const clang::FunctionDecl& function) {
  for (unsigned i = 0; i < expression.getNumArgs(); ++i) {
    if (!isWrittenArgument(function, i)) continue;
    for (unsigned k = 0; k < expression.getNumArgs(); ++k) {
      const bool both = isWrittenArgument(function, k);
      if (k == i || (both && k < i) || !function.getParamDecl(k)->getType()->isReferenceType()) continue;
      if (overlap(pathOf(expression.getArg(i)), pathOf(expression.getArg(k)))) {
        source_.refuse(expression.getArg(k)->getBeginLoc(), Rule::Alias);
      }
    }
  }
}

// Parameters by value are VAR_INPUT. (What is const in C++ the compiler has refused already.)
void Lowering::checkWritable(const clang::Expr* target) {
  const auto* parameter = llvm::dyn_cast_or_null<clang::ParmVarDecl>(pathOf(target).variable);
  if (parameter && !parameter->getType()->isReferenceType()) {
    source_.refuse(target->getBeginLoc(), Rule::ParameterWritten, parameter->getNameAsString());
  }
}

void Lowering::checkOrder(const std::vector<const clang::Stmt*>& evaluated) {
  for (const clang::Stmt* part : evaluated) {
    for (const clang::CallExpr* call : callsIn(part)) {
      const clang::FunctionDecl* function = call->getDirectCallee();
      for (unsigned i = 0; function && i < call->getNumArgs(); ++i) {
        if (!isWrittenArgument(*function, i)) continue;
        const Path written = pathOf(call->getArg(i));
        for (const clang::Stmt* beside : evaluated) {
          for (const Path& path : readsBeside(call, beside)) {
            if (overlap(path, written)) {
              source_.refuse(call->getBeginLoc(), Rule::CallOrder, function->getNameAsString());
            }
          }
        }
      }
    }
  }
}

bool Lowering::isUnsafeOnTheRight(const clang::Expr* expression, std::string& subject) const {
  const clang::Expr* bare = expression->IgnoreParenImpCasts();
  if (const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(bare)) {
    subject = fmt::format("the index in '{}'", source_.textOf(operation->getSourceRange()));
    return true;
  }
  if (const auto* called = llvm::dyn_cast<clang::CallExpr>(bare)) {
    const clang::FunctionDecl* function = called->getDirectCallee();
    subject = fmt::format("the call of {}", function ? function->getNameAsString() : "a function");
    return true;
  }
  if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(bare);
      operation && (operation->getOpcode() == clang::BO_Div || operation->getOpcode() == clang::BO_Rem)) {
    clang::Expr::EvalResult divisor;
    const bool known = operation->getRHS()->EvaluateAsInt(divisor, source_.ast());
    if (!known) {
      subject = "an unknown divisor";
      return true;
    }
  }
  for (const clang::Stmt* child : bare->children()) {
    const auto* inner = llvm::dyn_cast_or_null<clang::Expr>(child);
    if (inner && isUnsafeOnTheRight(inner, subject)) return true;
  }
  return false;
}

bool Lowering::isNonZero(const clang::Expr* divisor) const {
  clang::Expr::EvalResult evaluated;
  if (divisor->EvaluateAsInt(evaluated, source_.ast())) return evaluated.Val.getInt() != 0;
  const Path path = pathOf(divisor);
  return std::any_of(nonZero_.begin(), nonZero_.end(),
                     [&](const Path& known) { return isSame(known, path); });
}

// What a comparison with a number says: count > 0, count != 0 and count >= 1 tell that count is not zero,
// count == 0 tells it where the condition does not hold.
std::vector<Path> Lowering::provenNonZero(const clang::Expr* condition, bool holds) const {
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(condition->IgnoreParenImpCasts());
  if (!operation) return {};
  const clang::BinaryOperatorKind joins = holds ? clang::BO_LAnd : clang::BO_LOr;
  if (operation->getOpcode() == joins) {
    std::vector<Path> result = provenNonZero(operation->getLHS(), holds);
    for (Path& path : provenNonZero(operation->getRHS(), holds)) result.push_back(std::move(path));
    return result;
  }
  clang::Expr::EvalResult bound;
  Path path = pathOf(operation->getLHS());
  if (!operation->isComparisonOp() || !path.variable ||
      !operation->getRHS()->EvaluateAsInt(bound, source_.ast()))
    return {};
  const int64_t limit = bound.Val.getInt().getExtValue();
  const clang::BinaryOperatorKind op =
      holds ? operation->getOpcode() : clang::BinaryOperator::negateComparisonOp(operation->getOpcode());
  const bool proves = (op == clang::BO_NE && limit == 0) || (op == clang::BO_GT && limit >= 0) ||
                      (op == clang::BO_GE && limit >= 1) || (op == clang::BO_EQ && limit != 0);
  return proves ? std::vector<Path>{path} : std::vector<Path>{};
}

}  // namespace translator
