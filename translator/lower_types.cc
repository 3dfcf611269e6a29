// struct -> TYPE, plc::Array -> Array, enum class -> Int, constants -> numbers.

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/TypeLoc.h>
#include <fmt/format.h>

#include "translator/lowering.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

constexpr size_t NOTE_CHARACTERS_MAX = 72;  // behind a member; what is longer stands above it
constexpr int LISTED_VALUES_MAX = 8;        // of an enum, in a member's comment

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
  const clang::QualType bare = type.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (const auto* builtin = bare->getAs<clang::BuiltinType>()) {
    switch (builtin->getKind()) {
      case clang::BuiltinType::Void: return PlcType::Void;
      case clang::BuiltinType::Bool: return PlcType::Bool;
      case clang::BuiltinType::Int: return PlcType::DInt;
      case clang::BuiltinType::UChar: return PlcType::Byte;
      default: return PlcType::None;
    }
  }
  if (const auto* enumeration = bare->getAs<clang::EnumType>()) {
    return enumeration->getDecl()->isScoped() ? PlcType::Enum : PlcType::None;
  }
  if (plcArray(bare)) return PlcType::Array;
  const clang::CXXRecordDecl* record = bare->getAsCXXRecordDecl();
  const bool isStruct = record && record->isStruct() && !record->isLambda() && !isInStd(*record) &&
                        !llvm::isa<clang::ClassTemplateSpecializationDecl>(record);
  return isStruct ? PlcType::Struct : PlcType::None;
}

bool isScalar(PlcType type) {
  return type == PlcType::Bool || type == PlcType::DInt || type == PlcType::Byte || type == PlcType::Enum;
}

void Lowering::refuseType(clang::QualType type, clang::SourceLocation at) {
  const clang::QualType bare = type.getNonReferenceType().getCanonicalType();
  const clang::CXXRecordDecl* record = bare->getAsCXXRecordDecl();
  Rule rule = Rule::Unknown;
  if (bare->isPointerType() || bare->isMemberPointerType() || bare->isFunctionType())
    rule = Rule::Pointer;
  else if (bare->isArrayType())
    rule = Rule::ArraySize;
  else if (bare->isAnyCharacterType())
    rule = Rule::TextType;
  else if (bare->isArithmeticType() || bare->isEnumeralType())
    rule = bare->isEnumeralType() ? Rule::EnumForm : Rule::NumberType;
  else if (record && record->isLambda())
    rule = Rule::Lambda;
  else if (record && isInStd(*record))
    rule = Rule::StandardLibrary;
  else if (record && record->isUnion())
    rule = Rule::Union;
  else if (record && llvm::isa<clang::ClassTemplateSpecializationDecl>(record))
    rule = Rule::Template;
  source_.refuse(at, rule, type.getNonReferenceType().getUnqualifiedType().getAsString());
}

scl::TypeName Lowering::typeName(clang::QualType type, clang::SourceLocation at) {
  scl::TypeName result;
  switch (plcTypeOf(type)) {
    case PlcType::Void: result.name = "Void"; return result;
    case PlcType::Bool: result.name = "Bool"; return result;
    case PlcType::DInt: result.name = "DInt"; return result;
    case PlcType::Byte: result.name = "Byte"; return result;
    case PlcType::Enum: result.name = "Int"; return result;
    case PlcType::Struct:
      result.form = scl::TypeName::Form::Quoted;
      result.name = blockName(*type.getNonReferenceType()->getAsCXXRecordDecl());
      return result;
    case PlcType::Array: {
      const clang::ClassTemplateSpecializationDecl& array = *plcArray(type.getNonReferenceType());
      const clang::TemplateArgumentList& arguments = array.getTemplateArgs();
      const int64_t count = arguments[1].getAsIntegral().getExtValue();
      if (count < 1) source_.refuse(at, Rule::ArraySize);
      result.form = scl::TypeName::Form::Array;
      scl::TypeName::Dimension dimension;
      dimension.low = number("0", 0);
      dimension.high = number(std::to_string(count - 1), count - 1);
      result.dimensions.push_back(std::move(dimension));
      result.element = std::make_unique<scl::TypeName>(typeName(arguments[0].getAsType(), at));
      return result;
    }
    case PlcType::None: break;
  }
  refuseType(type, at);
  return result;
}

