#pragma once
// One parsed program: its declarations, its comments, and where refusals about it go.

#include <clang/AST/ASTContext.h>

#include <filesystem>
#include <string>

#include "translator/comments.h"
#include "translator/refusal.h"

namespace translator {

/// Owned by translate(). Keeps references to the tree and to the refusals, and must not outlive them. For one
/// thread: comments are read when first asked for.
class Source {
 public:
  /// File names are reported relative to `root`, an absolute path.
  Source(clang::ASTContext& ast, std::filesystem::path root, Refusals& refusals);

  clang::ASTContext& ast() const { return ast_; }
  const CommentTable& comments() const { return comments_; }

  /// Adds a refusal. `subject` goes into the reason of the rule: see RefusedRow.
  void refuse(clang::SourceLocation at, Rule rule, std::string subject = {}) const;

  /// The file a declaration is written in, relative to the root.
  std::string fileOf(clang::SourceLocation at) const;

  /// False for headers of the compiler and for namespace plc, whose functions the translator prints itself.
  bool isTranslated(const clang::Decl& declaration) const;

  /// The text between two places, as written.
  std::string textOf(clang::SourceRange range) const;

 private:
  clang::ASTContext& ast_;
  std::filesystem::path root_;
  Refusals& refusals_;
  CommentTable comments_;
};

}  // namespace translator
