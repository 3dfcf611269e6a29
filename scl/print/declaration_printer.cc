#include "scl/print/declaration_printer.h"

#include <fmt/core.h>

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

std::string stringText(const Dialect& dialect, const TypeName& type) {
  const std::string name = sameName(type.name, "WSTRING") ? "WString" : "String";
  return type.length ? name + "[" + expressionText(dialect, *type.length) + "]" : name;
}

// The keywords of a type as TIA writes them: Array, Struct.
std::string typeWord(const Dialect& dialect, TokenKind kind) {
  const std::string_view word = dialect.spellings.textOf(kind);
  return upperCase(word.substr(0, 1)).append(lowerCase(word.substr(1)));
}

std::string arrayText(const Dialect& dialect, const TypeName& type) {
  std::string bounds;
  for (const TypeName::Dimension& dimension : type.dimensions) {
    if (!bounds.empty()) bounds += ", ";
    bounds += expressionText(dialect, *dimension.low) + ".." + expressionText(dialect, *dimension.high);
  }
  return fmt::format("{}[{}] {} {}", typeWord(dialect, TokenKind::Array), bounds.empty() ? "*" : bounds,
                     lowerCase(dialect.spellings.textOf(TokenKind::Of)), typeText(dialect, *type.element));
}

const TypeName& innermost(const TypeName& type) {
  return type.element ? innermost(*type.element) : type;
}

// " := value" behind `text`; empty if there is none
std::string initialText(const SourceWriter& out, const std::string& text, const Variable& variable) {
  if (!variable.initial) return "";
  const std::string sign = fmt::format(" {} ", out.word(TokenKind::Assign));
  const size_t column = out.column() + text.size() + sign.size();
  return sign + wrappedExpression(out.dialect(), *variable.initial, column, out.column() + 4, 1);
}

void printVariable(SourceWriter& out, const Variable& variable) {
  const Dialect& dialect = out.dialect();
  std::string text = memberText(dialect, variable.name, variable.quoted);
  if (!variable.at.empty())
    text += fmt::format(" {} {}", out.word(TokenKind::At), memberText(dialect, variable.at, false));
  text += " : " + typeText(dialect, variable.typeName);
  const std::string initial = initialText(out, text, variable);
  const TypeName& inner = innermost(variable.typeName);
  if (inner.form != TypeName::Form::Struct) {
    out.declaration(text + initial + ";", variable.comments);
    return;
  }
  out.declaration(text, variable.comments);
  out.indent();
  printVariables(out, inner.members);
  out.dedent();
  out.line(fmt::format("{}{};", out.word(TokenKind::EndStruct), initial));
}

// CONST .. END_CONST, in which a constant has the type of its value
void printConstants(SourceWriter& out, const VariableSection& section) {
  out.line(out.word(TokenKind::Const));
  out.indent();
  for (const Variable& constant : section.variables) {
    const std::string name = memberText(out.dialect(), constant.name, constant.quoted);
    out.declaration(name + initialText(out, name, constant) + ";", constant.comments);
  }
  out.dedent();
  out.line(out.word(TokenKind::EndConst));
}

TokenKind keywordOf(Section kind) {
  switch (kind) {
    case Section::Input: return TokenKind::VarInput;
    case Section::Output: return TokenKind::VarOutput;
    case Section::InOut: return TokenKind::VarInOut;
    case Section::Temp: return TokenKind::VarTemp;
    case Section::Static:
    case Section::Member:
    case Section::Constants: break;
  }
  return TokenKind::Var;
}

}  // namespace

std::string typeText(const Dialect& dialect, const TypeName& type) {
  switch (type.form) {
    case TypeName::Form::Word: return canonicalTypeName(type.name);
    case TypeName::Form::Quoted: return fmt::format("{0}{1}{0}", dialect.nameQuote, type.name);
    case TypeName::Form::String: return stringText(dialect, type);
    case TypeName::Form::Array: return arrayText(dialect, type);
    case TypeName::Form::Struct: return typeWord(dialect, TokenKind::Struct);
    case TypeName::Form::Reference: return "REF_TO " + typeText(dialect, *type.element);
  }
  return type.name;
}

void printVariables(SourceWriter& out, const std::vector<Variable>& variables) {
  for (const Variable& variable : variables) printVariable(out, variable);
}

void printSection(SourceWriter& out, const VariableSection& section) {
  const ContextWords& words = out.dialect().contextWords;
  if (section.kind == Section::Constants && words.constant.empty()) return printConstants(out, section);
  std::string first(out.word(keywordOf(section.kind)));
  if (section.kind == Section::Constants) first.append(" ").append(words.constant);
  if (section.retain) first.append(" ").append(words.retain);
  out.line(first);
  out.indent();
  printVariables(out, section.variables);
  out.dedent();
  out.line(out.word(TokenKind::EndVar));
}

}  // namespace scl
