#include "scl/library/foreign_functions.h"

#include <algorithm>

#include "scl/text/name.h"

namespace scl {
namespace {

struct ForeignFunction {
  std::string_view name;
  std::string_view instead;
};

constexpr ForeignFunction FUNCTIONS[] = {
    {"LOG", "LN(x), the natural logarithm; the decimal one is LN(x) / LN(10.0)"},
    {"LOG10", "LN(x) / LN(10.0)"},
    {"EXPD", "10.0 ** x"},
    {"EXPT", "x ** y"},
    {"POW", "x ** y"},
    {"POWER", "x ** y"},
    {"MOVE", "target := source"},
    {"S_MOVE", "target := source, which copies a text too"},
    {"S_COMP", "=, <>, <, <=, > and >=, which compare texts too"},
    {"S_CONV", "the conversion by its name, as INT_TO_STRING"},
    {"ADD", "a + b"},
    {"SUB", "a - b"},
    {"MUL", "a * b"},
    {"DIV", "a / b"},
    {"INC", "x += 1"},
    {"DEC", "x -= 1"},
    {"NEG", "-x"},
    {"INV", "NOT x"},
    {"FABS", "ABS(x)"},
    {"POW10", "10.0 ** x"},
    {"EQ", "a = b"},
    {"NE", "a <> b"},
    {"LT", "a < b"},
    {"LE", "a <= b"},
    {"GT", "a > b"},
    {"GE", "a >= b"},
    {"STRLEN", "LEN(text)"},
    {"STRCPY", "target := source"},
    {"STRCAT", "CONCAT(IN1 := a, IN2 := b)"},
    {"PRINT", "nothing: a PLC has no console; keep the value in a data block and watch it"},
    {"PRINTF", "nothing: a PLC has no console; keep the value in a data block and watch it"},
};

}  // namespace

std::string_view insteadOfFunction(std::string_view name) {
  const auto* found = std::find_if(std::begin(FUNCTIONS), std::end(FUNCTIONS),
                                   [&](const ForeignFunction& one) { return sameName(one.name, name); });
  return found == std::end(FUNCTIONS) ? std::string_view{} : found->instead;
}

}  // namespace scl
