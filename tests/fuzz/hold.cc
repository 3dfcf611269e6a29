#include "tests/fuzz/hold.h"

#include <cstdio>
#include <cstdlib>

namespace fuzz {

void hold(bool claim, std::string_view sentence) {
  if (claim) return;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
  std::abort();
}

}  // namespace fuzz
