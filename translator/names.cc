#include "translator/names.h"

#include <clang/AST/DeclCXX.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>

#include "scl/library/reserved_names.h"
#include "scl/library/standard_signature.h"
#include "translator/source.h"

namespace translator {
namespace {

constexpr size_t NAME_CHARACTERS_MAX = 24;  // S7-SCL; TIA Portal takes 128
constexpr const char* INTERNAL_MARK = "X";  // between the namespace and the name of a function

std::string inLowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

// Single letters (i, t) are words too, but every program has them as local names.
bool isWord(const std::string& name) {
  const scl::ReservedAs reserved = scl::reservedAs(name);
  const bool isOfTia = reserved == scl::ReservedAs::Word || reserved == scl::ReservedAs::DataType;
  return (isOfTia && name.size() > 1) || scl::isClassicWord(name) ||
         scl::findStandardSignature(name) != nullptr;
}

// I0, QB4, M10, DB7, T5: an area letter, a width, a number.
bool isAddress(const std::string& name) {
  static const std::set<std::string_view> areas = {
      "i",  "ib", "iw", "id", "q",  "qb", "qw", "qd", "e",  "eb", "ew", "ed", "a",  "ab",  "aw",  "ad", "m",
      "mb", "mw", "md", "pi", "pq", "t",  "c",  "z",  "db", "di", "fb", "fc", "ob", "sfb", "sfc", "udt"};
  const size_t digits = name.find_first_of("0123456789");
  if (digits == std::string::npos || name.find_first_not_of("0123456789", digits) != std::string::npos) {
    return false;
  }
  return areas.contains(std::string_view(name).substr(0, digits));
}

bool endsWith(const std::string& text, std::string_view end) {
  return text.size() > end.size() && std::string_view(text).substr(text.size() - end.size()) == end;
}

std::string inPascalCase(std::string name) {
  if (!name.empty()) name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name;
}

}  // namespace

std::string namespaceOf(const clang::Decl& declaration) {
  for (const clang::DeclContext* scope = declaration.getDeclContext(); scope; scope = scope->getParent()) {
    const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(scope);
    if (space && !space->isAnonymousNamespace()) return space->getNameAsString();
  }
  return {};
}

std::string structName(const clang::CXXRecordDecl& structure) {
  return inPascalCase(namespaceOf(structure)) + inPascalCase(structure.getNameAsString());
}

std::string blockName(const clang::FunctionDecl& function) {
  return inPascalCase(namespaceOf(function)) + INTERNAL_MARK + inPascalCase(function.getNameAsString());
}

std::string constantCase(const std::string& name) {
  std::string result;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool beginsWord = i > 0 && std::isupper(static_cast<unsigned char>(name[i])) &&
                            i + 1 < name.size() && std::islower(static_cast<unsigned char>(name[i + 1])) &&
                            name[i - 1] != '_';
    if (beginsWord) result += '_';
    result += static_cast<char>(std::toupper(static_cast<unsigned char>(name[i])));
  }
  return result;
}

std::string constantName(const clang::EnumConstantDecl& value) {
  const auto* type = llvm::cast<clang::EnumDecl>(value.getDeclContext());
  std::string name = type->getNameAsString();
  if (endsWith(name, "State")) name.erase(name.size() - 5);
  return constantCase(name) + "_" + constantCase(value.getNameAsString());
}

bool isReserved(const std::string& name) {
  return isWord(name) || isAddress(inLowerCase(name));
}

std::string nameUnder(const std::filesystem::path& root, const std::string& path) {
  const std::filesystem::path absolute = (root / path).lexically_normal();
  const std::filesystem::path relative = absolute.lexically_relative(root.lexically_normal());
  const bool below = !relative.empty() && *relative.begin() != "..";
  return (below ? relative : absolute).generic_string();
}

void NameScope::declare(const Source& source, const clang::SourceLocation& at, const std::string& name) {
  if (name.find("__") != std::string::npos || name.front() == '_' || name.back() == '_') {
    source.refuse(at, Rule::NameForm, name);
  }
  if (name.size() > NAME_CHARACTERS_MAX) source.refuse(at, Rule::NameTooLong, name);
  if (isReserved(name)) source.refuse(at, Rule::NameReserved, name);
  if (!taken_.try_emplace(inLowerCase(name), name).second) source.refuse(at, Rule::NameTaken, name);
}

bool NameScope::knows(const std::string& name) const {
  return taken_.contains(inLowerCase(name));
}

}  // namespace translator
