#include "translator/lower_expressions.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/ExprCXX.h>
#include <fmt/format.h>

#include <algorithm>

#include "translator/evaluation.h"
#include "translator/lower_calls.h"
#include "translator/non_zero.h"
#include "translator/plc_type.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

using scl::BinaryOperator;
using scl::ExpressionPtr;

constexpr int64_t BYTE_MAX = 255;

// A literal that fits a byte; -1 if the expression is something else.
int64_t byteLiteral(const clang::Expr* expression) {
  const auto* literal = llvm::dyn_cast<clang::IntegerLiteral>(expression->IgnoreParenImpCasts());
  if (!literal || literal->getValue().ugt(BYTE_MAX)) return -1;
  return static_cast<int64_t>(literal->getValue().getZExtValue());
}

bool isBitOperation(clang::BinaryOperatorKind kind) {
  return kind == clang::BO_And || kind == clang::BO_Or || kind == clang::BO_Xor;
}

BinaryOperator bitOperator(clang::BinaryOperatorKind kind) {
  if (kind == clang::BO_And || kind == clang::BO_AndAssign) return BinaryOperator::And;
  if (kind == clang::BO_Or || kind == clang::BO_OrAssign) return BinaryOperator::Or;
  return BinaryOperator::Xor;
}

bool isCastFromBool(const clang::Expr* expression) {
  const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(expression->IgnoreParens());
  return cast && cast->getCastKind() == clang::CK_IntegralCast &&
         plcTypeOf(cast->getSubExpr()->getType()) == PlcType::Bool;
}

bool isByte(const clang::Expr* expression) {
  const clang::Expr* stripped = expression->IgnoreParens();
  if (plcTypeOf(stripped->getType()) == PlcType::Byte) return true;
  if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(stripped)) return isByte(cast->getSubExpr());
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(stripped);
  if (!operation || !isBitOperation(operation->getOpcode())) return false;
  const bool left = isByte(operation->getLHS());
  const bool right = isByte(operation->getRHS());
  return (left && right) || (left && byteLiteral(operation->getRHS()) >= 0) ||
         (right && byteLiteral(operation->getLHS()) >= 0);
}

ExpressionPtr refusedExpression(const Source& source, const clang::Expr& expression) {
  const clang::SourceLocation at = expression.getExprLoc();
  if (llvm::isa<clang::AbstractConditionalOperator>(expression))
    return refused(source, at, Rule::Conditional);
  if (llvm::isa<clang::ExplicitCastExpr>(expression))
    return refused(source, expression.getBeginLoc(), Rule::Cast);
  if (llvm::isa<clang::LambdaExpr>(expression)) return refused(source, at, Rule::Lambda);
  if (llvm::isa<clang::CXXNewExpr, clang::CXXDeleteExpr>(expression)) return refused(source, at, Rule::Heap);
  if (llvm::isa<clang::CXXThrowExpr>(expression)) return refused(source, at, Rule::Exception);
  if (llvm::isa<clang::StringLiteral, clang::CharacterLiteral>(expression))
    return refused(source, at, Rule::TextType);
  if (llvm::isa<clang::FloatingLiteral>(expression)) {
    return refused(source, at, Rule::NumberType, expression.getType().getAsString());
  }
  if (llvm::isa<clang::ArraySubscriptExpr>(expression)) return refused(source, at, Rule::ArraySize);
  if (llvm::isa<clang::CXXDefaultArgExpr>(expression)) return refused(source, at, Rule::DefaultArgument);
  if (llvm::isa<clang::CXXMemberCallExpr, clang::CXXThisExpr>(expression)) {
    const auto* method = llvm::dyn_cast<clang::CXXMemberCallExpr>(&expression);
    const bool isStd = method && method->getMethodDecl() && method->getMethodDecl()->isInStdNamespace();
    return refused(source, at, isStd ? Rule::StandardLibrary : Rule::Method,
                   isStd ? method->getMethodDecl()->getQualifiedNameAsString() : "");
  }
  if (const auto* construction = llvm::dyn_cast<clang::CXXConstructExpr>(&expression)) {
    return refused(source, expression.getBeginLoc(), Rule::StructByValue,
                   construction->getType().getAsString());
  }
  return refused(source, at, Rule::Unknown, source.textOf(expression.getSourceRange()));
}

