// Expressions. `value` gives an expression with the type it has in C++; `octet` undoes the promotion of C++,
// which widens every uint8_t to int32_t before it does anything with it: octet & 0x0F is Byte AND Byte in
// SCL.

#include <fmt/format.h>

#include "translator/lowering.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

using scl::BinaryOperator;
using scl::ExpressionPtr;

constexpr int64_t OCTET_MAX = 255;

// A literal that fits an octet; -1 if the expression is something else.
int64_t octetLiteral(const clang::Expr* expression) {
  const auto* literal = llvm::dyn_cast<clang::IntegerLiteral>(expression->IgnoreParenImpCasts());
  if (!literal || literal->getValue().ugt(OCTET_MAX)) return -1;
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

}  // namespace

ExpressionPtr Lowering::refused(clang::SourceLocation at, Rule rule, std::string subject) {
  source_.refuse(at, rule, std::move(subject));
  return number("0", 0);
}

bool Lowering::isOctet(const clang::Expr* expression) const {
  const clang::Expr* bare = expression->IgnoreParens();
  if (plcTypeOf(bare->getType()) == PlcType::Byte) return true;
  if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(bare)) return isOctet(cast->getSubExpr());
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(bare);
  if (!operation || !isBitOperation(operation->getOpcode())) return false;
  const bool left = isOctet(operation->getLHS());
  const bool right = isOctet(operation->getRHS());
  return (left && right) || (left && octetLiteral(operation->getRHS()) >= 0) ||
         (right && octetLiteral(operation->getLHS()) >= 0);
}

ExpressionPtr Lowering::octet(const clang::Expr* expression) {
  const clang::Expr* bare = expression->IgnoreParens();
  if (const int64_t literal = octetLiteral(bare); literal >= 0) return octetNumber(literal);
  if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(bare)) {
    if (cast->getCastKind() == clang::CK_IntegralCast) return octet(cast->getSubExpr());
  }
  if (plcTypeOf(bare->getType()) == PlcType::Byte) return value(bare);
  const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(bare);
  if (operation && isBitOperation(operation->getOpcode())) {
    for (const clang::Expr* side : {operation->getLHS(), operation->getRHS()}) {
      if (!isOctet(side) && octetLiteral(side) < 0) {
        return refused(side->getBeginLoc(), Rule::BitOperand,
                       fmt::format("'{}'", source_.textOf(side->getSourceRange())));
      }
    }
    return binary(bitOperator(operation->getOpcode()), octet(operation->getLHS()),
                  octet(operation->getRHS()));
  }
  return refused(bare->getBeginLoc(), Rule::Narrowing);
}

ExpressionPtr Lowering::valueAs(const clang::Expr* expression, clang::QualType type) {
  return plcTypeOf(type) == PlcType::Byte ? octet(expression) : value(expression);
}

ExpressionPtr Lowering::value(const clang::Expr* expression) {
  const clang::Expr* bare = expression->IgnoreParens();
  const clang::SourceLocation at = bare->getBeginLoc();
  if (const auto* wrapped = llvm::dyn_cast<clang::FullExpr>(bare)) return value(wrapped->getSubExpr());
  if (const auto* cast = llvm::dyn_cast<clang::ImplicitCastExpr>(bare)) return converted(*cast);
  if (const auto* literal = llvm::dyn_cast<clang::IntegerLiteral>(bare)) {
    if (plcTypeOf(literal->getType()) != PlcType::DInt) {
      return refused(at, Rule::NumberType, literal->getType().getAsString());
    }
    return constantValue(literal, PlcType::DInt);
  }
  if (const auto* literal = llvm::dyn_cast<clang::CXXBoolLiteralExpr>(bare))
    return truth(literal->getValue());
  if (const auto* operation = llvm::dyn_cast<clang::UnaryOperator>(bare)) return unaryOperation(*operation);
  if (const auto* operation = llvm::dyn_cast<clang::BinaryOperator>(bare)) return binaryOperation(*operation);
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(bare)) return reference(*name);
  if (const auto* access = llvm::dyn_cast<clang::MemberExpr>(bare)) return memberPath(*access);
  if (const auto* operation = llvm::dyn_cast<clang::CXXOperatorCallExpr>(bare)) return indexed(*operation);
  if (llvm::isa<clang::CXXMemberCallExpr>(bare)) return refusedExpression(*bare);
  if (const auto* called = llvm::dyn_cast<clang::CallExpr>(bare)) return call(*called);
  return refusedExpression(*bare);
}

