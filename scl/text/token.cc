#include "scl/text/token.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "scl/text/name.h"
#include "scl/text/utf8.h"

namespace scl {
namespace {

struct Spelling {
  TokenKind kind;
  std::string_view text;
};

constexpr std::array KEYWORDS = {
    Spelling{TokenKind::And, "AND"},
    Spelling{TokenKind::Or, "OR"},
    Spelling{TokenKind::Xor, "XOR"},
    Spelling{TokenKind::Not, "NOT"},
    Spelling{TokenKind::Mod, "MOD"},
    Spelling{TokenKind::True, "TRUE"},
    Spelling{TokenKind::False, "FALSE"},
    Spelling{TokenKind::If, "IF"},
    Spelling{TokenKind::Then, "THEN"},
    Spelling{TokenKind::Elsif, "ELSIF"},
    Spelling{TokenKind::Else, "ELSE"},
    Spelling{TokenKind::EndIf, "END_IF"},
    Spelling{TokenKind::Case, "CASE"},
    Spelling{TokenKind::Of, "OF"},
    Spelling{TokenKind::EndCase, "END_CASE"},
    Spelling{TokenKind::For, "FOR"},
    Spelling{TokenKind::To, "TO"},
    Spelling{TokenKind::By, "BY"},
    Spelling{TokenKind::Do, "DO"},
    Spelling{TokenKind::EndFor, "END_FOR"},
    Spelling{TokenKind::While, "WHILE"},
    Spelling{TokenKind::EndWhile, "END_WHILE"},
    Spelling{TokenKind::Repeat, "REPEAT"},
    Spelling{TokenKind::Until, "UNTIL"},
    Spelling{TokenKind::EndRepeat, "END_REPEAT"},
    Spelling{TokenKind::Exit, "EXIT"},
    Spelling{TokenKind::Continue, "CONTINUE"},
    Spelling{TokenKind::Return, "RETURN"},
    Spelling{TokenKind::Goto, "GOTO"},
    Spelling{TokenKind::Region, "REGION"},
    Spelling{TokenKind::EndRegion, "END_REGION"},
    Spelling{TokenKind::FunctionBlock, "FUNCTION_BLOCK"},
    Spelling{TokenKind::EndFunctionBlock, "END_FUNCTION_BLOCK"},
    Spelling{TokenKind::Function, "FUNCTION"},
    Spelling{TokenKind::EndFunction, "END_FUNCTION"},
    Spelling{TokenKind::OrganizationBlock, "ORGANIZATION_BLOCK"},
    Spelling{TokenKind::EndOrganizationBlock, "END_ORGANIZATION_BLOCK"},
    Spelling{TokenKind::DataBlock, "DATA_BLOCK"},
    Spelling{TokenKind::EndDataBlock, "END_DATA_BLOCK"},
    Spelling{TokenKind::Type, "TYPE"},
    Spelling{TokenKind::EndType, "END_TYPE"},
    Spelling{TokenKind::Var, "VAR"},
    Spelling{TokenKind::VarInput, "VAR_INPUT"},
    Spelling{TokenKind::VarOutput, "VAR_OUTPUT"},
    Spelling{TokenKind::VarInOut, "VAR_IN_OUT"},
    Spelling{TokenKind::VarTemp, "VAR_TEMP"},
    Spelling{TokenKind::EndVar, "END_VAR"},
    Spelling{TokenKind::Begin, "BEGIN"},
    Spelling{TokenKind::Struct, "STRUCT"},
    Spelling{TokenKind::EndStruct, "END_STRUCT"},
    Spelling{TokenKind::Array, "ARRAY"},
    Spelling{TokenKind::At, "AT"},
    Spelling{TokenKind::Const, "CONST"},
    Spelling{TokenKind::EndConst, "END_CONST"},
    Spelling{TokenKind::Label, "LABEL"},
    Spelling{TokenKind::EndLabel, "END_LABEL"},
};

constexpr std::array OTHERS = {
    Spelling{TokenKind::End, "the end of the file"},
    Spelling{TokenKind::Word, "a name"},
    Spelling{TokenKind::HashName, "a local name"},
    Spelling{TokenKind::QuotedName, "a name in quotes"},
    Spelling{TokenKind::Number, "a number"},
    Spelling{TokenKind::TypedLiteral, "a literal"},
    Spelling{TokenKind::Text, "a text"},
    Spelling{TokenKind::Percent, "an address"},
    Spelling{TokenKind::Title, "TITLE"},
    Spelling{TokenKind::Semicolon, "';'"},
    Spelling{TokenKind::Comma, "','"},
    Spelling{TokenKind::Colon, "':'"},
    Spelling{TokenKind::Dot, "'.'"},
    Spelling{TokenKind::DotDot, "'..'"},
    Spelling{TokenKind::Assign, "':='"},
    Spelling{TokenKind::PlusAssign, "'+='"},
    Spelling{TokenKind::MinusAssign, "'-='"},
    Spelling{TokenKind::TimesAssign, "'*='"},
    Spelling{TokenKind::DivideAssign, "'/='"},
    Spelling{TokenKind::TryAssign, "'?='"},
    Spelling{TokenKind::Arrow, "'=>'"},
    Spelling{TokenKind::LeftParenthesis, "'('"},
    Spelling{TokenKind::RightParenthesis, "')'"},
    Spelling{TokenKind::LeftBracket, "'['"},
    Spelling{TokenKind::RightBracket, "']'"},
    Spelling{TokenKind::LeftBrace, "'{'"},
    Spelling{TokenKind::RightBrace, "'}'"},
    Spelling{TokenKind::Plus, "'+'"},
    Spelling{TokenKind::Minus, "'-'"},
    Spelling{TokenKind::Times, "'*'"},
    Spelling{TokenKind::Divide, "'/'"},
    Spelling{TokenKind::Power, "'**'"},
    Spelling{TokenKind::Ampersand, "'&'"},
    Spelling{TokenKind::Caret, "'^'"},
    Spelling{TokenKind::Less, "'<'"},
    Spelling{TokenKind::LessEqual, "'<='"},
    Spelling{TokenKind::Greater, "'>'"},
    Spelling{TokenKind::GreaterEqual, "'>='"},
    Spelling{TokenKind::Equal, "'='"},
    Spelling{TokenKind::NotEqual, "'<>'"},
};

constexpr size_t KEYWORD_LENGTH_MAX = 22;    // END_ORGANIZATION_BLOCK
constexpr size_t DESCRIBED_CHARACTERS = 40;  // of a token that a sentence quotes

}  // namespace

TokenKind keywordOf(std::string_view word) {
  static const auto& table = *[] {
    auto* map = new std::unordered_map<std::string_view, TokenKind>;
    for (const Spelling& keyword : KEYWORDS) map->emplace(keyword.text, keyword.kind);
    return map;
  }();
  if (word.size() > KEYWORD_LENGTH_MAX) return TokenKind::Word;
  const auto found = table.find(upperCase(word));
  return found == table.end() ? TokenKind::Word : found->second;
}

std::string_view spelling(TokenKind kind) {
  const auto isIt = [&](const Spelling& s) { return s.kind == kind; };
  const auto keyword = std::find_if(KEYWORDS.begin(), KEYWORDS.end(), isIt);
  if (keyword != KEYWORDS.end()) return keyword->text;
  return std::find_if(OTHERS.begin(), OTHERS.end(), isIt)->text;
}

std::string_view nameOf(const Token& token) {
  std::string_view name = token.text;
  if (!name.empty() && name.front() == '#') name.remove_prefix(1);
  if (!name.empty() && name.front() == '"') name.remove_prefix(1);
  if (!name.empty() && name.back() == '"') name.remove_suffix(1);
  return name;
}

std::string described(const Token& token) {
  if (token.kind == TokenKind::End) return "the end of the file";
  if (token.kind == TokenKind::Region) return "'REGION'";
  if (token.kind == TokenKind::Title) return "'TITLE'";
  std::string_view text = token.text;
  if (text.size() <= DESCRIBED_CHARACTERS)
    return token.kind == TokenKind::Text ? std::string(text) : fmt::format("'{}'", text);
  text = text.substr(0, DESCRIBED_CHARACTERS);
  while (!text.empty() && isContinuation(text.back())) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
  return fmt::format("'{}...'", text);
}

}  // namespace scl
