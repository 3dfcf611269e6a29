#pragma once
// The kinds of words, signs and literals that a source of any dialect is made of.

#include <cstddef>

namespace scl {

enum class TokenKind {
  End,
  Word,          ///< a name that is no keyword: Pump, INT_TO_REAL, TON
  HashName,      ///< #level, #"a name"
  QuotedName,    ///< "Plant"
  Number,        ///< 12, 1.5E-3, 16#FF
  TypedLiteral,  ///< INT#5, T#1s, WSTRING#'x'
  Text,          ///< 'text'
  Percent,       ///< %X3, %M0.0, %DB1.DBW2
  Region,        ///< REGION and the free text to the end of its line
  Title,         ///< TITLE = and the text to the end of its line

  // symbols
  Semicolon,
  Comma,
  Colon,
  Dot,
  DotDot,
  Assign,
  PlusAssign,
  MinusAssign,
  TimesAssign,
  DivideAssign,
  TryAssign,
  Arrow,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Plus,
  Minus,
  Times,
  Divide,
  Power,
  Ampersand,
  Caret,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Equal,
  NotEqual,

  // keywords
  And,
  Or,
  Xor,
  Not,
  Mod,
  True,
  False,
  If,
  Then,
  Elsif,
  Else,
  EndIf,
  Case,
  Of,
  EndCase,
  For,
  To,
  By,
  Do,
  EndFor,
  While,
  EndWhile,
  Repeat,
  Until,
  EndRepeat,
  Exit,
  Continue,
  Return,
  Goto,
  EndRegion,
  FunctionBlock,
  EndFunctionBlock,
  Function,
  EndFunction,
  OrganizationBlock,
  EndOrganizationBlock,
  DataBlock,
  EndDataBlock,
  Type,
  EndType,
  Var,
  VarInput,
  VarOutput,
  VarInOut,
  VarTemp,
  EndVar,
  Begin,
  Struct,
  EndStruct,
  Array,
  At,
  Const,
  EndConst,
  Label,
  EndLabel,
};

inline constexpr size_t TOKEN_KINDS = static_cast<size_t>(TokenKind::EndLabel) + 1;

}  // namespace scl
