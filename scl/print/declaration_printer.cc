#include "scl/print/declaration_printer.h"

#include <algorithm>

#include "scl/print/expression_printer.h"
#include "scl/text/name.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

// As TIA spells it; types that are no part of the language stay as they are.
std::string canonicalTypeName(const std::string& name) {
  if (sameName(name, "VOID")) return "Void";
  const auto& names = elementaryTypeNames();
  const auto found =
      std::find_if(names.begin(), names.end(), [&](std::string_view known) { return sameName(known, name); });
  return found == names.end() ? name : std::string(*found);
}

std::string stringText(const TypeName& type) {
  const std::string name = sameName(type.name, "WSTRING") ? "WString" : "String";
  return type.length ? name + "[" + expressionText(*type.length) + "]" : name;
}

std::string arrayText(const TypeName& type) {
  std::string bounds;
  for (const TypeName::Dimension& dimension : type.dimensions) {
    if (!bounds.empty()) bounds += ", ";
    bounds += expressionText(*dimension.low) + ".." + expressionText(*dimension.high);
  }
  return "Array[" + (bounds.empty() ? "*" : bounds) + "] of " + typeText(*type.element);
}

const TypeName& innermost(const TypeName& type) {
  return type.element ? innermost(*type.element) : type;
}

void printVariable(SourceWriter& out, const Variable& variable) {
  std::string text = memberText(variable.name, variable.quoted);
  if (!variable.at.empty()) text += " AT " + memberText(variable.at, false);
  text += " : " + typeText(variable.typeName);
  std::string initial;
  if (variable.initial) {
    initial = " := ";
    const size_t column = out.column() + text.size() + initial.size();
    initial += wrappedExpression(*variable.initial, column, out.column() + 4, 1);
  }
  const TypeName& inner = innermost(variable.typeName);
  if (inner.form != TypeName::Form::Struct) {
    out.declaration(text + initial + ";", variable.comments);
    return;
  }
  out.declaration(text, variable.comments);
  out.indent();
  printVariables(out, inner.members);
  out.dedent();
  out.line("END_STRUCT" + initial + ";");
}

std::string sectionText(Section kind) {
  switch (kind) {
    case Section::Input: return "VAR_INPUT";
    case Section::Output: return "VAR_OUTPUT";
    case Section::InOut: return "VAR_IN_OUT";
    case Section::Static: return "VAR";
    case Section::Temp: return "VAR_TEMP";
    case Section::Constants: return "VAR CONSTANT";
    case Section::Member: return "VAR";
  }
  return "VAR";
}

}  // namespace

std::string typeText(const TypeName& type) {
  switch (type.form) {
    case TypeName::Form::Word: return canonicalTypeName(type.name);
    case TypeName::Form::Quoted: return "\"" + type.name + "\"";
    case TypeName::Form::String: return stringText(type);
    case TypeName::Form::Array: return arrayText(type);
    case TypeName::Form::Struct: return "Struct";
  }
  return type.name;
}

void printVariables(SourceWriter& out, const std::vector<Variable>& variables) {
  for (const Variable& variable : variables) printVariable(out, variable);
}

void printSection(SourceWriter& out, const VariableSection& section) {
  out.line(sectionText(section.kind) + (section.retain ? " RETAIN" : ""));
  out.indent();
  printVariables(out, section.variables);
  out.dedent();
  out.line("END_VAR");
}

}  // namespace scl
