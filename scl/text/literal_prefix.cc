#include "scl/text/literal_prefix.h"

#include <algorithm>

namespace scl {

const LiteralPrefix* findLiteralPrefix(const Dialect& dialect, std::string_view text) {
  const auto found = std::find_if(dialect.literalPrefixes.begin(), dialect.literalPrefixes.end(),
                                  [&](const LiteralPrefix& prefix) { return prefix.text == text; });
  return found == dialect.literalPrefixes.end() ? nullptr : &*found;
}

}  // namespace scl