ExpressionPtr converted(Block& block, const clang::ImplicitCastExpr& cast) {
  const clang::Expr* inner = cast.getSubExpr();
  switch (cast.getCastKind()) {
    case clang::CK_LValueToRValue:
    case clang::CK_NoOp: return value(block, inner);
    case clang::CK_IntegralToBoolean: return refused(block.source, inner->getBeginLoc(), Rule::BoolNumber);
    case clang::CK_IntegralCast: {
      const PlcType from = plcTypeOf(inner->getType());
      const PlcType to = plcTypeOf(cast.getType());
      if (to == PlcType::Byte) return byteValue(block, inner);
      if (from == PlcType::Bool) return refused(block.source, inner->getBeginLoc(), Rule::BoolNumber);
      if (from == PlcType::Byte && to == PlcType::DInt)
        return standardCall("BYTE_TO_DINT", byteValue(block, inner));
      refuseType(block.source, from == PlcType::DInt ? cast.getType() : inner->getType(),
                 inner->getBeginLoc());
      return number("0", 0);
    }
    case clang::CK_FloatingToIntegral:
    case clang::CK_IntegralToFloating:
      return refused(block.source, inner->getBeginLoc(), Rule::NumberType, "double");
    case clang::CK_ArrayToPointerDecay:
    case clang::CK_FunctionToPointerDecay:
    case clang::CK_NullToPointer: return refused(block.source, inner->getBeginLoc(), Rule::Pointer);
    default: return refusedExpression(block.source, *inner);
  }
}

ExpressionPtr reference(Block& block, const clang::DeclRefExpr& expression) {
  if (const clang::VarDecl* alias = aliasIn(&expression)) return value(block, alias->getInit());
  const clang::ValueDecl* declaration = expression.getDecl();
  const clang::SourceLocation at = expression.getLocation();
  if (declaration->isInStdNamespace()) {
    return refused(block.source, at, Rule::StandardLibrary, declaration->getQualifiedNameAsString());
  }
  const auto useConstant = [&](const std::string& name) {
    const auto* first = llvm::cast<clang::ValueDecl>(declaration->getCanonicalDecl());
    if (std::find(block.constants.begin(), block.constants.end(), first) == block.constants.end())
      block.constants.push_back(first);
    return local(name);
  };
  if (const auto* enumerator = llvm::dyn_cast<clang::EnumConstantDecl>(declaration)) {
    if (plcTypeOf(enumerator->getType()) != PlcType::Enum) {
      return refused(block.source, at, Rule::EnumForm, enumerator->getNameAsString());
    }
    return useConstant(constantName(*enumerator));
  }
  const auto* variable = llvm::dyn_cast<clang::VarDecl>(declaration);
  if (!variable) return refused(block.source, at, Rule::Pointer);
  if (variable->isConstexpr()) return useConstant(variable->getNameAsString());
  if (variable->hasGlobalStorage())
    return refused(block.source, at, Rule::GlobalVariable, variable->getNameAsString());
  return local(variable->getNameAsString());
}

ExpressionPtr memberPath(Block& block, const clang::MemberExpr& expression) {
  const auto* field = llvm::dyn_cast<clang::FieldDecl>(expression.getMemberDecl());
  if (expression.isArrow()) return refused(block.source, expression.getOperatorLoc(), Rule::Pointer);
  if (!field) return refused(block.source, expression.getMemberLoc(), Rule::Method);
  if (!block.source.isTranslated(*field)) {
    return refused(block.source, expression.getMemberLoc(), Rule::Unknown, field->getQualifiedNameAsString());
  }
  return member(value(block, expression.getBase()), field->getNameAsString());
}

