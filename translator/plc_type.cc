#include "translator/plc_type.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>
#include <fmt/format.h>

#include "translator/names.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

const clang::ClassTemplateSpecializationDecl* plcArray(clang::QualType type) {
  const auto* special =
      llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  const bool isArray = special && special->getName() == "Array" && namespaceOf(*special) == "plc";
  return isArray ? special : nullptr;
}

bool isInStd(const clang::Decl& declaration) {
  return declaration.isInStdNamespace();
}

}  // namespace

PlcType plcTypeOf(clang::QualType type) {
  const clang::QualType stripped = type.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (const auto* builtin = stripped->getAs<clang::BuiltinType>()) {
    switch (builtin->getKind()) {
      case clang::BuiltinType::Void: return PlcType::Void;
      case clang::BuiltinType::Bool: return PlcType::Bool;
      case clang::BuiltinType::Int: return PlcType::DInt;
      case clang::BuiltinType::UChar: return PlcType::Byte;
      default: return PlcType::None;
    }
  }
  if (const auto* enumeration = stripped->getAs<clang::EnumType>()) {
    return enumeration->getDecl()->isScoped() ? PlcType::Enum : PlcType::None;
  }
  if (plcArray(stripped)) return PlcType::Array;
  const clang::CXXRecordDecl* record = stripped->getAsCXXRecordDecl();
  const bool isStruct = record && record->isStruct() && !record->isLambda() && !isInStd(*record) &&
                        !llvm::isa<clang::ClassTemplateSpecializationDecl>(record);
  return isStruct ? PlcType::Struct : PlcType::None;
}

bool isScalar(PlcType type) {
  return type == PlcType::Bool || type == PlcType::DInt || type == PlcType::Byte || type == PlcType::Enum;
}

void refuseType(const Source& source, clang::QualType type, clang::SourceLocation at) {
  const clang::QualType stripped = type.getNonReferenceType().getCanonicalType();
  const clang::CXXRecordDecl* record = stripped->getAsCXXRecordDecl();
  Rule rule = Rule::Unknown;
  if (stripped->isPointerType() || stripped->isMemberPointerType() || stripped->isFunctionType())
    rule = Rule::Pointer;
  else if (stripped->isArrayType())
    rule = Rule::ArraySize;
  else if (stripped->isAnyCharacterType())
    rule = Rule::TextType;
  else if (stripped->isArithmeticType() || stripped->isEnumeralType())
    rule = stripped->isEnumeralType() ? Rule::EnumForm : Rule::NumberType;
  else if (record && record->isLambda())
    rule = Rule::Lambda;
  else if (record && isInStd(*record))
    rule = Rule::StandardLibrary;
  else if (record && record->isUnion())
    rule = Rule::Union;
  else if (record && llvm::isa<clang::ClassTemplateSpecializationDecl>(record))
    rule = Rule::Template;
  source.refuse(at, rule, type.getNonReferenceType().getUnqualifiedType().getAsString());
}

scl::TypeName typeName(const Source& source, clang::QualType type, clang::SourceLocation at) {
  scl::TypeName result;
  switch (plcTypeOf(type)) {
    case PlcType::Void: result.name = "Void"; return result;
    case PlcType::Bool: result.name = "Bool"; return result;
    case PlcType::DInt: result.name = "DInt"; return result;
    case PlcType::Byte: result.name = "Byte"; return result;
    case PlcType::Enum: result.name = "Int"; return result;
    case PlcType::Struct:
      result.form = scl::TypeName::Form::Quoted;
      result.name = structName(*type.getNonReferenceType()->getAsCXXRecordDecl());
      return result;
    case PlcType::Array: {
      const clang::ClassTemplateSpecializationDecl& array = *plcArray(type.getNonReferenceType());
      const clang::TemplateArgumentList& arguments = array.getTemplateArgs();
      const int64_t count = arguments[1].getAsIntegral().getExtValue();
      if (count < 1) source.refuse(at, Rule::ArraySize);
      result.form = scl::TypeName::Form::Array;
      scl::TypeName::Dimension dimension;
      dimension.low = number("0", 0);
      dimension.high = number(std::to_string(count - 1), count - 1);
      result.dimensions.push_back(std::move(dimension));
      result.element = std::make_unique<scl::TypeName>(typeName(source, arguments[0].getAsType(), at));
      return result;
    }
    case PlcType::None: break;
  }
  refuseType(source, type, at);
  return result;
}

scl::ExpressionPtr constantValue(const Source& source, const clang::Expr* expression, PlcType type) {
  const clang::Expr* stripped = expression->IgnoreParenImpCasts();
  if (const auto* list = llvm::dyn_cast<clang::InitListExpr>(stripped)) {
    if (list->getNumInits() == 1) return constantValue(source, list->getInit(0), type);
  }
  clang::Expr::EvalResult evaluated;
  if (expression->isValueDependent() || !expression->EvaluateAsInt(evaluated, source.ast())) return nullptr;
  const int64_t constant = evaluated.Val.getInt().getExtValue();
  if (type == PlcType::Bool) return truth(constant != 0);
  if (type == PlcType::Byte) return byteNumber(constant & 0xFF);
  const std::string written = source.textOf(stripped->getSourceRange());
  if (llvm::isa<clang::IntegerLiteral>(stripped) && written.rfind("0x", 0) == 0) {
    const size_t digits = written.size() - 2;
    return number(fmt::format("16#{:0{}X}", constant, digits), constant);
  }
  if (constant < 0) return unary(scl::UnaryOperator::Minus, number(std::to_string(-constant), -constant));
  return number(std::to_string(constant), constant);
}

}  // namespace translator
