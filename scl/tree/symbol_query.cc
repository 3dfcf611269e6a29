#include "scl/tree/symbol_query.h"

#include "scl/text/name.h"

namespace scl {

bool isSymbolQuery(const Block& block) {
  return block.system && (sameName(block.name, "GetSymbolName") || sameName(block.name, "GetSymbolPath"));
}

}  // namespace scl
