#include <fmt/core.h>

#include <utility>

#include "scl/parse/block_parser.h"
#include "scl/parse/declaration_comments.h"
#include "scl/parse/hints.h"
#include "scl/parse/token_stream.h"
#include "scl/scl.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/lexer.h"
#include "scl/text/source_text.h"

namespace scl {

// unit = (block | data-block | type)*
Unit parse(std::string_view text, const std::string& file, const Dialect& dialect, Diagnostics& diagnostics) {
  Unit unit;
  unit.file = file;
  const std::string source = decodedSource(text, file, diagnostics);
  std::vector<Token> words = tokensOf(dialect, source, file, diagnostics);
  unit.commentsAmongDeclarations = commentsAmongDeclarations(dialect, source, words);
  TokenStream tokens(dialect, std::move(words), file, diagnostics);
  while (!tokens.at(TokenKind::End)) {
    if (startsBlock(tokens.peek().kind)) {
      unit.items.push_back(parseItem(tokens));
      tokens.recover();
      continue;
    }
    tokens.fail(BLOCK_EXPECTED, tokens.peek().location,
                fmt::format("expected a block (FUNCTION_BLOCK, FUNCTION, ORGANIZATION_BLOCK, DATA_BLOCK or "
                            "TYPE), found {}{}",
                            described(tokens.peek()), hintForBlock(tokens.peek())));
    tokens.recover();
    while (!startsBlock(tokens.peek().kind) && !tokens.at(TokenKind::End)) tokens.take();
  }
  return unit;
}

}  // namespace scl
