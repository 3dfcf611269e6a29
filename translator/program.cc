#include "translator/program.h"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <fmt/format.h>

#include <algorithm>

#include "translator/call_graph.h"
#include "translator/lower_functions.h"
#include "translator/lower_types.h"
#include "translator/names.h"

namespace translator {
namespace {

// What one translation collects while it walks over the declarations.
struct Walk {
  const Source& source;
  std::vector<const clang::CXXRecordDecl*> structs;
  std::vector<const clang::FunctionDecl*> functions;
  NameScope blocks;  // blocks and types share their names
  NameScope constants;

  void visitScope(const clang::DeclContext& scope);
  void visit(const clang::Decl& declaration);
  void visitNamespace(const clang::NamespaceDecl& space);
  void visitFunction(const clang::FunctionDecl& function);
};

void Walk::visitScope(const clang::DeclContext& scope) {
  for (const clang::Decl* declaration : scope.decls()) {
    const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(declaration);
    const bool known = space && (space->getName() == "plc" || space->isStdNamespace());
    if (!known && source.isTranslated(*declaration)) visit(*declaration);
  }
}

void Walk::visitNamespace(const clang::NamespaceDecl& space) {
  const bool nested = !space.getDeclContext()->isTranslationUnit() && !space.isAnonymousNamespace();
  const bool nameless = space.getDeclContext()->isTranslationUnit() && space.isAnonymousNamespace();
  if (nested || nameless) source.refuse(space.getLocation(), Rule::NamespaceForm, space.getNameAsString());
  visitScope(space);
}

void Walk::visitFunction(const clang::FunctionDecl& function) {
  // A declaration alone becomes a block with its definition; a call of one without is refused there.
  if (!function.isThisDeclarationADefinition()) return;
  const std::string name = blockName(function);
  const bool overloaded = std::any_of(functions.begin(), functions.end(), [&](const auto* other) {
    return other->getNameAsString() == function.getNameAsString() && blockName(*other) == name;
  });
  if (overloaded) {
    source.refuse(function.getLocation(), Rule::Overload, function.getNameAsString());
  } else {
    blocks.declare(source, function.getLocation(), name);
  }
  functions.push_back(&function);
}

void Walk::visit(const clang::Decl& declaration) {
  const clang::SourceLocation at = declaration.getLocation();
  if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(&declaration)) return visitNamespace(*space);
  if (llvm::isa<clang::TemplateDecl>(declaration)) return source.refuse(at, Rule::Template);
  if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&declaration)) {
    if (llvm::isa<clang::CXXMethodDecl>(function)) return source.refuse(at, Rule::Method);
    return visitFunction(*function);
  }
  if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&declaration)) {
    if (!record->isThisDeclarationADefinition()) return;
    if (llvm::isa<clang::ClassTemplateSpecializationDecl>(record)) return source.refuse(at, Rule::Template);
    if (record->getDeclContext()->isTranslationUnit()) {
      source.refuse(at, Rule::NamespaceForm, record->getNameAsString());
    }
    blocks.declare(source, at, structName(*record));
    structs.push_back(record);
    return;
  }
  if (const auto* enumeration = llvm::dyn_cast<clang::EnumDecl>(&declaration)) {
    checkEnumeration(source, *enumeration);
    for (const clang::EnumConstantDecl* value : enumeration->enumerators()) {
      constants.declare(source, value->getLocation(), constantName(*value));
    }
    return;
  }
  if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(&declaration)) {
    checkConstant(source, *variable);
    constants.declare(source, at, variable->getNameAsString());
    return;
  }
  if (llvm::isa<clang::StaticAssertDecl, clang::EmptyDecl, clang::TypedefNameDecl, clang::UsingDirectiveDecl,
                clang::UsingDecl>(declaration)) {
    return;
  }
  source.refuse(at, Rule::Unknown, declaration.getDeclKindName());
}

std::string unitName(const std::string& file, const char* extension) {
  return std::filesystem::path(file).stem().string() + extension;
}

scl::Unit unitFor(const Source& source, clang::SourceLocation inFile, const char* extension) {
  const std::string file = source.fileOf(inFile);
  scl::Unit unit;
  unit.file = unitName(file, extension);
  unit.comments.push_back(fmt::format("From {}. Change that file, not this one.", file));
  const std::vector<std::string> top = source.comments().topOfFile(inFile);
  if (!top.empty()) unit.comments.emplace_back();
  unit.comments.insert(unit.comments.end(), top.begin(), top.end());
  return unit;
}

scl::Unit& unitOf(const Source& source, const clang::Decl& declaration, const char* extension,
                  std::vector<scl::Unit>& units) {
  const std::string name = unitName(source.fileOf(declaration.getLocation()), extension);
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const scl::Unit& unit) { return unit.file == name; });
  if (found != units.end()) return *found;
  return units.emplace_back(unitFor(source, declaration.getLocation(), extension));
}

}  // namespace

void lowerProgram(const Source& source, Translation& result) {
  Walk walk{source, {}, {}, {}, {}};
  walk.visitScope(*source.ast().getTranslationUnitDecl());

  // C++ has every type before its users already.
  for (const clang::CXXRecordDecl* record : walk.structs) {
    auto type = lowerStruct(source, *record);
    result.structs.push_back(
        {record->getQualifiedNameAsString(), type->name, source.fileOf(record->getLocation())});
    unitOf(source, *record, ".udt", result.units).items.emplace_back(std::move(type));
  }

  const CallGraph graph(source, walk.functions);
  graph.refuseRecursion();
  std::vector<scl::Unit> blocks;
  for (const clang::FunctionDecl* function : graph.calledFirst()) {
    unitOf(source, *function, ".scl", blocks).items.emplace_back(lowerFunction(source, *function));
  }
  for (const std::string& file : graph.filesCalledFirst()) {
    const auto unit = std::find_if(blocks.begin(), blocks.end(),
                                   [&](const scl::Unit& u) { return u.file == unitName(file, ".scl"); });
    if (unit == blocks.end()) continue;
    result.units.push_back(std::move(*unit));
    blocks.erase(unit);
  }
}

}  // namespace translator
