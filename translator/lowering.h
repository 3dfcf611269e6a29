#pragma once
// Turns one Clang declaration into SCL, or into refusals. Types in lower_types.cc, functions in
// lower_functions.cc, what stands in them in lower_statements.cc, lower_switch.cc, lower_loops.cc,
// lower_expressions.cc and lower_calls.cc.

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/StmtCXX.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scl/tree/tree.h"
#include "translator/names.h"
#include "translator/paths.h"
#include "translator/source.h"

namespace translator {

/// What a type of C++ is on the PLC.
enum class PlcType { Void, Bool, DInt, Byte, Enum, Struct, Array, None };

PlcType plcTypeOf(clang::QualType type);
bool isScalar(PlcType type);

/// One of these for each declaration. After a refusal the tree is incomplete and must not be printed.
class Lowering {
 public:
  explicit Lowering(const Source& source) : source_(source) {}

  std::unique_ptr<scl::TypeDeclaration> type(const clang::CXXRecordDecl& record);
  /// An enum has no declaration in SCL: only its form is checked.
  void enumeration(const clang::EnumDecl& declaration);
  /// A constant at namespace level: likewise.
  void constant(const clang::VarDecl& declaration);
  std::unique_ptr<scl::Block> block(const clang::FunctionDecl& function);

 private:
  // lower_types.cc
  scl::TypeName typeName(clang::QualType type, clang::SourceLocation at);
  scl::Variable structMember(const clang::FieldDecl& field);
  scl::ExpressionPtr memberDefault(const clang::FieldDecl& field);
  scl::ExpressionPtr constantValue(const clang::Expr* expression, PlcType type);
  std::string valuesOf(const clang::EnumDecl& declaration) const;
  std::string boundOf(const clang::FieldDecl& field) const;
  void refuseType(clang::QualType type, clang::SourceLocation at);

  // lower_functions.cc
  void checkSignature(const clang::FunctionDecl& function);
  scl::VariableSection parameters(const clang::FunctionDecl& function, scl::Section kind);
  scl::VariableSection usedConstants();

  // lower_statements.cc
  void body(const clang::Stmt* statement, scl::Statements& out, bool tail);
  void sequence(const std::vector<const clang::Stmt*>& statements, scl::Statements& out, bool tail);
  void statement(const clang::Stmt* statement, scl::Statements& out, bool tail);
  /// `rest` is what follows in the same braces.
  void declaration(const clang::DeclStmt& statement, const std::vector<const clang::Stmt*>& rest,
                   scl::Statements& out);
  void localVariable(const clang::VarDecl& variable, scl::Statements& out);
  void localAlias(const clang::VarDecl& variable, const std::vector<const clang::Stmt*>& rest);
  void expressionStatement(const clang::Expr* expression, scl::Statements& out);
  void assignmentStatement(const clang::BinaryOperator& operation, scl::Statements& out);
  void structAssignment(const clang::CXXOperatorCallExpr& operation, scl::Statements& out);
  void ifStatement(const clang::IfStmt& statement, scl::Statements& out, bool tail);
  void returnStatement(const clang::ReturnStmt& statement, scl::Statements& out, bool tail);
  void commentsOnly(clang::SourceLocation token, scl::Statements& out);
  scl::Comments commentsOf(const clang::Stmt& statement) const;
  void add(scl::StatementPtr statement, scl::Comments comments, scl::Statements& out);

  // lower_switch.cc
  /// `rest` is what follows the switch when all its branches return: it becomes ELSE.
  void switchStatement(const clang::SwitchStmt& statement, const std::vector<const clang::Stmt*>& rest,
                       scl::Statements& out, bool tail);
  void caseBody(std::vector<const clang::Stmt*> statements, const clang::SwitchCase& label,
                scl::Statements& out, bool tail);
  bool allCasesReturn(const clang::SwitchStmt& statement) const;

  // lower_loops.cc
  void forLoop(const clang::ForStmt& loop, scl::Statements& out);
  void whileLoop(const clang::WhileStmt& loop, scl::Statements& out);
  void doLoop(const clang::DoStmt& loop, scl::Statements& out);
  void loopBody(const clang::Stmt* statement, scl::Statements& out);
  bool isBounded(const clang::Expr* condition, const clang::Stmt* loopBody) const;

  // lower_expressions.cc
  scl::ExpressionPtr value(const clang::Expr* expression);
  scl::ExpressionPtr octet(const clang::Expr* expression);
  scl::ExpressionPtr valueAs(const clang::Expr* expression, clang::QualType type);
  scl::ExpressionPtr converted(const clang::ImplicitCastExpr& cast);
  scl::ExpressionPtr reference(const clang::DeclRefExpr& expression);
  scl::ExpressionPtr memberPath(const clang::MemberExpr& expression);
  scl::ExpressionPtr indexed(const clang::CXXOperatorCallExpr& expression);
  scl::ExpressionPtr binaryOperation(const clang::BinaryOperator& operation);
  scl::ExpressionPtr comparison(const clang::BinaryOperator& operation, scl::BinaryOperator op);
  scl::ExpressionPtr unaryOperation(const clang::UnaryOperator& operation);
  scl::ExpressionPtr call(const clang::CallExpr& expression);
  void copyBytes(const clang::CallExpr& copy, scl::Statements& out);
  scl::ExpressionPtr refused(clang::SourceLocation at, Rule rule, std::string subject = {});
  scl::ExpressionPtr refusedExpression(const clang::Expr& expression);
  bool isOctet(const clang::Expr* expression) const;
  bool isUnsafeOnTheRight(const clang::Expr* expression, std::string& subject) const;
  bool isNonZero(const clang::Expr* divisor) const;
  void checkAliases(const clang::CallExpr& expression, const clang::FunctionDecl& function);
  void checkWritable(const clang::Expr* target);
  /// Refuses what is evaluated together when a call in it writes what stands beside the call.
  void checkOrder(const std::vector<const clang::Stmt*>& evaluated);

  /// The variables a condition tells not to be zero, when it holds or when it does not.
  std::vector<Path> provenNonZero(const clang::Expr* condition, bool holds) const;

  const Source& source_;

  // of the block being lowered
  enum class BreakTarget { None, Loop, Case };
  const clang::FunctionDecl* function_ = nullptr;
  std::string blockName_;
  NameScope names_;
  std::map<std::string, const clang::VarDecl*> locals_;  ///< by name: the first of that name
  std::set<std::string> visible_;                        ///< locals and aliases of the scopes that are open
  scl::VariableSection temp_;
  std::vector<const clang::ValueDecl*> constants_;  ///< used ones
  std::vector<Path> nonZero_;                       ///< known not to be zero here
  BreakTarget breakTarget_ = BreakTarget::None;
};

}  // namespace translator
