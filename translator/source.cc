#include "translator/source.h"

#include <clang/AST/Decl.h>
#include <clang/Basic/SourceManager.h>
#include <clang/Lex/Lexer.h>

#include "translator/names.h"

namespace translator {

Source::Source(clang::ASTContext& ast, std::filesystem::path root, Refusals& refusals)
    : ast_(ast),
      root_(std::move(root)),
      refusals_(refusals),
      comments_(ast.getSourceManager(), ast.getLangOpts()) {}

void Source::refuse(clang::SourceLocation at, Rule rule, std::string subject) const {
  const clang::SourceManager& sources = ast_.getSourceManager();
  const clang::SourceLocation location = sources.getExpansionLoc(at);
  refusals_.add({rule,
                 fileOf(location),
                 {static_cast<int>(sources.getSpellingLineNumber(location)),
                  static_cast<int>(sources.getSpellingColumnNumber(location))},
                 std::move(subject)});
}

std::string Source::fileOf(clang::SourceLocation at) const {
  const clang::SourceManager& sources = ast_.getSourceManager();
  return nameUnder(root_, sources.getFilename(sources.getExpansionLoc(at)).str());
}

bool Source::isTranslated(const clang::Decl& declaration) const {
  const clang::SourceManager& sources = ast_.getSourceManager();
  const clang::SourceLocation at = sources.getExpansionLoc(declaration.getLocation());
  return at.isValid() && !declaration.isImplicit() && !sources.isInSystemHeader(at) &&
         !sources.isWrittenInBuiltinFile(at) && namespaceOf(declaration) != "plc";
}

std::string Source::textOf(clang::SourceRange range) const {
  return clang::Lexer::getSourceText(clang::CharSourceRange::getTokenRange(range), ast_.getSourceManager(),
                                     ast_.getLangOpts())
      .str();
}

}  // namespace translator
