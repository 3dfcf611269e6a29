#include "translator/lower_functions.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Attr.h>
#include <clang/AST/Decl.h>
#include <clang/Basic/SourceManager.h>

#include <algorithm>

#include "translator/block.h"
#include "translator/lower_statements.h"
#include "translator/plc_type.h"
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

void checkSignature(const Source& source, const clang::FunctionDecl& function) {
  const clang::SourceLocation at = function.getLocation();
  if (function.getDescribedFunctionTemplate() || function.isTemplateInstantiation()) {
    source.refuse(at, Rule::Template);
  }
  if (function.isOverloadedOperator()) source.refuse(at, Rule::Method);
  if (function.isVariadic()) source.refuse(at, Rule::Unknown, "...");

  const PlcType result = plcTypeOf(function.getReturnType());
  const bool byReference = function.getReturnType()->isReferenceType();
  if (byReference)
    source.refuse(at, Rule::Pointer);
  else if (result == PlcType::Struct || result == PlcType::Array) {
    source.refuse(at, Rule::StructByValue, function.getReturnType().getAsString());
  } else if (isScalar(result)) {
    const auto declarations = function.redecls();
    const bool nodiscard =
        std::any_of(declarations.begin(), declarations.end(), [](const clang::FunctionDecl* declaration) {
          return declaration->hasAttr<clang::WarnUnusedResultAttr>();
        });
    // Of a function that no header declares every call is seen here.
    if (!nodiscard && firstDeclaration(function))
      source.refuse(at, Rule::NodiscardMissing, function.getNameAsString());
  }
  for (const clang::FunctionDecl* declaration : function.redecls()) {
    for (const clang::ParmVarDecl* parameter : declaration->parameters()) {
      if (parameter->hasDefaultArg()) source.refuse(parameter->getLocation(), Rule::DefaultArgument);
    }
  }
  if (function.getParent()->isTranslationUnit()) {
    source.refuse(at, Rule::NamespaceForm, function.getNameAsString());
  }
}

scl::VariableSection parameters(Block& block, scl::Section kind) {
  scl::VariableSection section;
  section.kind = kind;
  for (const clang::ParmVarDecl* parameter : block.function.parameters()) {
    if (isInput(*parameter) != (kind == scl::Section::Input)) continue;
    scl::Variable variable;
    variable.name = parameter->getNameAsString();
    if (variable.name.empty()) {
      block.source.refuse(parameter->getLocation(), Rule::Unknown, "a parameter without a name");
      continue;
    }
    block.names.declare(block.source, parameter->getLocation(), variable.name);
    const clang::QualType type = parameter->getType();
    const PlcType plc = plcTypeOf(type);
    variable.typeName = typeName(block.source, type, parameter->getLocation());
    const bool aggregate = plc == PlcType::Struct || plc == PlcType::Array;
    if (type->isRValueReferenceType()) block.source.refuse(parameter->getLocation(), Rule::Pointer);
    if (aggregate && !type->isReferenceType()) {
      block.source.refuse(parameter->getLocation(), Rule::StructByValue,
                          type.getUnqualifiedType().getAsString());
    }
    if (isScalar(plc) && type->isReferenceType() && kind == scl::Section::Input) {
      block.source.refuse(parameter->getLocation(), Rule::ConstScalarReference);
    }
    section.variables.push_back(std::move(variable));
  }
  return section;
}

// The constants the block uses, in the order the C++ declares them.
scl::VariableSection usedConstants(Block& block) {
  std::vector<const clang::ValueDecl*> used = block.constants;
  const clang::SourceManager& sources = block.source.ast().getSourceManager();
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
      constant.comments.above = block.source.comments().attached(value->getBeginLoc());
      constant.comments.atEnd = block.source.comments().atEnd(value->getEndLoc());
      constant.initial = constantValue(block.source, value->getInitExpr(), PlcType::Enum);
    } else {
      const auto* variable = llvm::cast<clang::VarDecl>(declaration);
      constant.name = variable->getNameAsString();
      constant.typeName = typeName(block.source, variable->getType(), variable->getLocation());
      constant.comments.above = block.source.comments().attached(variable->getOuterLocStart());
      constant.comments.atEnd = block.source.comments().atEnd(variable->getEndLoc());
      constant.initial = constantValue(block.source, variable->getInit(), plcTypeOf(variable->getType()));
    }
    if (block.names.knows(constant.name)) {
      block.source.refuse(block.function.getLocation(), Rule::NameTaken, constant.name);
    }
    section.variables.push_back(std::move(constant));
  }
  return section;
}

}  // namespace

std::unique_ptr<scl::Block> lowerFunction(const Source& source, const clang::FunctionDecl& function) {
  Block block{source, function};
  block.name = blockName(function);
  block.temp.kind = scl::Section::Temp;
  checkSignature(source, function);

  auto result = std::make_unique<scl::Block>();
  result->kind = scl::Block::Kind::Function;
  result->name = block.name;
  result->header.version = "0.1";
  // The head of the file is printed once, at its top; what stands right above the function belongs to it.
  const clang::FunctionDecl* declared = firstDeclaration(function);
  const CommentTable& comments = source.comments();
  result->header.comments =
      joined(declared ? comments.attached(declared->getOuterLocStart()) : std::vector<std::string>(),
             comments.above(function.getOuterLocStart()));
  result->returnType = typeName(source, function.getReturnType(), function.getLocation());

  result->sections.push_back(parameters(block, scl::Section::Input));
  result->sections.push_back(parameters(block, scl::Section::InOut));
  lowerBody(block, function.getBody(), result->body, true);
  result->sections.push_back(std::move(block.temp));
  result->sections.push_back(usedConstants(block));
  std::erase_if(result->sections,
                [](const scl::VariableSection& section) { return section.variables.empty(); });
  return result;
}

}  // namespace translator
