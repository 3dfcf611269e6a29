#include "vcpu/access/literal_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "scl/text/name.h"

namespace vcpu {

using scl::TypeKind;

namespace {

/// What stands before the value of a literal of this type, as D#; and one such literal.
struct LiteralForm {
  TypeKind kind;
  const char* prefix;
  const char* example;
};

constexpr LiteralForm FORMS[] = {
    {TypeKind::Bool, "", "TRUE or FALSE"},
    {TypeKind::Real, "", "12.5 or 1.0e-3"},
    {TypeKind::LReal, "", "12.5 or 1.0e-3"},
    {TypeKind::Char, "", "'a'"},
    {TypeKind::WChar, "WCHAR#", "WCHAR#'a'"},
    {TypeKind::String, "", "'text'"},
    {TypeKind::WString, "WSTRING#", "WSTRING#'text'"},
    {TypeKind::S5Time, "S5T#", "S5T#1s500ms"},
    {TypeKind::Time, "T#", "T#1s500ms"},
    {TypeKind::LTime, "LT#", "LT#1s500ms"},
    {TypeKind::Date, "D#", "D#2024-01-31"},
    {TypeKind::TimeOfDay, "TOD#", "TOD#12:30:00"},
    {TypeKind::LTimeOfDay, "LTOD#", "LTOD#12:30:00"},
    {TypeKind::DateAndTime, "DT#", "DT#2024-01-31-12:30:00"},
    {TypeKind::LDateTime, "LDT#", "LDT#2024-01-31-12:30:00"},
    {TypeKind::DTL, "DTL#", "DTL#2024-01-31-12:30:00"},
};

const LiteralForm* formOf(const scl::Type& type) {
  const auto* found = std::find_if(std::begin(FORMS), std::end(FORMS),
                                   [&](const LiteralForm& form) { return form.kind == type.kind; });
  return found == std::end(FORMS) ? nullptr : found;
}

bool isCharacters(const scl::Type& type) {
  return scl::isText(type) || type.kind == TypeKind::Char || type.kind == TypeKind::WChar;
}

/// A text in single quotes, with $ before what has a meaning of its own there.
std::string quoted(std::string_view text) {
  std::string literal = "'";
  for (char c : text) {
    if (c == '\'' || c == '$') literal += '$';
    literal += c;
  }
  return literal + "'";
}

/// Whether it is written as a text is: 'a' or WSTRING#'a'.
bool hasQuotes(std::string_view text) {
  return text.starts_with('\'') || text.find("#'") != std::string_view::npos;
}

std::string replaced(std::string text, char from, char to) {
  std::replace(text.begin(), text.end(), from, to);
  return text;
}

/// What `text` may have been meant to be.
std::vector<std::string> meantBy(const scl::Type& type, const LiteralForm* form, const std::string& text) {
  const std::string prefix = form == nullptr ? "" : form->prefix;
  const std::string lower = scl::lowerCase(text);
  if (isCharacters(type)) {
    if (hasQuotes(text)) return {prefix + text.substr(text.find('\''))};
    const bool wideQuotes = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return {prefix + text, prefix + quoted(wideQuotes ? text.substr(1, text.size() - 2) : text)};
  }
  if (type.kind == TypeKind::Bool) {
    if (lower == "on" || lower == "yes") return {"TRUE"};
    if (lower == "off" || lower == "no") return {"FALSE"};
    return {};
  }
  if (scl::isFloat(type)) return {replaced(text, ',', '.')};
  if (form != nullptr) {
    // 2024-01-31 12:30 and 2024-01-31T12:30:00; a date without a time; minutes without seconds.
    std::string written = text.substr(text.find('#') == std::string::npos ? 0 : text.find('#') + 1);
    if (type.kind != TypeKind::S5Time && type.kind != TypeKind::Time && type.kind != TypeKind::LTime)
      written = replaced(replaced(written, ' ', '-'), 'T', '-');
    return {prefix + written, prefix + written + ":00", prefix + written + "-00:00:00"};
  }
  if (lower.starts_with("0x")) return {"16#" + text.substr(2)};
  if (lower.starts_with("0b")) return {"2#" + text.substr(2)};
  return {};
}

}  // namespace

std::string literalAdvice(const scl::Type& type, std::string_view text,
                          const std::function<bool(const std::string&)>& isValue) {
  const LiteralForm* form = formOf(type);
  for (const std::string& literal : meantBy(type, form, std::string(text))) {
    if (literal == text || !isValue(literal)) continue;
    const bool quotes = literal.find('\'') != std::string::npos;
    return fmt::format("Write {}{}.", literal,
                       quotes ? fmt::format(", in a shell between double quotes: \"{}\"", literal) : "");
  }
  if (form == nullptr || (isCharacters(type) && hasQuotes(text))) return "";
  return fmt::format("Values of type {} are written as {}.", type.name, form->example);
}

}  // namespace vcpu
