#pragma once
// Comments of the C++ source, found again by the token they stand at.

#include <clang/Basic/LangOptions.h>
#include <clang/Basic/SourceLocation.h>

#include <map>
#include <string>
#include <vector>

#include "scl/tree/tree.h"

namespace clang {
class SourceManager;
}

namespace translator {

/// Every comment belongs to one place: to the token before it when it stands at the end of a line, else to
/// the next token. Attributes ([[nodiscard]]) are passed over, so that a comment above them belongs to the
/// declaration. A place outside every file, or in a file without comments, has none.
///
/// Keeps references to both parameters and must not outlive them. Reads a file when first asked for it, so
/// only one thread may ask.
class CommentTable {
 public:
  CommentTable(const clang::SourceManager& sources, const clang::LangOptions& language);

  /// The comment lines above the token at this place, paragraphs parted by an empty string.
  std::vector<std::string> above(clang::SourceLocation token) const;
  /// Only the lines that touch the token's line: the last paragraph of `above`, or none.
  std::vector<std::string> attached(clang::SourceLocation token) const;
  /// The comment behind the token on its line; lines aligned below it continue it. Empty if none.
  std::string atEnd(clang::SourceLocation token) const;
  /// Everything between two tokens, in order.
  std::vector<std::string> between(clang::SourceLocation first, clang::SourceLocation last) const;
  /// The head of the file this place lies in: what stands above the namespace, and in it above the first
  /// declaration if a blank line parts them. It is not `above` that declaration.
  std::vector<std::string> topOfFile(clang::SourceLocation inFile) const;

 private:
  struct Comment {
    unsigned offset = 0;
    int line = 0;
    int lastLine = 0;
    int column = 0;
    bool atEnd = false;      ///< a token stands before it on its line
    unsigned nextToken = 0;  ///< offset of the token it stands above
    int nextTokenLine = 0;   ///< line of that token or of its attributes
    bool head = false;       ///< of the head of the file
    std::vector<std::string> lines;
  };
  using File = std::vector<Comment>;

  static File read(const clang::SourceManager& sources, const clang::LangOptions& language,
                   clang::FileID file);
  static void findHead(File& comments, unsigned firstBrace, unsigned firstDeclaration);
  const File& fileOf(clang::SourceLocation at) const;
  static std::vector<std::string> joined(const std::vector<const Comment*>& comments);
  std::vector<const Comment*> commentsAbove(clang::SourceLocation token) const;

  const clang::SourceManager& sources_;
  const clang::LangOptions& language_;
  mutable std::map<unsigned, File> files_;  ///< by FileID, read when first asked for
};

}  // namespace translator
