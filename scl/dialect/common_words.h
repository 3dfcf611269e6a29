#pragma once
// What every dialect of SCL has: keywords, signs, how literals are written, words of headers.

#include <array>
#include <cstddef>

#include "scl/dialect/dialect.h"

namespace scl {

inline constexpr std::array COMMON_KEYWORDS = {
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

inline constexpr std::array COMMON_SIGNS = {
    Spelling{TokenKind::Assign, ":="},
    Spelling{TokenKind::Arrow, "=>"},
    Spelling{TokenKind::DotDot, ".."},
    Spelling{TokenKind::Power, "**"},
    Spelling{TokenKind::LessEqual, "<="},
    Spelling{TokenKind::GreaterEqual, ">="},
    Spelling{TokenKind::NotEqual, "<>"},
    Spelling{TokenKind::Semicolon, ";"},
    Spelling{TokenKind::Comma, ","},
    Spelling{TokenKind::Colon, ":"},
    Spelling{TokenKind::Dot, "."},
    Spelling{TokenKind::LeftParenthesis, "("},
    Spelling{TokenKind::RightParenthesis, ")"},
    Spelling{TokenKind::LeftBracket, "["},
    Spelling{TokenKind::RightBracket, "]"},
    Spelling{TokenKind::LeftBrace, "{"},
    Spelling{TokenKind::RightBrace, "}"},
    Spelling{TokenKind::Plus, "+"},
    Spelling{TokenKind::Minus, "-"},
    Spelling{TokenKind::Times, "*"},
    Spelling{TokenKind::Divide, "/"},
    Spelling{TokenKind::Ampersand, "&"},
    Spelling{TokenKind::Less, "<"},
    Spelling{TokenKind::Greater, ">"},
    Spelling{TokenKind::Equal, "="},
};

inline constexpr std::array COMMON_PREFIXES = {
    LiteralPrefix{"BOOL", LiteralKind::Number, 1},
    LiteralPrefix{"BYTE", LiteralKind::Number, 8},
    LiteralPrefix{"B", LiteralKind::Number, 8},
    LiteralPrefix{"WORD", LiteralKind::Number, 16},
    LiteralPrefix{"W", LiteralKind::Number, 16},
    LiteralPrefix{"DWORD", LiteralKind::Number, 32},
    LiteralPrefix{"DW", LiteralKind::Number, 32},
    LiteralPrefix{"INT", LiteralKind::Number, 16, true},
    LiteralPrefix{"DINT", LiteralKind::Number, 32, true},
    LiteralPrefix{"REAL", LiteralKind::Number},
    LiteralPrefix{"CHAR", LiteralKind::Character, 8},
    LiteralPrefix{"STRING", LiteralKind::Text, 8},
    LiteralPrefix{"T", LiteralKind::Duration},
    LiteralPrefix{"TIME", LiteralKind::Duration},
    LiteralPrefix{"S5T", LiteralKind::Duration},
    LiteralPrefix{"S5TIME", LiteralKind::Duration},
    LiteralPrefix{"D", LiteralKind::Date},
    LiteralPrefix{"DATE", LiteralKind::Date},
    LiteralPrefix{"TOD", LiteralKind::Date},
    LiteralPrefix{"TIME_OF_DAY", LiteralKind::Date},
    LiteralPrefix{"DT", LiteralKind::Date},
    LiteralPrefix{"DATE_AND_TIME", LiteralKind::Date},
    LiteralPrefix{"P", LiteralKind::Pointer},
};

inline constexpr std::array COMMON_NUMBER_BASES = {16, 8, 2};

inline constexpr std::array COMMON_ESCAPES = {Escape{'L', '\n'}, Escape{'N', '\n'}, Escape{'P', '\f'},
                                              Escape{'R', '\r'}, Escape{'T', '\t'}};

inline constexpr std::array<std::string_view, 4> COMMON_IGNORED_IN_HEADER = {"KNOW_HOW_PROTECT", "UNLINKED",
                                                                             "READ_ONLY", "STANDARD"};

/// What is common, and behind it what a dialect has beside it.
template <typename T, size_t Common, size_t Own>
constexpr std::array<T, Common + Own> withOwn(const std::array<T, Common>& common,
                                              const std::array<T, Own>& own) {
  std::array<T, Common + Own> all{};
  for (size_t i = 0; i < Common; ++i) all[i] = common[i];
  for (size_t i = 0; i < Own; ++i) all[Common + i] = own[i];
  return all;
}

}  // namespace scl
