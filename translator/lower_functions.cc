// A free function -> FUNCTION: header, parameters, constants, body.

#include <clang/AST/Attr.h>
#include <clang/Basic/SourceManager.h>

#include <algorithm>

#include "translator/lowering.h"
#include "translator/tree_parts.h"

namespace translator {
namespace {

std::vector<std::string> joined(std::vector<std::string> first, const std::vector<std::string>& second) {
  if (first == second) return first;
  if (!first.empty() && !second.empty()) first.emplace_back();
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

// The declaration in the header, when there is one beside the definition.
const clang::FunctionDecl* firstDeclaration(const clang::FunctionDecl& function) {
  return function.getFirstDecl()->isThisDeclarationADefinition() ? nullptr : function.getFirstDecl();
}

bool isInput(const clang::ParmVarDecl& parameter) {
  const clang::QualType type = parameter.getType();
  return !type->isReferenceType() || type->getPointeeType().isConstQualified();
}

}  // namespace

std::unique_ptr<scl::Block> Lowering::block(const clang::FunctionDecl& function) {
  function_ = &function;
  blockName_ = blockName(function);
  checkSignature(function);

  auto result = std::make_unique<scl::Block>();
  result->kind = scl::Block::Kind::Function;
  result->name = blockName_;
  result->header.version = "0.1";
  // The head of the file is printed once, at its top; what stands right above the function belongs to it.
  const clang::FunctionDecl* declared = firstDeclaration(function);
  const CommentTable& comments = source_.comments();
  result->header.comments =
      joined(declared ? comments.attached(declared->getOuterLocStart()) : std::vector<std::string>(),
             comments.above(function.getOuterLocStart()));
  result->returnType = typeName(function.getReturnType(), function.getLocation());

  result->sections.push_back(parameters(function, scl::Section::Input));
  result->sections.push_back(parameters(function, scl::Section::InOut));
  temp_.kind = scl::Section::Temp;
  body(function.getBody(), result->body, true);
  result->sections.push_back(std::move(temp_));
  result->sections.push_back(usedConstants());
  std::erase_if(result->sections,
                [](const scl::VariableSection& section) { return section.variables.empty(); });
  return result;
}

void Lowering::checkSignature(const clang::FunctionDecl& function) {
  const clang::SourceLocation at = function.getLocation();
  if (function.getDescribedFunctionTemplate() || function.isTemplateInstantiation()) {
    source_.refuse(at, Rule::Template);
  }
  if (function.isOverloadedOperator()) source_.refuse(at, Rule::Method);
  if (function.isVariadic()) source_.refuse(at, Rule::Unknown, "...");

  const PlcType result = plcTypeOf(function.getReturnType());
  const bool byReference = function.getReturnType()->isReferenceType();
  if (byReference)
    source_.refuse(at, Rule::Pointer);
  else if (result == PlcType::Struct || result == PlcType::Array) {
    source_.refuse(at, Rule::StructByValue, function.getReturnType().getAsString());
  } else if (isScalar(result)) {
    const auto declarations = function.redecls();
    const bool nodiscard =
        std::any_of(declarations.begin(), declarations.end(), [](const clang::FunctionDecl* declaration) {
          return declaration->hasAttr<clang::WarnUnusedResultAttr>();
        });
    // Of a function that no header declares every call is seen here.
    if (!nodiscard && firstDeclaration(function))
      source_.refuse(at, Rule::NodiscardMissing, function.getNameAsString());
  }
  for (const clang::FunctionDecl* declaration : function.redecls()) {
    for (const clang::ParmVarDecl* parameter : declaration->parameters()) {
      if (parameter->hasDefaultArg()) source_.refuse(parameter->getLocation(), Rule::DefaultArgument);
    }
  }
  if (function.getParent()->isTranslationUnit()) {
    source_.refuse(at, Rule::NamespaceForm, function.getNameAsString());
  }
}

scl::VariableSection Lowering::parameters(const clang::FunctionDecl& function, scl::Section kind) {
  scl::VariableSection section;
  section.kind = kind;
  for (const clang::ParmVarDecl* parameter : function.parameters()) {
    if (isInput(*parameter) != (kind == scl::Section::Input)) continue;
    scl::Variable variable;
    variable.name = parameter->getNameAsString();
    if (variable.name.empty()) {
      source_.refuse(parameter->getLocation(), Rule::Unknown, "a parameter without a name");
      continue;
    }
    names_.declare(source_, parameter->getLocation(), variable.name);
    const clang::QualType type = parameter->getType();
    const PlcType plc = plcTypeOf(type);
    variable.typeName = typeName(type, parameter->getLocation());
    const bool aggregate = plc == PlcType::Struct || plc == PlcType::Array;
    if (type->isRValueReferenceType()) source_.refuse(parameter->getLocation(), Rule::Pointer);
    if (aggregate && !type->isReferenceType()) {
      source_.refuse(parameter->getLocation(), Rule::StructByValue, type.getUnqualifiedType().getAsString());
    }
    if (isScalar(plc) && type->isReferenceType() && kind == scl::Section::Input) {
      source_.refuse(parameter->getLocation(), Rule::ConstScalarReference);
    }
    section.variables.push_back(std::move(variable));
  }
  return section;
}

// The constants the block uses, in the order the C++ declares them.
scl::VariableSection Lowering::usedConstants() {
  std::vector<const clang::ValueDecl*> used = constants_;
  const clang::SourceManager& sources = source_.ast().getSourceManager();
  std::stable_sort(used.begin(), used.end(), [&](const clang::ValueDecl* a, const clang::ValueDecl* b) {
    return sources.isBeforeInTranslationUnit(a->getLocation(), b->getLocation());
  });

  scl::VariableSection section;
  section.kind = scl::Section::Constants;
  for (const clang::ValueDecl* declaration : used) {
    scl::Variable constant;
    if (const auto* value = llvm::dyn_cast<clang::EnumConstantDecl>(declaration)) {
      constant.name = constantName(*value);
      constant.typeName.name = "Int";
      constant.comments.above = source_.comments().attached(value->getBeginLoc());
      constant.comments.atEnd = source_.comments().atEnd(value->getEndLoc());
      constant.initial = constantValue(value->getInitExpr(), PlcType::Enum);
    } else {
      const auto* variable = llvm::cast<clang::VarDecl>(declaration);
      constant.name = variable->getNameAsString();
      constant.typeName = typeName(variable->getType(), variable->getLocation());
      constant.comments.above = source_.comments().attached(variable->getOuterLocStart());
      constant.comments.atEnd = source_.comments().atEnd(variable->getEndLoc());
      constant.initial = constantValue(variable->getInit(), plcTypeOf(variable->getType()));
    }
    if (names_.knows(constant.name)) {
      source_.refuse(function_->getLocation(), Rule::NameTaken, constant.name);
    }
    section.variables.push_back(std::move(constant));
  }
  return section;
}

}  // namespace translator
