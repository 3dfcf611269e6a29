#pragma once
// The checker's half for expressions: names to variables, types of operations, conversions, constants.
//
// An untyped literal (5, 16#80, 1.5, 'a') has no type of its own: it takes that of what it meets, if its
// value fits. So visiting an expression answers a `Checked`, which says whether the value is untyped;
// `convertTo` gives it the type that is wanted, by giving the literal that type or by putting an
// ImplicitConversion around the expression. A type of nullptr means: wrong, and told already. Whatever is
// built on it stays silent.

#include <set>
#include <string>
#include <vector>

#include "scl/check/global_names.h"
#include "scl/check/local_names.h"
#include "scl/check/member_index.h"
#include "scl/check/report.h"
#include "scl/library/standard_signature.h"
#include "scl/scl.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

class Expressions {
 public:
  Expressions(const GlobalNames& globals, TypeTable& types, const DialectRules& rules, Report& report)
      : globals_(globals), types_(types), rules_(rules), report_(report) {}

  /// Declarations know the values of constants only, statements all variables.
  enum class Reach { Constants, Variables };

  /// Names are looked up in `block` from now on; with nullptr only global ones are known.
  void enter(Block* block, LocalNames* locals, Reach reach) {
    block_ = block;
    locals_ = locals;
    reach_ = reach;
  }
  Block* block() const { return block_; }
  LocalNames* locals() const { return locals_; }
  Reach reach() const { return reach_; }

  /// Checks and gives untyped literals a type: `wanted` if it fits, else their own.
  const Type* check(ExpressionPtr& expression, const Type* wanted = nullptr);

  /// Checks and converts to `target`. False: told. `role` ends the sentence "... for the ROLE".
  bool checkAs(ExpressionPtr& expression, const Type& target, const std::string& role);

  /// Checks that `expression` is a variable to write to. nullptr: told.
  const Type* checkTarget(ExpressionPtr& expression);

  /// A call for its own sake: its value, if any, is not used.
  void checkCallStatement(ExpressionPtr& expression);

  /// TypeOf(..) or TypeOfElements(..): takeAsType() is for what it is compared with.
  bool asksForType(const Expression& expression) const;

  /// The name of a type becomes its type code; anything else stays.
  void takeAsType(Expression& expression) const;

  /// A whole number known now: array bounds, lengths, repetitions. False: told.
  bool checkInteger(ExpressionPtr& expression, int64_t& value, const std::string& role);

  /// The right side of target := target op value, which takes `value`. nullptr, and `value` left as it is:
  /// the target holds a call.
  ExpressionPtr compoundValue(const Expression& target, BinaryOperator op, ExpressionPtr& value);

  /// Who calls whom, in the order found.
  const std::vector<std::pair<const Block*, const Block*>>& callsMade() const { return calls_; }

  MemberIndex& members() { return members_; }

 private:
  enum class Untyped { No, Decimal, Pattern, Fraction, Letters };
  struct Checked {
    const Type* type = nullptr;
    Untyped untyped = Untyped::No;
  };

  // type_questions.cc
  void prepareComparison(Binary& binary) const;

  // expressions.cc
  Checked visit(ExpressionPtr& expression, const Type* wanted);
  Checked visitLiteral(Expression& expression, Literal& literal);
  Checked visitName(Expression& expression, Name& name);
  Checked visitMember(Expression& expression, MemberAccess& access);
  Checked visitSubscript(Expression& expression, Subscript& subscript);
  Checked visitSlice(Slice& slice, Place place);
  const Variable* findLocal(const Name& name) const;
  Checked localValue(Expression& expression, Name& name, const Variable& variable);
  /// A global name that is nowhere is told at its first place only. False: told before.
  bool tellUnknownOnce(std::string_view name);
  Checked unknownName(const Expression& expression, const Name& name);
  bool checkIndices(Subscript& subscript, const Type& array, Place place);

  // conversion.cc
  bool convertTo(ExpressionPtr& expression, Checked found, const Type& target, const std::string& role);
  bool typeUntyped(ExpressionPtr& expression, Checked found, const Type& target, bool tell,
                   const std::string& role);
  bool typeLetters(ExpressionPtr& expression, const Type& target, bool tell);
  const Type* typeAlone(ExpressionPtr& expression, Checked found, const Type* wanted);
  void wrap(ExpressionPtr& expression, const Type& target);
  bool fits(const Expression& expression, Checked found, const Type& target) const;

  // operators.cc
  Checked visitUnary(Expression& expression, Unary& unary, const Type* wanted);
  Checked visitBinary(Expression& expression, Binary& binary, const Type* wanted);
  Checked untypedBinary(Expression& expression, Binary& binary, Checked left, Checked right);
  Checked typedBinary(Expression& expression, Binary& binary, Checked left, Checked right);
  Checked timeBinary(Expression& expression, Binary& binary, Checked left, Checked right);
  Checked undefinedOperator(const Expression& expression, BinaryOperator op, const Type& left,
                            const Type& right);
  const Type* operandType(BinaryOperator op, const Expression& left, Checked leftType,
                          const Expression& right, Checked rightType) const;

  // calls.cc
  Checked visitCall(ExpressionPtr& expression, const Type* wanted, bool asStatement);
  Checked timeCall(Expression& expression, BinaryOperator op);
  bool resolveCallee(Expression& expression, Call& call);
  bool resolveCalleeName(Expression& expression, Call& call, Name& name);
  bool resolveCalleeMember(Call& call, MemberAccess& access);
  bool resolveInstance(Call& call);
  void bindArguments(const Expression& expression, Call& call, const Block& block);
  void bindArgument(Call& call, const Block& block, Argument& argument, std::vector<const Argument*>& given);
  void bindInput(Argument& argument, const Block& block, const Variable& parameter);
  void bindOutput(Argument& argument, const Block& block, const Variable& parameter);
  void bindInOut(Argument& argument, const Block& block, const Variable& parameter);
  bool bindFlags(Call& call, Argument& argument);
  void tellMissing(const Expression& expression, const Call& call, const Block& block);
  bool bindVariant(Argument& argument, bool variableOnly);
  void checkAllArguments(Call& call);

  // targets.cc
  const Type* checkVariable(ExpressionPtr& expression, const std::string& role, bool write);
  bool tellIfReadOnly(const Expression& root, const Expression& whole);

  // standard_calls.cc
  Checked visitStandardCall(Expression& expression, Call& call, const Type* wanted);
  bool matchArguments(const Expression& expression, Call& call, const StandardSignature& signature,
                      std::vector<Argument*>& matched);
  Checked convertCall(Expression& expression, Call& call, const Type* wanted);
  const Type* commonOf(std::vector<Argument*>& arguments, std::vector<Checked>& found, const Type* wanted,
                       StandardAccepts accepts, const StandardSignature& signature);
  bool bindStandardArgument(Argument& argument, const StandardParameter& parameter,
                            const StandardSignature& signature);

  const GlobalNames& globals_;
  TypeTable& types_;
  const DialectRules& rules_;
  Report& report_;
  std::set<std::string> unknown_;  ///< global names told to be nowhere, in capitals
  Block* block_ = nullptr;
  LocalNames* locals_ = nullptr;
  Reach reach_ = Reach::Constants;
  MemberIndex members_;
  std::vector<std::pair<const Block*, const Block*>> calls_;
};

}  // namespace scl
