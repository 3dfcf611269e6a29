#include "translator/lower_locals.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>

#include <utility>

#include "translator/alias.h"
#include "translator/commented_statement.h"
#include "translator/evaluation.h"
#include "translator/lower_expressions.h"
#include "translator/plc_type.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

void localAlias(Block& block, const clang::VarDecl& variable, const std::vector<const clang::Stmt*>& rest) {
  const std::string name = variable.getNameAsString();
  const clang::SourceLocation at = variable.getLocation();
  if (variable.isStaticLocal()) return block.source.refuse(at, Rule::StaticLocal);
  if (!hasPlace(variable)) return block.source.refuse(at, Rule::LocalReference);
  if (!block.visible.insert(name).second) block.source.refuse(at, Rule::LocalRedeclared, name);
  const std::string why = whyIndexMoves(variable, rest, block.source);
  if (!why.empty()) block.source.refuse(at, Rule::AliasIndex, why);
}

}  // namespace

void lowerDeclaration(Block& block, const clang::DeclStmt& statement,
                      const std::vector<const clang::Stmt*>& rest, scl::Statements& out) {
  scl::Comments comments = commentsOf(block.source, statement);
  for (const clang::Decl* declared : statement.decls()) {
    if (llvm::isa<clang::StaticAssertDecl, clang::TypedefNameDecl>(declared)) continue;
    const auto* variable = llvm::dyn_cast<clang::VarDecl>(declared);
    if (!variable) {
      block.source.refuse(declared->getLocation(), Rule::Unknown, declared->getDeclKindName());
      continue;
    }
    if (variable->getType()->isReferenceType()) {
      localAlias(block, *variable, rest);
      // Nothing is printed where the alias is declared, but for what is said of it there.
      const bool isSaid = !comments.above.empty() || !comments.atEnd.empty();
      if (isSaid) addStatement(statementOf(scl::Empty{}), std::exchange(comments, {}), out);
      continue;
    }
    const size_t before = out.size();
    localVariable(block, *variable, out);
    if (out.size() > before) out.back()->comments = std::exchange(comments, {});
  }
}

void localVariable(Block& block, const clang::VarDecl& variable, scl::Statements& out) {
  const std::string name = variable.getNameAsString();
  const clang::SourceLocation at = variable.getLocation();
  const clang::QualType type = variable.getType();
  const PlcType plc = plcTypeOf(type);
  if (variable.isStaticLocal() && !variable.isConstexpr()) return block.source.refuse(at, Rule::StaticLocal);
  if (plc == PlcType::Struct || plc == PlcType::Array)
    return block.source.refuse(at, Rule::LocalAggregate, name);
  if (plc == PlcType::None) return refuseType(block.source, type, at);
  // VAR CONSTANT, when it is used.
  if (variable.isConstexpr()) return NameScope().declare(block.source, at, name);
  const auto [first, isNew] = block.locals.try_emplace(name, &variable);
  const bool sameType = isNew || first->second->getType().getUnqualifiedType().getCanonicalType() ==
                                     type.getUnqualifiedType().getCanonicalType();
  if (!sameType || block.visible.contains(name)) return block.source.refuse(at, Rule::LocalRedeclared, name);
  block.visible.insert(name);
  if (isNew) {
    block.names.declare(block.source, at, name);
    scl::Variable temp;
    temp.name = name;
    temp.typeName = typeName(block.source, type, at);
    block.temp.variables.push_back(std::move(temp));
  }
  if (!variable.hasInit()) return block.source.refuse(at, Rule::Uninitialised, name);
  checkOrder(block.source, {variable.getInit()});
  out.push_back(assignment(local(name), valueAs(block, variable.getInit(), type)));
}

}  // namespace translator