std::unique_ptr<scl::TypeDeclaration> Lowering::type(const clang::CXXRecordDecl& record) {
  const clang::SourceLocation at = record.getLocation();
  if (record.isUnion()) source_.refuse(at, Rule::Union);
  if (record.isClass()) source_.refuse(at, Rule::NestedType, record.getNameAsString());
  if (record.getNumBases() > 0) source_.refuse(record.bases_begin()->getBeginLoc(), Rule::BaseClass);

  auto result = std::make_unique<scl::TypeDeclaration>();
  result->name = blockName(record);
  result->header.version = "0.1";
  result->header.comments = source_.comments().above(record.getOuterLocStart());
  for (const clang::Decl* inside : record.decls()) {
    if (inside->isImplicit()) continue;
    if (const auto* field = llvm::dyn_cast<clang::FieldDecl>(inside)) {
      names_.declare(source_, field->getLocation(), field->getNameAsString());
      result->members.push_back(structMember(*field));
    } else if (llvm::isa<clang::FunctionDecl, clang::FunctionTemplateDecl>(inside)) {
      source_.refuse(inside->getLocation(), Rule::Method);
    } else if (llvm::isa<clang::AccessSpecDecl>(inside)) {
      source_.refuse(inside->getLocation(), Rule::NestedType, "private:");
    } else if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(inside)) {
      source_.refuse(variable->getLocation(), Rule::GlobalVariable, variable->getNameAsString());
    } else if (const auto* named = llvm::dyn_cast<clang::NamedDecl>(inside)) {
      source_.refuse(named->getLocation(), Rule::NestedType, named->getNameAsString());
    } else if (!llvm::isa<clang::StaticAssertDecl>(inside)) {
      source_.refuse(inside->getLocation(), Rule::Unknown, inside->getDeclKindName());
    }
  }
  return result;
}

scl::Variable Lowering::structMember(const clang::FieldDecl& field) {
  scl::Variable result;
  result.name = field.getNameAsString();
  result.comments.above = source_.comments().above(field.getBeginLoc());
  result.comments.atEnd = source_.comments().atEnd(field.getEndLoc());
  if (field.isBitField()) source_.refuse(field.getLocation(), Rule::BitField);
  if (field.getType()->isReferenceType()) {
    source_.refuse(field.getLocation(), Rule::LocalReference);
    return result;
  }
  result.typeName = typeName(field.getType(), field.getBeginLoc());
  result.initial = memberDefault(field);

  const auto note = [&](const std::string& text) {
    if (!text.empty()) result.comments.atEnd += (result.comments.atEnd.empty() ? "" : "; ") + text;
  };
  if (plcTypeOf(field.getType()) == PlcType::Enum) {
    const std::string values = valuesOf(*field.getType()->castAs<clang::EnumType>()->getDecl());
    if (values.size() > NOTE_CHARACTERS_MAX) {
      result.comments.above.push_back(values + ".");
    } else {
      note(values);
    }
  }
  note(boundOf(field));
  return result;
}

// "0 AtMostOnce, 1 AtLeastOnce, 2 ExactlyOnce"; of a long enum its name only.
std::string Lowering::valuesOf(const clang::EnumDecl& declaration) const {
  std::string result;
  int count = 0;
  for (const clang::EnumConstantDecl* value : declaration.enumerators()) {
    if (++count > LISTED_VALUES_MAX) {
      return fmt::format("{}, see {}", declaration.getNameAsString(),
                         source_.fileOf(declaration.getLocation()));
    }
    result += fmt::format("{}{} {}", result.empty() ? "" : ", ", value->getInitVal().getExtValue(),
                          value->getNameAsString());
  }
  return result;
}