ExpressionPtr indexed(Block& block, const clang::CXXOperatorCallExpr& expression) {
  const clang::SourceLocation at = expression.getOperatorLoc();
  const clang::FunctionDecl* function = expression.getDirectCallee();
  if (function && function->isInStdNamespace()) {
    return refused(block.source, at, Rule::StandardLibrary, function->getQualifiedNameAsString());
  }
  const bool ofArray = expression.getOperator() == clang::OO_Subscript &&
                       plcTypeOf(expression.getArg(0)->getType()) == PlcType::Array;
  if (ofArray) return element(value(block, expression.getArg(0)), value(block, expression.getArg(1)));
  if (wholeAssignmentIn(&expression)) return refused(block.source, at, Rule::AssignmentInside);
  return refused(block.source, at, Rule::Method);
}

ExpressionPtr unaryOperation(Block& block, const clang::UnaryOperator& operation) {
  const clang::Expr* operand = operation.getSubExpr();
  switch (operation.getOpcode()) {
    case clang::UO_Minus: return unary(scl::UnaryOperator::Minus, value(block, operand));
    case clang::UO_LNot: return unary(scl::UnaryOperator::Not, value(block, operand));
    case clang::UO_PostInc:
    case clang::UO_PreInc:
    case clang::UO_PostDec:
    case clang::UO_PreDec: return refused(block.source, operation.getOperatorLoc(), Rule::AssignmentInside);
    case clang::UO_AddrOf:
    case clang::UO_Deref: return refused(block.source, operation.getOperatorLoc(), Rule::Pointer);
    default: break;
  }
  return refused(block.source, operation.getOperatorLoc(), Rule::Shift,
                 clang::UnaryOperator::getOpcodeStr(operation.getOpcode()).str());
}

ExpressionPtr comparison(Block& block, const clang::BinaryOperator& operation, BinaryOperator op) {
  const clang::Expr* left = operation.getLHS();
  const clang::Expr* right = operation.getRHS();
  const bool equality = op == BinaryOperator::Equal || op == BinaryOperator::NotEqual;
  if (equality && (isByte(left) || isByte(right)) && (isByte(left) || byteLiteral(left) >= 0) &&
      (isByte(right) || byteLiteral(right) >= 0)) {
    return binary(op, byteValue(block, left), byteValue(block, right));
  }
  if (equality && isCastFromBool(left) && isCastFromBool(right)) {
    return binary(op, value(block, llvm::cast<clang::ImplicitCastExpr>(left->IgnoreParens())->getSubExpr()),
                  value(block, llvm::cast<clang::ImplicitCastExpr>(right->IgnoreParens())->getSubExpr()));
  }
  return binary(op, value(block, left), value(block, right));
}

ExpressionPtr binaryOperation(Block& block, const clang::BinaryOperator& operation) {
  const clang::Expr* left = operation.getLHS();
  const clang::Expr* right = operation.getRHS();
  const auto both = [&](BinaryOperator op) { return binary(op, value(block, left), value(block, right)); };
  const auto logic = [&](BinaryOperator op) {
    std::string subject;
    if (isUnsafeOnTheRight(block.source, right, subject))
      block.source.refuse(right->getBeginLoc(), Rule::ShortCircuit, subject);
    return both(op);
  };
  switch (operation.getOpcode()) {
    case clang::BO_Add: return both(BinaryOperator::Add);
    case clang::BO_Sub: return both(BinaryOperator::Subtract);
    case clang::BO_Mul: return both(BinaryOperator::Multiply);
    case clang::BO_Div:
    case clang::BO_Rem:
      if (!isNonZero(block, right)) block.source.refuse(right->getBeginLoc(), Rule::Divisor);
      return both(operation.getOpcode() == clang::BO_Div ? BinaryOperator::Divide : BinaryOperator::Modulo);
    case clang::BO_LT: return comparison(block, operation, BinaryOperator::Less);
    case clang::BO_GT: return comparison(block, operation, BinaryOperator::Greater);
    case clang::BO_LE: return comparison(block, operation, BinaryOperator::LessEqual);
    case clang::BO_GE: return comparison(block, operation, BinaryOperator::GreaterEqual);
    case clang::BO_EQ: return comparison(block, operation, BinaryOperator::Equal);
    case clang::BO_NE: return comparison(block, operation, BinaryOperator::NotEqual);
    case clang::BO_LAnd: return logic(BinaryOperator::And);
    case clang::BO_LOr: return logic(BinaryOperator::Or);
    case clang::BO_And:
    case clang::BO_Or:
    case clang::BO_Xor: {
      ExpressionPtr bits = byteValue(block, &operation);
      return standardCall("BYTE_TO_DINT", std::move(bits));
    }
    case clang::BO_Shl:
    case clang::BO_Shr:
      return refused(block.source, operation.getOperatorLoc(), Rule::Shift, operation.getOpcodeStr().str());
    case clang::BO_Comma: return refused(block.source, operation.getOperatorLoc(), Rule::Comma);
    case clang::BO_PtrMemD:
    case clang::BO_PtrMemI: return refused(block.source, operation.getOperatorLoc(), Rule::Pointer);
    case clang::BO_Cmp:
      return refused(block.source, operation.getOperatorLoc(), Rule::StandardLibrary, "<=>");
    default: return refused(block.source, operation.getOperatorLoc(), Rule::AssignmentInside);
  }
}

}  // namespace

