#include "translator/lower_calls.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Decl.h>

#include <utility>

#include "translator/commented_statement.h"
#include "translator/evaluation.h"
#include "translator/lower_expressions.h"
#include "translator/non_zero.h"
#include "translator/tree_parts.h"

namespace translator {

scl::ExpressionPtr lowerCall(Block& block, const clang::CallExpr& expression) {
  const clang::SourceLocation at = expression.getBeginLoc();
  const clang::FunctionDecl* function = expression.getDirectCallee();
  if (!function) return refused(block.source, at, Rule::Pointer);
  if (function->isInStdNamespace()) {
    return refused(block.source, at, Rule::StandardLibrary, function->getQualifiedNameAsString());
  }
  const std::string name = function->getNameAsString();
  if (namespaceOf(*function) == "plc") {
    if (name != "toByte") return refused(block.source, at, Rule::Unknown, "plc::" + name);
    const clang::Expr* argument = expression.getArg(0);
    const bool fits = llvm::isa<clang::IntegerLiteral>(argument->IgnoreParens());
    return fits ? byteValue(block, argument) : standardCall("DINT_TO_BYTE", value(block, argument));
  }
  const clang::FunctionDecl* definition = function->getDefinition();
  if (!definition) return refused(block.source, at, Rule::BodyMissing, name);

  checkAliases(block.source, expression, *definition);
  std::vector<scl::Argument> arguments;
  for (unsigned i = 0; i < expression.getNumArgs(); ++i) {
    const clang::ParmVarDecl* parameter = definition->getParamDecl(i);
    const clang::Expr* argument = expression.getArg(i);
    if (isWrittenArgument(*definition, i)) checkWritable(block.source, argument);
    scl::Argument& bound = arguments.emplace_back();
    bound.name = parameter->getNameAsString();
    bound.value = valueAs(block, argument, parameter->getType());
  }
  return blockCall(blockName(*definition), std::move(arguments));
}

// A count of 0 copies nothing in C++, wherever the indices point. MOVE_BLK would look at them, so it stands
// in an IF unless the count is known not to be 0.
void lowerCopyBytes(Block& block, const clang::CallExpr& copy, scl::Statements& out) {
  const clang::Expr* target = copy.getArg(0);
  const clang::Expr* source = copy.getArg(2);
  const clang::Expr* count = copy.getArg(4);
  const auto refuse = [&](const clang::Expr* at, const char* why) {
    block.source.refuse(at->getBeginLoc(), Rule::CopyForm, why);
  };
  checkWritable(block.source, target);
  if (overlap(pathOf(target), pathOf(source))) refuse(source, "both may be the same array");
  for (const clang::Expr* argument : copy.arguments()) {
    if (!callsIn(argument).empty())
      refuse(argument, "a call as argument would not be made if the count is 0");
  }

  std::vector<scl::Argument> arguments(3);
  arguments[0].name = "IN";
  arguments[0].value = element(value(block, source), value(block, copy.getArg(3)));
  arguments[1].name = "COUNT";
  const bool isNumber = llvm::isa<clang::IntegerLiteral>(count->IgnoreParens());
  arguments[1].value = isNumber ? value(block, count) : standardCall("DINT_TO_UDINT", value(block, count));
  arguments[2].name = "OUT";
  arguments[2].output = true;
  arguments[2].value = element(value(block, target), value(block, copy.getArg(1)));
  scl::StatementPtr move = statementOf(scl::CallStatement{languageCall("MOVE_BLK", std::move(arguments))});
  if (isNonZero(block, count)) return addStatement(std::move(move), commentsOf(block.source, copy), out);

  scl::If form;
  scl::If::Branch& branch = form.branches.emplace_back();
  branch.condition = binary(scl::BinaryOperator::Greater, value(block, count), number("0", 0));
  branch.body.push_back(std::move(move));
  addStatement(statementOf(std::move(form)), commentsOf(block.source, copy), out);
}

}  // namespace translator