ExpressionPtr Lowering::refusedExpression(const clang::Expr& expression) {
  const clang::SourceLocation at = expression.getExprLoc();
  if (llvm::isa<clang::AbstractConditionalOperator>(expression)) return refused(at, Rule::Conditional);
  if (llvm::isa<clang::ExplicitCastExpr>(expression)) return refused(expression.getBeginLoc(), Rule::Cast);
  if (llvm::isa<clang::LambdaExpr>(expression)) return refused(at, Rule::Lambda);
  if (llvm::isa<clang::CXXNewExpr, clang::CXXDeleteExpr>(expression)) return refused(at, Rule::Heap);
  if (llvm::isa<clang::CXXThrowExpr>(expression)) return refused(at, Rule::Exception);
  if (llvm::isa<clang::StringLiteral, clang::CharacterLiteral>(expression))
    return refused(at, Rule::TextType);
  if (llvm::isa<clang::FloatingLiteral>(expression)) {
    return refused(at, Rule::NumberType, expression.getType().getAsString());
  }
  if (llvm::isa<clang::ArraySubscriptExpr>(expression)) return refused(at, Rule::ArraySize);
  if (llvm::isa<clang::CXXDefaultArgExpr>(expression)) return refused(at, Rule::DefaultArgument);
  if (llvm::isa<clang::CXXMemberCallExpr, clang::CXXThisExpr>(expression)) {
    const auto* method = llvm::dyn_cast<clang::CXXMemberCallExpr>(&expression);
    const bool isStd = method && method->getMethodDecl() && method->getMethodDecl()->isInStdNamespace();
    return refused(at, isStd ? Rule::StandardLibrary : Rule::Method,
                   isStd ? method->getMethodDecl()->getQualifiedNameAsString() : "");
  }
  if (const auto* construction = llvm::dyn_cast<clang::CXXConstructExpr>(&expression)) {
    return refused(expression.getBeginLoc(), Rule::StructByValue, construction->getType().getAsString());
  }
  return refused(at, Rule::Unknown, source_.textOf(expression.getSourceRange()));
}

ExpressionPtr Lowering::converted(const clang::ImplicitCastExpr& cast) {
  const clang::Expr* inner = cast.getSubExpr();
  switch (cast.getCastKind()) {
    case clang::CK_LValueToRValue:
    case clang::CK_NoOp: return value(inner);
    case clang::CK_IntegralToBoolean: return refused(inner->getBeginLoc(), Rule::BoolNumber);
    case clang::CK_IntegralCast: {
      const PlcType from = plcTypeOf(inner->getType());
      const PlcType to = plcTypeOf(cast.getType());
      if (to == PlcType::Byte) return octet(inner);
      if (from == PlcType::Bool) return refused(inner->getBeginLoc(), Rule::BoolNumber);
      if (from == PlcType::Byte && to == PlcType::DInt) return standardCall("BYTE_TO_DINT", octet(inner));
      refuseType(from == PlcType::DInt ? cast.getType() : inner->getType(), inner->getBeginLoc());
      return number("0", 0);
    }
    case clang::CK_FloatingToIntegral:
    case clang::CK_IntegralToFloating: return refused(inner->getBeginLoc(), Rule::NumberType, "double");
    case clang::CK_ArrayToPointerDecay:
    case clang::CK_FunctionToPointerDecay:
    case clang::CK_NullToPointer: return refused(inner->getBeginLoc(), Rule::Pointer);
    default: return refusedExpression(*inner);
  }
}

ExpressionPtr Lowering::reference(const clang::DeclRefExpr& expression) {
  if (const clang::VarDecl* alias = aliasIn(&expression)) return value(alias->getInit());
  const clang::ValueDecl* declaration = expression.getDecl();
  const clang::SourceLocation at = expression.getLocation();
  if (declaration->isInStdNamespace()) {
    return refused(at, Rule::StandardLibrary, declaration->getQualifiedNameAsString());
  }
  const auto useConstant = [&](const std::string& name) {
    const auto* first = llvm::cast<clang::ValueDecl>(declaration->getCanonicalDecl());
    if (std::find(constants_.begin(), constants_.end(), first) == constants_.end())
      constants_.push_back(first);
    return local(name);
  };
  if (const auto* enumerator = llvm::dyn_cast<clang::EnumConstantDecl>(declaration)) {
    if (plcTypeOf(enumerator->getType()) != PlcType::Enum) {
      return refused(at, Rule::EnumForm, enumerator->getNameAsString());
    }
    return useConstant(constantName(*enumerator));
  }
  const auto* variable = llvm::dyn_cast<clang::VarDecl>(declaration);
  if (!variable) return refused(at, Rule::Pointer);
  if (variable->isConstexpr()) return useConstant(variable->getNameAsString());
  if (variable->hasGlobalStorage()) return refused(at, Rule::GlobalVariable, variable->getNameAsString());
  return local(variable->getNameAsString());
}

ExpressionPtr Lowering::memberPath(const clang::MemberExpr& expression) {
  const auto* field = llvm::dyn_cast<clang::FieldDecl>(expression.getMemberDecl());
  if (expression.isArrow()) return refused(expression.getOperatorLoc(), Rule::Pointer);
  if (!field) return refused(expression.getMemberLoc(), Rule::Method);
  if (!source_.isTranslated(*field)) {
    return refused(expression.getMemberLoc(), Rule::Unknown, field->getQualifiedNameAsString());
  }
  return member(value(expression.getBase()), field->getNameAsString());
}

