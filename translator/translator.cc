#include "translator/translator.h"

#include <clang/Basic/Diagnostic.h>
#include <clang/Frontend/ASTUnit.h>
#include <clang/Tooling/Tooling.h>

#include "translator/names.h"
#include "translator/program.h"
#include "translator/source.h"

namespace translator {
namespace {

// What the compiler itself has against the source becomes a refusal like any other.
class CompilerErrors : public clang::DiagnosticConsumer {
 public:
  CompilerErrors(const std::filesystem::path& root, Refusals& refusals) : root_(root), refusals_(refusals) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& diagnostic) override {
    clang::DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
    if (level < clang::DiagnosticsEngine::Error) return;
    llvm::SmallString<128> message;
    diagnostic.FormatDiagnostic(message);
    Refusal refusal{Rule::NotCpp, "clang", {}, message.str().str()};
    if (diagnostic.hasSourceManager() && diagnostic.getLocation().isValid()) {
      const clang::SourceManager& sources = diagnostic.getSourceManager();
      const clang::SourceLocation at = sources.getExpansionLoc(diagnostic.getLocation());
      refusal.file = nameUnder(root_, sources.getFilename(at).str());
      refusal.location = {static_cast<int>(sources.getSpellingLineNumber(at)),
                          static_cast<int>(sources.getSpellingColumnNumber(at))};
    }
    refusals_.add(std::move(refusal));
  }

 private:
  const std::filesystem::path& root_;
  Refusals& refusals_;
};

}  // namespace

// The files are read as one program: a source that includes them all. So calls and types need no linking
// across files, and two files cannot hold the same name.
Translation translate(const std::vector<std::string>& files, const std::filesystem::path& root,
                      const std::vector<std::string>& clangArguments) {
  const std::filesystem::path base = std::filesystem::absolute(root).lexically_normal();
  std::string program;
  for (const std::string& file : files) program += "#include \"" + (base / file).string() + "\"\n";

  std::vector<std::string> arguments = {"-std=c++20", "-I" + base.string(), "-resource-dir",
                                        CLANG_RESOURCE_DIR, "-w"};
  arguments.insert(arguments.end(), clangArguments.begin(), clangArguments.end());

  Translation result;
  Refusals refusals;
  CompilerErrors errors(base, refusals);
  // The name of the tool decides how Clang reads its arguments; one that ends in "cl" would make it MSVC's.
  const std::unique_ptr<clang::ASTUnit> unit = clang::tooling::buildASTFromCodeWithArgs(
      program, arguments, (base / "program.cc").string(), "clang++",
      std::make_shared<clang::PCHContainerOperations>(),
      clang::tooling::getClangStripDependencyFileAdjuster(), {}, &errors);
  if (unit && refusals.empty()) {
    lowerProgram(Source(unit->getASTContext(), base, refusals), result);
  } else if (refusals.empty()) {
    refusals.add({Rule::NotCpp, "clang", {}, "the source could not be read"});
  }
  result.refusals = refusals.sorted();
  return result;
}

}  // namespace translator