// "TEXT_BYTES_MAX octets": what the bound of an array was written as, unless it is a number.
std::string Lowering::boundOf(const clang::FieldDecl& field) const {
  if (!field.getTypeSourceInfo() || plcTypeOf(field.getType()) != PlcType::Array) return {};
  clang::TypeLoc written = field.getTypeSourceInfo()->getTypeLoc();
  if (const auto elaborated = written.getAs<clang::ElaboratedTypeLoc>())
    written = elaborated.getNamedTypeLoc();
  const auto special = written.getAs<clang::TemplateSpecializationTypeLoc>();
  if (!special || special.getNumArgs() != 2) return {};
  const std::string bound = source_.textOf(special.getArgLoc(1).getSourceRange());
  const bool isNumber = bound.find_first_not_of("0123456789'") == std::string::npos;
  return isNumber ? std::string() : bound;
}

scl::ExpressionPtr Lowering::memberDefault(const clang::FieldDecl& field) {
  const PlcType type = plcTypeOf(field.getType());
  const clang::Expr* initial = field.getInClassInitializer();
  if (type == PlcType::Struct || type == PlcType::Array) {
    const auto* list =
        llvm::dyn_cast_or_null<clang::InitListExpr>(initial ? initial->IgnoreImplicit() : nullptr);
    const clang::InitListExpr* written = list && list->getSyntacticForm() ? list->getSyntacticForm() : list;
    const bool empty = !initial || (written && written->getNumInits() == 0) ||
                       llvm::isa<clang::CXXConstructExpr>(initial->IgnoreImplicit());
    if (!empty) source_.refuse(initial->getBeginLoc(), Rule::MemberInitialiser, field.getNameAsString());
    return nullptr;
  }
  if (!isScalar(type)) return nullptr;
  if (!initial) {
    source_.refuse(field.getLocation(), Rule::MemberInitialiser, field.getNameAsString());
    return nullptr;
  }
  scl::ExpressionPtr result = constantValue(initial, type);
  if (!result) source_.refuse(initial->getBeginLoc(), Rule::MemberInitialiser, field.getNameAsString());
  return result;
}

// The number an expression of C++ stands for, in the form it was written in; nullptr if it is not constant.
scl::ExpressionPtr Lowering::constantValue(const clang::Expr* expression, PlcType type) {
  const clang::Expr* bare = expression->IgnoreParenImpCasts();
  if (const auto* list = llvm::dyn_cast<clang::InitListExpr>(bare)) {
    if (list->getNumInits() == 1) return constantValue(list->getInit(0), type);
  }
  clang::Expr::EvalResult evaluated;
  if (expression->isValueDependent() || !expression->EvaluateAsInt(evaluated, source_.ast())) return nullptr;
  const int64_t constant = evaluated.Val.getInt().getExtValue();
  if (type == PlcType::Bool) return truth(constant != 0);
  if (type == PlcType::Byte) return octetNumber(constant & 0xFF);
  const std::string written = source_.textOf(bare->getSourceRange());
  if (llvm::isa<clang::IntegerLiteral>(bare) && written.rfind("0x", 0) == 0) {
    const size_t digits = written.size() - 2;
    return number(fmt::format("16#{:0{}X}", constant, digits), constant);
  }
  if (constant < 0) return unary(scl::UnaryOperator::Minus, number(std::to_string(-constant), -constant));
  return number(std::to_string(constant), constant);
}

void Lowering::enumeration(const clang::EnumDecl& declaration) {
  const std::string name = declaration.getNameAsString();
  const clang::QualType base = declaration.getIntegerType();
  const bool isInt = !base.isNull() && base->isSpecificBuiltinType(clang::BuiltinType::Short);
  if (!declaration.isScoped() || !isInt) source_.refuse(declaration.getLocation(), Rule::EnumForm, name);
  for (const clang::EnumConstantDecl* value : declaration.enumerators()) {
    if (!value->getInitExpr()) source_.refuse(value->getLocation(), Rule::EnumForm, value->getNameAsString());
  }
}

void Lowering::constant(const clang::VarDecl& declaration) {
  const std::string name = declaration.getNameAsString();
  if (!declaration.isConstexpr()) {
    source_.refuse(declaration.getLocation(), Rule::GlobalVariable, name);
    return;
  }
  const PlcType type = plcTypeOf(declaration.getType());
  if (isScalar(type)) return;
  if (type == PlcType::None) {
    refuseType(declaration.getType(), declaration.getLocation());
  } else {
    source_.refuse(declaration.getLocation(), Rule::GlobalVariable, name);
  }
}

}  // namespace translator
