#include "translator/comments.h"

#include <clang/Basic/SourceManager.h>
#include <clang/Lex/Lexer.h>

#include <algorithm>

namespace translator {
namespace {

std::string trimmed(std::string text) {
  const size_t last = text.find_last_not_of(" \t\r");
  text.erase(last == std::string::npos ? 0 : last + 1);
  return text;
}

// "/// text" and "///< text" -> "text". What is indented further keeps its indentation: pictures.
std::string lineCommentText(const std::string& text) {
  size_t begin = 2;
  if (text.compare(begin, 1, "/") == 0 || text.compare(begin, 1, "!") == 0) ++begin;
  if (text.compare(begin, 1, "<") == 0) ++begin;
  if (text.compare(begin, 1, " ") == 0) ++begin;
  return trimmed(text.substr(begin));
}

std::vector<std::string> blockCommentText(std::string text) {
  text = text.substr(2, text.size() - 4);
  std::vector<std::string> lines;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    line.erase(0, std::min(line.find_first_not_of(" \t*"), line.size()));
    lines.push_back(trimmed(line));
    begin = end + 1;
  }
  while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace

CommentTable::CommentTable(const clang::SourceManager& sources, const clang::LangOptions& language)
    : sources_(sources), language_(language) {}

CommentTable::File CommentTable::read(const clang::SourceManager& sources, const clang::LangOptions& language,
                                      clang::FileID file) {
  const llvm::StringRef text = sources.getBufferData(file);
  clang::Lexer lexer(sources.getLocForStartOfFile(file), language, text.begin(), text.begin(), text.end());
  lexer.SetCommentRetentionState(true);

  const auto lineOf = [&](unsigned offset) { return static_cast<int>(sources.getLineNumber(file, offset)); };
  File comments;
  size_t firstOpen = 0;  // comments from here on wait for their next token
  int attributeLine = 0;
  int attributeDepth = 0;
  int lastTokenLine = 0;
  unsigned firstBrace = 0;
  unsigned firstDeclaration = 0;
  clang::Token token;
  for (bool atEndOfFile = false; !atEndOfFile;) {
    atEndOfFile = lexer.LexFromRawLexer(token);
    const unsigned offset = sources.getFileOffset(token.getLocation());
    if (token.is(clang::tok::comment)) {
      const std::string spelling = text.substr(offset, token.getLength()).str();
      Comment comment;
      comment.offset = offset;
      comment.line = lineOf(offset);
      comment.lastLine = lineOf(offset + token.getLength() - 1);
      comment.column = static_cast<int>(sources.getColumnNumber(file, offset));
      comment.atEnd = comment.line == lastTokenLine;
      comment.lines = spelling.rfind("//", 0) == 0 ? std::vector<std::string>{lineCommentText(spelling)}
                                                   : blockCommentText(spelling);
      Comment* previous = comments.size() > firstOpen ? &comments.back() : nullptr;
      const bool continues = previous && previous->atEnd && comment.line == previous->lastLine + 1 &&
                             comment.column == previous->column;
      if (continues) {
        previous->lastLine = comment.lastLine;
        previous->lines.insert(previous->lines.end(), comment.lines.begin(), comment.lines.end());
      } else {
        comments.push_back(std::move(comment));
      }
      continue;
    }
    const bool beginsAttribute =
        attributeDepth == 0 && token.is(clang::tok::l_square) && text.substr(offset, 2) == "[[";
    if (attributeDepth > 0 || beginsAttribute) {
      if (beginsAttribute && attributeLine == 0) attributeLine = lineOf(offset);
      if (token.is(clang::tok::l_square)) ++attributeDepth;
      if (token.is(clang::tok::r_square)) --attributeDepth;
      continue;
    }
    for (; firstOpen < comments.size(); ++firstOpen) {
      comments[firstOpen].nextToken = offset;
      comments[firstOpen].nextTokenLine = attributeLine ? attributeLine : lineOf(offset);
    }
    attributeLine = 0;
    lastTokenLine = lineOf(offset + (token.getLength() ? token.getLength() - 1 : 0));
    if (firstBrace > 0 && firstDeclaration == 0) firstDeclaration = offset;
    if (firstBrace == 0 && token.is(clang::tok::l_brace)) firstBrace = offset;
  }
  findHead(comments, firstBrace, firstDeclaration);
  return comments;
}

// The first brace is that of the namespace.
void CommentTable::findHead(File& comments, unsigned firstBrace, unsigned firstDeclaration) {
  int attachedTo = 0;  // line of the paragraph, or of the declaration, that the comment above may touch
  for (auto comment = comments.rbegin(); comment != comments.rend(); ++comment) {
    if (comment->offset < firstBrace) comment->head = true;
    if (comment->offset < firstBrace || comment->nextToken != firstDeclaration || comment->atEnd) continue;
    if (attachedTo == 0) attachedTo = comment->nextTokenLine;
    comment->head = comment->lastLine + 1 != attachedTo;
    if (!comment->head) attachedTo = comment->line;
  }
}

const CommentTable::File& CommentTable::fileOf(clang::SourceLocation at) const {
  const clang::FileID file = sources_.getFileID(sources_.getExpansionLoc(at));
  const auto [entry, isNew] = files_.try_emplace(file.getHashValue());
  if (isNew) entry->second = read(sources_, language_, file);
  return entry->second;
}

std::vector<const CommentTable::Comment*> CommentTable::commentsAbove(clang::SourceLocation token) const {
  const unsigned offset = sources_.getFileOffset(sources_.getExpansionLoc(token));
  std::vector<const Comment*> result;
  for (const Comment& comment : fileOf(token)) {
    if (!comment.atEnd && !comment.head && comment.nextToken == offset) result.push_back(&comment);
  }
  return result;
}

std::vector<std::string> CommentTable::joined(const std::vector<const Comment*>& comments) {
  std::vector<std::string> lines;
  for (size_t i = 0; i < comments.size(); ++i) {
    if (i > 0 && comments[i]->line > comments[i - 1]->lastLine + 1) lines.emplace_back();
    lines.insert(lines.end(), comments[i]->lines.begin(), comments[i]->lines.end());
  }
  return lines;
}

std::vector<std::string> CommentTable::above(clang::SourceLocation token) const {
  return joined(commentsAbove(token));
}

std::vector<std::string> CommentTable::attached(clang::SourceLocation token) const {
  std::vector<const Comment*> comments = commentsAbove(token);
  size_t begin = comments.size();
  int line = comments.empty() ? 0 : comments.back()->nextTokenLine;
  while (begin > 0 && comments[begin - 1]->lastLine + 1 == line) line = comments[--begin]->line;
  comments.erase(comments.begin(), comments.begin() + static_cast<std::ptrdiff_t>(begin));
  return joined(comments);
}

std::string CommentTable::atEnd(clang::SourceLocation token) const {
  const clang::SourceLocation place = sources_.getExpansionLoc(token);
  const unsigned offset = sources_.getFileOffset(place);
  const int line = static_cast<int>(sources_.getSpellingLineNumber(place));
  for (const Comment& comment : fileOf(token)) {
    if (!comment.atEnd || comment.line != line || comment.offset < offset) continue;
    std::string text;
    for (const std::string& part : comment.lines) text += (text.empty() ? "" : " ") + part;
    return text;
  }
  return {};
}

std::vector<std::string> CommentTable::between(clang::SourceLocation first,
                                               clang::SourceLocation last) const {
  const unsigned begin = sources_.getFileOffset(sources_.getExpansionLoc(first));
  const unsigned end = sources_.getFileOffset(sources_.getExpansionLoc(last));
  std::vector<const Comment*> result;
  for (const Comment& comment : fileOf(first)) {
    if (comment.offset > begin && comment.offset < end) result.push_back(&comment);
  }
  return joined(result);
}

std::vector<std::string> CommentTable::topOfFile(clang::SourceLocation inFile) const {
  std::vector<const Comment*> result;
  for (const Comment& comment : fileOf(inFile)) {
    if (comment.head) result.push_back(&comment);
  }
  return joined(result);
}

}  // namespace translator
