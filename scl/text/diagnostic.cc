#include "scl/text/diagnostic.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "scl/text/diagnostic_code.h"

namespace scl {

const char* severityText(Severity severity) {
  return severity == Severity::Error ? "error" : "warning";
}

std::string codeText(int code) {
  return fmt::format("SCL{:03}", code);
}

std::string toText(const Diagnostic& diagnostic) {
  return fmt::format("{}:{}:{}: {} {}: {}", diagnostic.file, diagnostic.location.line,
                     diagnostic.location.column, severityText(diagnostic.severity), codeText(diagnostic.code),
                     diagnostic.sentence);
}

void Diagnostics::error(int code, const std::string& file, SourceLocation location, std::string sentence) {
  add({Severity::Error, code, file, location, std::move(sentence)});
}

void Diagnostics::warning(int code, const std::string& file, SourceLocation location, std::string sentence) {
  add({Severity::Warning, code, file, location, std::move(sentence)});
}

void Diagnostics::errorOfFile(int code, const std::string& file, SourceLocation location,
                              std::string sentence) {
  if (explained_.contains(file)) return;
  std::erase_if(list_, [&](const Diagnostic& kept) {
    if (kept.file != file) return false;
    if (kept.severity == Severity::Error) --errors_;
    return true;
  });
  error(code, file, location, std::move(sentence));
  explained_.insert(file);
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (explained_.contains(diagnostic.file)) return;
  // At the location of an error nothing is added; at that of a warning an error is.
  const auto isKnown = [&](const Diagnostic& kept) {
    return kept.location.line == diagnostic.location.line &&
           kept.location.column == diagnostic.location.column && kept.file == diagnostic.file &&
           (kept.severity == Severity::Error || diagnostic.severity == Severity::Warning);
  };
  if (std::any_of(list_.begin(), list_.end(), isKnown)) return;
  // What a line means is unknown where its text is wrong, and its text where a character is none of SCL.
  const auto explains = [&](const Diagnostic& kept) {
    return kept.severity == Severity::Error && kept.location.line == diagnostic.location.line &&
           kept.file == diagnostic.file &&
           (kept.code == STRAY_CHARACTER ||
            (kept.code <= SYNTAX_CODE_MAX && diagnostic.code > SYNTAX_CODE_MAX));
  };
  if (std::any_of(list_.begin(), list_.end(), explains)) return;
  const bool hasRoom = listed(diagnostic.severity) < DIAGNOSTICS_MAX;
  if (diagnostic.severity == Severity::Error) ++errors_;
  if (hasRoom) list_.push_back(std::move(diagnostic));
}

int Diagnostics::listed(Severity severity) const {
  return static_cast<int>(std::count_if(list_.begin(), list_.end(),
                                        [&](const Diagnostic& one) { return one.severity == severity; }));
}

}  // namespace scl
