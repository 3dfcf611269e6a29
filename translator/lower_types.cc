#include "translator/lower_types.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/TypeLoc.h>
#include <fmt/format.h>

#include "translator/names.h"
#include "translator/plc_type.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

constexpr size_t NOTE_CHARACTERS_MAX = 72;  // behind a member; what is longer stands above it
constexpr int LISTED_VALUES_MAX = 8;        // of an enum, in a member's comment

// "0 AtMostOnce, 1 AtLeastOnce, 2 ExactlyOnce"; of a long enum its name only.
std::string valuesOf(const Source& source, const clang::EnumDecl& declaration) {
  std::string result;
  int count = 0;
  for (const clang::EnumConstantDecl* value : declaration.enumerators()) {
    if (++count > LISTED_VALUES_MAX) {
      return fmt::format("{}, see {}", declaration.getNameAsString(),
                         source.fileOf(declaration.getLocation()));
    }
    result += fmt::format("{}{} {}", result.empty() ? "" : ", ", value->getInitVal().getExtValue(),
                          value->getNameAsString());
  }
  return result;
}

// "TEXT_BYTES_MAX bytes": what the bound of an array was written as, unless it is a number.
std::string boundOf(const Source& source, const clang::FieldDecl& field) {
  if (!field.getTypeSourceInfo() || plcTypeOf(field.getType()) != PlcType::Array) return {};
  clang::TypeLoc written = field.getTypeSourceInfo()->getTypeLoc();
  if (const auto elaborated = written.getAs<clang::ElaboratedTypeLoc>())
    written = elaborated.getNamedTypeLoc();
  const auto special = written.getAs<clang::TemplateSpecializationTypeLoc>();
  if (!special || special.getNumArgs() != 2) return {};
  const std::string bound = source.textOf(special.getArgLoc(1).getSourceRange());
  const bool isNumber = bound.find_first_not_of("0123456789'") == std::string::npos;
  return isNumber ? std::string() : bound;
}

scl::ExpressionPtr memberDefault(const Source& source, const clang::FieldDecl& field) {
  const PlcType type = plcTypeOf(field.getType());
  const clang::Expr* initial = field.getInClassInitializer();
  if (type == PlcType::Struct || type == PlcType::Array) {
    const auto* list =
        llvm::dyn_cast_or_null<clang::InitListExpr>(initial ? initial->IgnoreImplicit() : nullptr);
    const clang::InitListExpr* written = list && list->getSyntacticForm() ? list->getSyntacticForm() : list;
    const bool empty = !initial || (written && written->getNumInits() == 0) ||
                       llvm::isa<clang::CXXConstructExpr>(initial->IgnoreImplicit());
    if (!empty) source.refuse(initial->getBeginLoc(), Rule::MemberInitialiser, field.getNameAsString());
    return nullptr;
  }
  if (!isScalar(type)) return nullptr;
  if (!initial) {
    source.refuse(field.getLocation(), Rule::MemberInitialiser, field.getNameAsString());
    return nullptr;
  }
  scl::ExpressionPtr result = constantValue(source, initial, type);
  if (!result) source.refuse(initial->getBeginLoc(), Rule::MemberInitialiser, field.getNameAsString());
  return result;
}

scl::Variable structMember(const Source& source, const clang::FieldDecl& field) {
  scl::Variable result;
  result.name = field.getNameAsString();
  result.comments.above = source.comments().above(field.getBeginLoc());
  result.comments.atEnd = source.comments().atEnd(field.getEndLoc());
  if (field.isBitField()) source.refuse(field.getLocation(), Rule::BitField);
  if (field.getType()->isReferenceType()) {
    source.refuse(field.getLocation(), Rule::LocalReference);
    return result;
  }
  result.typeName = typeName(source, field.getType(), field.getBeginLoc());
  result.initial = memberDefault(source, field);

  const auto note = [&](const std::string& text) {
    if (!text.empty()) result.comments.atEnd += (result.comments.atEnd.empty() ? "" : "; ") + text;
  };
  if (plcTypeOf(field.getType()) == PlcType::Enum) {
    const std::string values = valuesOf(source, *field.getType()->castAs<clang::EnumType>()->getDecl());
    if (values.size() > NOTE_CHARACTERS_MAX) {
      result.comments.above.push_back(values + ".");
    } else {
      note(values);
    }
  }
  note(boundOf(source, field));
  return result;
}

}  // namespace

std::unique_ptr<scl::TypeDeclaration> lowerStruct(const Source& source, const clang::CXXRecordDecl& record) {
  const clang::SourceLocation at = record.getLocation();
  if (record.isUnion()) source.refuse(at, Rule::Union);
  if (record.isClass()) source.refuse(at, Rule::NestedType, record.getNameAsString());
  if (record.getNumBases() > 0) source.refuse(record.bases_begin()->getBeginLoc(), Rule::BaseClass);

  NameScope names;
  auto result = std::make_unique<scl::TypeDeclaration>();
  result->name = structName(record);
  result->header.version = "0.1";
  result->header.comments = source.comments().above(record.getOuterLocStart());
  for (const clang::Decl* inside : record.decls()) {
    if (inside->isImplicit()) continue;
    if (const auto* field = llvm::dyn_cast<clang::FieldDecl>(inside)) {
      names.declare(source, field->getLocation(), field->getNameAsString());
      result->members.push_back(structMember(source, *field));
    } else if (llvm::isa<clang::FunctionDecl, clang::FunctionTemplateDecl>(inside)) {
      source.refuse(inside->getLocation(), Rule::Method);
    } else if (llvm::isa<clang::AccessSpecDecl>(inside)) {
      source.refuse(inside->getLocation(), Rule::NestedType, "private:");
    } else if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(inside)) {
      source.refuse(variable->getLocation(), Rule::GlobalVariable, variable->getNameAsString());
    } else if (const auto* named = llvm::dyn_cast<clang::NamedDecl>(inside)) {
      source.refuse(named->getLocation(), Rule::NestedType, named->getNameAsString());
    } else if (!llvm::isa<clang::StaticAssertDecl>(inside)) {
      source.refuse(inside->getLocation(), Rule::Unknown, inside->getDeclKindName());
    }
  }
  return result;
}

void checkEnumeration(const Source& source, const clang::EnumDecl& declaration) {
  const std::string name = declaration.getNameAsString();
  const clang::QualType base = declaration.getIntegerType();
  const bool isInt = !base.isNull() && base->isSpecificBuiltinType(clang::BuiltinType::Short);
  if (!declaration.isScoped() || !isInt) source.refuse(declaration.getLocation(), Rule::EnumForm, name);
  for (const clang::EnumConstantDecl* value : declaration.enumerators()) {
    if (!value->getInitExpr()) source.refuse(value->getLocation(), Rule::EnumForm, value->getNameAsString());
  }
}

void checkConstant(const Source& source, const clang::VarDecl& declaration) {
  const std::string name = declaration.getNameAsString();
  if (!declaration.isConstexpr()) {
    source.refuse(declaration.getLocation(), Rule::GlobalVariable, name);
    return;
  }
  const PlcType type = plcTypeOf(declaration.getType());
  if (isScalar(type)) return;
  if (type == PlcType::None) {
    refuseType(source, declaration.getType(), declaration.getLocation());
  } else {
    source.refuse(declaration.getLocation(), Rule::GlobalVariable, name);
  }
}

}  // namespace translator
