#pragma once
// What is wrong with a user's SCL, and where. Every stage reports here and goes on.

#include <set>
#include <string>
#include <vector>

namespace scl {

/// A line and a column of one source file, both counted from 1; column counts characters, not bytes.
struct SourceLocation {
  int line = 0;
  int column = 0;
};

enum class Severity { Error, Warning };

/// One fault in a source: its code has a line in docs/scl-diagnostics.md, the sentence says what was
/// found and what was expected.
struct Diagnostic {
  Severity severity = Severity::Error;
  int code = 0;      ///< printed as SCLnnn
  std::string file;  ///< as the user named it
  SourceLocation location;
  std::string sentence;
};

/// "error", "warning"
const char* severityText(Severity severity);

/// "SCL012"
std::string codeText(int code);

/// "file:line:column: error SCL012: sentence"
std::string toText(const Diagnostic& diagnostic);

/// The faults of a run, in the order in which they are reported. At most one error and one warning of a
/// location is kept, and nothing about names and types on a line whose text is wrong, so that one fault is
/// not reported twice; after DIAGNOSTICS_MAX errors, or as many warnings, the rest is counted only. One
/// thread at a time may use it.
class Diagnostics {
 public:
  static constexpr int DIAGNOSTICS_MAX = 200;

  /// `code` is one of diagnostic_code.h.
  void error(int code, const std::string& file, SourceLocation location, std::string sentence);
  void warning(int code, const std::string& file, SourceLocation location, std::string sentence);

  /// A fault from which every other of its file follows: it takes the place of those that were reported
  /// there, and what is reported of the file later is not kept. The first such fault of a file counts.
  void errorOfFile(int code, const std::string& file, SourceLocation location, std::string sentence);

  bool hasErrors() const { return errors_ > 0; }
  int errorCount() const { return errors_; }
  /// How many of the errors are counted only.
  int errorsNotListed() const { return errors_ - listed(Severity::Error); }
  const std::vector<Diagnostic>& list() const { return list_; }

 private:
  void add(Diagnostic diagnostic);
  int listed(Severity severity) const;

  std::vector<Diagnostic> list_;
  std::set<std::string> explained_;  ///< files of which one fault says all
  int errors_ = 0;
};

}  // namespace scl
