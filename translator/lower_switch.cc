#include "translator/lower_switch.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Decl.h>
#include <clang/AST/Expr.h>

#include <algorithm>
#include <utility>

#include "translator/commented_statement.h"
#include "translator/lower_expressions.h"
#include "translator/lower_statements.h"
#include "translator/plc_type.h"
#include "translator/statement_shape.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

// One branch of a switch: its labels and the statements up to the next.
struct CaseBranch {
  std::vector<const clang::SwitchCase*> labels;
  std::vector<const clang::Stmt*> statements;
};

void addLabels(const clang::SwitchCase* label, CaseBranch& branch) {
  branch.labels.push_back(label);
  const clang::Stmt* inner = label->getSubStmt();
  if (const auto* next = llvm::dyn_cast<clang::SwitchCase>(inner)) {
    addLabels(next, branch);
  } else if (inner) {
    for (const clang::Stmt* statement : childrenOf(inner)) branch.statements.push_back(statement);
  }
}

std::vector<CaseBranch> branchesOf(const clang::SwitchStmt& statement) {
  std::vector<CaseBranch> branches;
  for (const clang::Stmt* child : childrenOf(statement.getBody())) {
    if (const auto* label = llvm::dyn_cast<clang::SwitchCase>(child)) {
      branches.emplace_back();
      addLabels(label, branches.back());
    } else if (!branches.empty()) {
      for (const clang::Stmt* inner : childrenOf(child)) branches.back().statements.push_back(inner);
    }
  }
  return branches;
}

bool hasDefault(const CaseBranch& branch) {
  return std::any_of(branch.labels.begin(), branch.labels.end(),
                     [](const clang::SwitchCase* label) { return llvm::isa<clang::DefaultStmt>(label); });
}

// The last break vanishes; comments at it stay.
void caseBody(Block& block, std::vector<const clang::Stmt*> statements, const clang::SwitchCase& label,
              scl::Statements& out, bool tail) {
  scl::Comments atBreak;
  if (statements.empty() || !endsInJump(statements.back())) {
    block.source.refuse(label.getBeginLoc(), Rule::FallThrough);
  } else if (llvm::isa<clang::BreakStmt>(statements.back())) {
    atBreak = commentsOf(block.source, *statements.back());
    statements.pop_back();
  }
  const std::set<std::string> outer = block.visible;
  lowerSequence(block, statements, out, tail);
  block.visible = outer;
  // A comment behind the colon of the label has been printed with the label.
  if (atBreak.atEnd == block.source.comments().atEnd(label.getColonLoc())) atBreak.atEnd.clear();
  if (!atBreak.atEnd.empty()) atBreak.above.push_back(std::exchange(atBreak.atEnd, {}));
  if (!atBreak.above.empty()) addStatement(statementOf(scl::Empty{}), std::move(atBreak), out);
  const auto* compound = llvm::dyn_cast_or_null<clang::CompoundStmt>(label.getSubStmt());
  if (compound) commentsOnly(block.source, compound->getRBracLoc(), out);
}

}  // namespace

bool allCasesReturn(const clang::SwitchStmt& statement) {
  for (const CaseBranch& branch : branchesOf(statement)) {
    if (hasDefault(branch) || branch.statements.empty() || !endsInReturn(branch.statements.back()))
      return false;
  }
  return true;
}

void switchStatement(Block& block, const clang::SwitchStmt& statement,
                     const std::vector<const clang::Stmt*>& rest, scl::Statements& out, bool tail) {
  const CommentTable& comments = block.source.comments();
  if (statement.hasInitStorage() || statement.hasVarStorage()) {
    block.source.refuse(statement.getSwitchLoc(), Rule::ConditionDeclaration);
  }
  const clang::Expr* selector = statement.getCond()->IgnoreParenImpCasts();
  const auto* type = selector->getType()->getAs<clang::EnumType>();
  if (!type || plcTypeOf(selector->getType()) != PlcType::Enum) {
    return block.source.refuse(selector->getBeginLoc(), Rule::SwitchSelector);
  }

  scl::Case form;
  scl::Comments above{comments.above(statement.getBeginLoc()), {}};
  form.selector = value(block, statement.getCond());
  std::set<int64_t> named;
  bool defaulted = false;
  const BreakTarget outerTarget = std::exchange(block.breakTarget, BreakTarget::Case);
  const auto children = childrenOf(statement.getBody());
  if (!children.empty() && !llvm::isa<clang::SwitchCase>(children.front())) {
    block.source.refuse(children.front()->getBeginLoc(), Rule::SwitchCode);
  }
  for (const CaseBranch& branch : branchesOf(statement)) {
    scl::Case::Branch lowered;
    for (const clang::SwitchCase* label : branch.labels) {
      for (std::string& line : comments.above(label->getBeginLoc())) {
        lowered.comments.above.push_back(std::move(line));
      }
      const std::string atEnd = comments.atEnd(label->getColonLoc());
      if (!atEnd.empty()) lowered.comments.atEnd = atEnd;
      const auto* choice = llvm::dyn_cast<clang::CaseStmt>(label);
      if (!choice) continue;
      if (choice->getRHS()) block.source.refuse(choice->getRHS()->getBeginLoc(), Rule::Unknown, "...");
      lowered.labels.push_back({value(block, choice->getLHS()), nullptr});
      named.insert(choice->getLHS()->EvaluateKnownConstInt(block.source.ast()).getExtValue());
    }

    caseBody(block, branch.statements, *branch.labels.back(), lowered.body, tail);
    if (hasDefault(branch)) {
      // Labels beside default add nothing to ELSE.
      defaulted = true;
      form.otherwise.emplace();
      std::vector<std::string> noted = std::move(lowered.comments.above);
      if (!lowered.comments.atEnd.empty()) noted.push_back(std::move(lowered.comments.atEnd));
      if (!noted.empty()) addStatement(statementOf(scl::Empty{}), {std::move(noted), {}}, *form.otherwise);
      for (scl::StatementPtr& inner : lowered.body) form.otherwise->push_back(std::move(inner));
    } else {
      form.branches.push_back(std::move(lowered));
    }
  }
  block.breakTarget = outerTarget;

  if (!defaulted) {
    for (const clang::EnumConstantDecl* value : type->getDecl()->enumerators()) {
      if (!named.contains(value->getInitVal().getExtValue())) {
        block.source.refuse(statement.getSwitchLoc(), Rule::CaseMissing, value->getNameAsString());
      }
    }
    form.otherwise.emplace();
    lowerSequence(block, rest, *form.otherwise, tail);
  }
  if (form.otherwise->empty()) form.otherwise->push_back(statementOf(scl::Empty{}));
  addStatement(statementOf(std::move(form)), std::move(above), out);
}

}  // namespace translator
