#pragma once
// How long the printer's lines get.

#include <algorithm>
#include <string_view>

#include "scl/text/utf8.h"

namespace scl {

constexpr size_t LINE_WIDTH = 100;

/// Characters, not bytes.
inline size_t widthOf(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

}  // namespace scl