ExpressionPtr Lowering::indexed(const clang::CXXOperatorCallExpr& expression) {
  const clang::SourceLocation at = expression.getOperatorLoc();
  const clang::FunctionDecl* function = expression.getDirectCallee();
  if (function && function->isInStdNamespace()) {
    return refused(at, Rule::StandardLibrary, function->getQualifiedNameAsString());
  }
  const bool ofArray = expression.getOperator() == clang::OO_Subscript &&
                       plcTypeOf(expression.getArg(0)->getType()) == PlcType::Array;
  if (ofArray) return element(value(expression.getArg(0)), value(expression.getArg(1)));
  if (wholeAssignmentIn(&expression)) return refused(at, Rule::AssignmentInside);
  return refused(at, Rule::Method);
}

ExpressionPtr Lowering::unaryOperation(const clang::UnaryOperator& operation) {
  const clang::Expr* operand = operation.getSubExpr();
  switch (operation.getOpcode()) {
    case clang::UO_Minus: return unary(scl::UnaryOperator::Minus, value(operand));
    case clang::UO_LNot: return unary(scl::UnaryOperator::Not, value(operand));
    case clang::UO_PostInc:
    case clang::UO_PreInc:
    case clang::UO_PostDec:
    case clang::UO_PreDec: return refused(operation.getOperatorLoc(), Rule::AssignmentInside);
    case clang::UO_AddrOf:
    case clang::UO_Deref: return refused(operation.getOperatorLoc(), Rule::Pointer);
    default: break;
  }
  return refused(operation.getOperatorLoc(), Rule::Shift,
                 clang::UnaryOperator::getOpcodeStr(operation.getOpcode()).str());
}

ExpressionPtr Lowering::binaryOperation(const clang::BinaryOperator& operation) {
  const clang::Expr* left = operation.getLHS();
  const clang::Expr* right = operation.getRHS();
  const auto both = [&](BinaryOperator op) { return binary(op, value(left), value(right)); };
  const auto logic = [&](BinaryOperator op) {
    std::string subject;
    if (isUnsafeOnTheRight(right, subject)) source_.refuse(right->getBeginLoc(), Rule::ShortCircuit, subject);
    return both(op);
  };
  switch (operation.getOpcode()) {
    case clang::BO_Add: return both(BinaryOperator::Add);
    case clang::BO_Sub: return both(BinaryOperator::Subtract);
    case clang::BO_Mul: return both(BinaryOperator::Multiply);
    case clang::BO_Div:
    case clang::BO_Rem:
      if (!isNonZero(right)) source_.refuse(right->getBeginLoc(), Rule::Divisor);
      return both(operation.getOpcode() == clang::BO_Div ? BinaryOperator::Divide : BinaryOperator::Modulo);
    case clang::BO_LT: return comparison(operation, BinaryOperator::Less);
    case clang::BO_GT: return comparison(operation, BinaryOperator::Greater);
    case clang::BO_LE: return comparison(operation, BinaryOperator::LessEqual);
    case clang::BO_GE: return comparison(operation, BinaryOperator::GreaterEqual);
    case clang::BO_EQ: return comparison(operation, BinaryOperator::Equal);
    case clang::BO_NE: return comparison(operation, BinaryOperator::NotEqual);
    case clang::BO_LAnd: return logic(BinaryOperator::And);
    case clang::BO_LOr: return logic(BinaryOperator::Or);
    case clang::BO_And:
    case clang::BO_Or:
    case clang::BO_Xor: {
      ExpressionPtr bits = octet(&operation);
      return standardCall("BYTE_TO_DINT", std::move(bits));
    }
    case clang::BO_Shl:
    case clang::BO_Shr:
      return refused(operation.getOperatorLoc(), Rule::Shift, operation.getOpcodeStr().str());
    case clang::BO_Comma: return refused(operation.getOperatorLoc(), Rule::Comma);
    case clang::BO_PtrMemD:
    case clang::BO_PtrMemI: return refused(operation.getOperatorLoc(), Rule::Pointer);
    case clang::BO_Cmp: return refused(operation.getOperatorLoc(), Rule::StandardLibrary, "<=>");
    default: return refused(operation.getOperatorLoc(), Rule::AssignmentInside);
  }
}

ExpressionPtr Lowering::comparison(const clang::BinaryOperator& operation, BinaryOperator op) {
  const clang::Expr* left = operation.getLHS();
  const clang::Expr* right = operation.getRHS();
  const bool equality = op == BinaryOperator::Equal || op == BinaryOperator::NotEqual;
  if (equality && (isOctet(left) || isOctet(right)) && (isOctet(left) || octetLiteral(left) >= 0) &&
      (isOctet(right) || octetLiteral(right) >= 0)) {
    return binary(op, octet(left), octet(right));
  }
  if (equality && isCastFromBool(left) && isCastFromBool(right)) {
    return binary(op, value(llvm::cast<clang::ImplicitCastExpr>(left->IgnoreParens())->getSubExpr()),
                  value(llvm::cast<clang::ImplicitCastExpr>(right->IgnoreParens())->getSubExpr()));
  }
  return binary(op, value(left), value(right));
}

}  // namespace translator
