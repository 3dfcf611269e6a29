#pragma once
// The words of SCL.

#include <string>
#include <string_view>

#include "scl/text/diagnostic.h"

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

struct Token {
  TokenKind kind = TokenKind::End;
  bool firstOnLine = false;
  bool broken = false;    ///< its end is missing; reported by the lexer
  std::string_view text;  ///< as written, in the source that was read
  Place place;
  Place end;  ///< just behind its last character
};

/// The keyword `word` is, without regard to case; Word if it is none.
TokenKind keywordOf(std::string_view word);

/// How the kind is written: IF, ';'. For kinds with many spellings what it is: a name.
std::string_view spelling(TokenKind kind);

/// A name without # and quotes. For Word, HashName, QuotedName and keywords.
std::string_view nameOf(const Token& token);

/// How a sentence calls a token that it found: ';', 'END_IF', the end of the file.
std::string described(const Token& token);

}  // namespace scl
