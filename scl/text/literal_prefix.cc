#include "scl/text/literal_prefix.h"

#include <algorithm>
#include <array>

namespace scl {
namespace {

constexpr std::array PREFIXES = {
    LiteralPrefix{"BOOL", LiteralKind::Number, 1},
    LiteralPrefix{"BYTE", LiteralKind::Number, 8},
    LiteralPrefix{"B", LiteralKind::Number, 8},
    LiteralPrefix{"WORD", LiteralKind::Number, 16},
    LiteralPrefix{"W", LiteralKind::Number, 16},
    LiteralPrefix{"DWORD", LiteralKind::Number, 32},
    LiteralPrefix{"DW", LiteralKind::Number, 32},
    LiteralPrefix{"LWORD", LiteralKind::Number, 64},
    LiteralPrefix{"LW", LiteralKind::Number, 64},
    LiteralPrefix{"SINT", LiteralKind::Number, 8, true},
    LiteralPrefix{"INT", LiteralKind::Number, 16, true},
    LiteralPrefix{"DINT", LiteralKind::Number, 32, true},
    LiteralPrefix{"LINT", LiteralKind::Number, 64, true},
    LiteralPrefix{"USINT", LiteralKind::Number, 8},
    LiteralPrefix{"UINT", LiteralKind::Number, 16},
    LiteralPrefix{"UDINT", LiteralKind::Number, 32},
    LiteralPrefix{"ULINT", LiteralKind::Number, 64},
    LiteralPrefix{"REAL", LiteralKind::Number},
    LiteralPrefix{"LREAL", LiteralKind::Number},
    LiteralPrefix{"CHAR", LiteralKind::Character, 8},
    LiteralPrefix{"WCHAR", LiteralKind::Character, 16},
    LiteralPrefix{"STRING", LiteralKind::Text},
    LiteralPrefix{"WSTRING", LiteralKind::Text},
    LiteralPrefix{"T", LiteralKind::Duration},
    LiteralPrefix{"TIME", LiteralKind::Duration},
    LiteralPrefix{"LT", LiteralKind::Duration},
    LiteralPrefix{"LTIME", LiteralKind::Duration},
    LiteralPrefix{"S5T", LiteralKind::Duration},
    LiteralPrefix{"S5TIME", LiteralKind::Duration},
    LiteralPrefix{"D", LiteralKind::Date},
    LiteralPrefix{"DATE", LiteralKind::Date},
    LiteralPrefix{"TOD", LiteralKind::Date},
    LiteralPrefix{"TIME_OF_DAY", LiteralKind::Date},
    LiteralPrefix{"LTOD", LiteralKind::Date},
    LiteralPrefix{"LTIME_OF_DAY", LiteralKind::Date},
    LiteralPrefix{"DT", LiteralKind::Date},
    LiteralPrefix{"DATE_AND_TIME", LiteralKind::Date},
    LiteralPrefix{"LDT", LiteralKind::Date},
    LiteralPrefix{"LDATE_AND_TIME", LiteralKind::Date},
    LiteralPrefix{"DTL", LiteralKind::Date},
    LiteralPrefix{"P", LiteralKind::Pointer},
};

}  // namespace

const LiteralPrefix* findLiteralPrefix(std::string_view text) {
  const auto found = std::find_if(PREFIXES.begin(), PREFIXES.end(),
                                  [&](const LiteralPrefix& prefix) { return prefix.text == text; });
  return found == PREFIXES.end() ? nullptr : &*found;
}

}  // namespace scl