ExpressionPtr refused(const Source& source, clang::SourceLocation at, Rule rule, std::string subject) {
  source.refuse(at, rule, std::move(subject));
  return number("0", 0);
}

ExpressionPtr byteValue(Block& block, const clang::Expr* expression) {
  const clang::Expr* stripped = expression->IgnoreParens();
  if (const int64_t literal = byteLiteral(stripped); literal >= 0) return byteNumber(literal);
  if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(stripped)) {
    if (cast->getCastKind() == clang::CK_IntegralCast) return byteValue(block, cast->getSubExpr());
  }
  if (plcTypeOf(stripped->getType()) == PlcType::Byte) return value(block, stripped);
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(stripped);
  if (operation && isBitOperation(operation->getOpcode())) {
    for (const clang::Expr* side : {operation->getLHS(), operation->getRHS()}) {
      if (!isByte(side) && byteLiteral(side) < 0) {
        return refused(block.source, side->getBeginLoc(), Rule::BitOperand,
                       fmt::format("'{}'", block.source.textOf(side->getSourceRange())));
      }
    }
    return binary(bitOperator(operation->getOpcode()), byteValue(block, operation->getLHS()),
                  byteValue(block, operation->getRHS()));
  }
  return refused(block.source, stripped->getBeginLoc(), Rule::Narrowing);
}

ExpressionPtr valueAs(Block& block, const clang::Expr* expression, clang::QualType type) {
  return plcTypeOf(type) == PlcType::Byte ? byteValue(block, expression) : value(block, expression);
}

ExpressionPtr value(Block& block, const clang::Expr* expression) {
  const clang::Expr* stripped = expression->IgnoreParens();
  const clang::SourceLocation at = stripped->getBeginLoc();
  if (const auto* wrapped = llvm::dyn_cast<clang::FullExpr>(stripped))
    return value(block, wrapped->getSubExpr());
  if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(stripped)) return converted(block, *cast);
  if (const auto* literal = llvm::dyn_cast<clang::IntegerLiteral>(stripped)) {
    if (plcTypeOf(literal->getType()) != PlcType::DInt) {
      return refused(block.source, at, Rule::NumberType, literal->getType().getAsString());
    }
    return constantValue(block.source, literal, PlcType::DInt);
  }
  if (const auto* literal = llvm::dyn_cast<clang::CXXBoolLiteralExpr>(stripped))
    return truth(literal->getValue());
  if (const auto* operation = llvm::dyn_cast<clang::UnaryOperator>(stripped))
    return unaryOperation(block, *operation);
  if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(stripped))
    return binaryOperation(block, *operation);
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(stripped)) return reference(block, *name);
  if (const auto* access = llvm::dyn_cast<clang::MemberExpr>(stripped)) return memberPath(block, *access);
  if (const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(stripped))
    return indexed(block, *operation);
  if (llvm::isa<clang::CXXMemberCallExpr>(stripped)) return refusedExpression(block.source, *stripped);
  if (const auto* called = llvm::dyn_cast<clang::CallExpr>(stripped)) return lowerCall(block, *called);
  return refusedExpression(block.source, *stripped);
}

}  // namespace translator
