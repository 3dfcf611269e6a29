// SCL of TIA Portal, as its help describes it and its exports write it.

#include <array>

#include "scl/dialect/dialect.h"

namespace scl {
namespace {

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

constexpr std::array SIGNS = {
    Spelling{TokenKind::Assign, ":="},
    Spelling{TokenKind::PlusAssign, "+="},
    Spelling{TokenKind::MinusAssign, "-="},
    Spelling{TokenKind::TimesAssign, "*="},
    Spelling{TokenKind::DivideAssign, "/="},
    Spelling{TokenKind::TryAssign, "?="},
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
    Spelling{TokenKind::Caret, "^"},
    Spelling{TokenKind::Less, "<"},
    Spelling{TokenKind::Greater, ">"},
    Spelling{TokenKind::Equal, "="},
};

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
    LiteralPrefix{"STRING", LiteralKind::Text, 8},
    LiteralPrefix{"WSTRING", LiteralKind::Text, 16},
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

constexpr std::array NUMBER_BASES = {16, 8, 2};

constexpr std::array ESCAPES = {Escape{'L', '\n'}, Escape{'N', '\n'}, Escape{'P', '\f'}, Escape{'R', '\r'},
                                Escape{'T', '\t'}};

constexpr std::array BLOCK_COMMENTS = {BlockComment{"(/*", "*/)"}, BlockComment{"(*", "*)"}};

constexpr std::array<std::string_view, 1> IGNORED_BEHIND_VAR = {"DB_SPECIFIC"};

constexpr std::array<std::string_view, 4> IGNORED_IN_HEADER = {"KNOW_HOW_PROTECT", "UNLINKED", "READ_ONLY",
                                                               "STANDARD"};

constexpr std::array<std::string_view, 2> ACCESS_ATTRIBUTES = {"S7_Optimized_Access", "S7_Optimized"};

constexpr std::array FOREIGN_SECTIONS = {
    ForeignSection{
        TokenKind::Const, TokenKind::EndConst,
        "found CONST: this source is classic S7-SCL, of S7-300 and S7-400, and is read as the SCL of TIA "
        "Portal, which has VAR CONSTANT .. END_VAR. What else differs in it is not reported",
        true},
    ForeignSection{
        TokenKind::Label, TokenKind::EndLabel,
        "found LABEL: this source is classic S7-SCL, of S7-300 and S7-400, and is read as the SCL of TIA "
        "Portal, which declares a label by writing it. What else differs in it is not reported",
        true},
};

}  // namespace

constinit const Dialect Dialect::Tia = {
    .spellings = Spellings(KEYWORDS, SIGNS),
    .nameLettersMax = 125,
    .localSign = '#',
    .nameQuote = '"',
    .namesTakeEveryLetter = true,
    .literalPrefixes = PREFIXES,
    .numberBases = NUMBER_BASES,
    .textQuote = '\'',
    .escapeSign = '$',
    .escapes = ESCAPES,
    .lineComment = "//",
    .blockComments = BLOCK_COMMENTS,
    .commentsNest = true,
    .contextWords = {.title = "TITLE",
                     .author = "AUTHOR",
                     .family = "FAMILY",
                     .shortName = "NAME",
                     .version = "VERSION",
                     .retain = "RETAIN",
                     .notRetain = "NON_RETAIN",
                     .constant = "CONSTANT",
                     .ignoredInHeader = IGNORED_IN_HEADER,
                     .ignoredBehindVar = IGNORED_BEHIND_VAR},
    .defaultVersion = "0.1",
    .accessAttributes = ACCESS_ATTRIBUTES,
    .versionAttribute = "LibVersion",
    .foreignSections = FOREIGN_SECTIONS,
    .varMayBeTemporary = false,
    .missingTypes = {},
    .stringLengthMax = 254,
    .wideStringLengthMax = 16'382,
    .defaultStringLength = 254,
    .dimensionsMax = 6,
    .outputsTakeAssign = false,
    .emptyBlockIsDeclaration = false,
    .integerPowerIsReal = false,
};

}  // namespace scl
