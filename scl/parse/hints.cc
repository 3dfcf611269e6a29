#include "scl/parse/hints.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/text/name.h"
#include "scl/text/nearest_name.h"

namespace scl {
namespace {

/// Two tokens that are one sign elsewhere: ==, &&, ++.
struct ForeignSign {
  std::string_view first;
  std::string_view second;
  std::string_view hint;
};

constexpr ForeignSign SIGNS[] = {
    {"=", "=", "two values are compared with one '='"},
    {"&", "&", "two conditions are joined with one '&', or AND"},
    {"+", "+", "write x += 1"},
    {"-", "-", "write x -= 1"},
    {"/", "*", "comments stand between (* and *), or behind //"},
    {"*", ")", "no comment is open here; comments nest, and the one before ended at its own end"},
    {"*", "/", "no comment is open here; comments nest, and the one before ended at its own end"},
};

constexpr std::string_view STATEMENT_LIST = "NETWORK";

/// Words that begin a unit in IEC 61131-3.
struct ForeignBlock {
  std::string_view word;
  std::string_view instead;
};

constexpr ForeignBlock BLOCKS[] = {
    {"PROGRAM", "a program is an organization block: ORGANIZATION_BLOCK \"Main\" is called in every cycle"},
    {"VAR_GLOBAL", "global variables stand in a DATA_BLOCK"},
    {"VAR_EXTERNAL", "a global variable is written with the name of its data block: \"Data\".level"},
    {"CONFIGURATION", "a station is configured in TIA Portal, here in station.toml"},
    {"RESOURCE", "a station is configured in TIA Portal, here in station.toml"},
    {"TASK", "cyclic interrupts are organization blocks: OB30 to OB38"},
    {"CLASS", "SCL has no classes; FUNCTION_BLOCK keeps data from call to call"},
    {"INTERFACE", "SCL has no interfaces"},
    {"METHOD", "SCL has no methods; write a FUNCTION or FUNCTION_BLOCK"},
    {"NAMESPACE", "SCL has no namespaces here; all blocks share one"},
};

constexpr std::string_view BLOCK_WORDS[] = {"FUNCTION_BLOCK", "FUNCTION", "ORGANIZATION_BLOCK", "DATA_BLOCK",
                                            "TYPE"};

}  // namespace

std::string hintFor(const Token& before, const Token& found, const Token& next) {
  const bool isQuoteInText =
      before.kind == TokenKind::Text && found.kind == TokenKind::Text && touch(before, found);
  if (isQuoteInText) return ": a quote inside a text is written $', as in 'it$'s'";
  for (const ForeignSign& sign : SIGNS) {
    const auto is = [&](const Token& left, const Token& right) {
      return left.text == sign.first && right.text == sign.second && touch(left, right);
    };
    if (is(before, found) || is(found, next)) return fmt::format(": {}", sign.hint);
  }
  if (sameName(before.text, STATEMENT_LIST) || sameName(found.text, STATEMENT_LIST))
    return ": NETWORK begins a statement list (STL, AWL), which is not read; only SCL is";
  return {};
}

std::string hintForBlock(const Token& found) {
  const auto* foreign = std::find_if(std::begin(BLOCKS), std::end(BLOCKS), [&](const ForeignBlock& block) {
    return sameName(block.word, found.text);
  });
  if (foreign != std::end(BLOCKS)) return fmt::format(": {}", foreign->instead);
  const std::string_view near = nearestName(found.text, {std::begin(BLOCK_WORDS), std::end(BLOCK_WORDS)});
  return near.empty() ? std::string{} : fmt::format(", did you mean {}?", near);
}

}  // namespace scl
