// SCL of TIA Portal, as its help describes it and its exports write it.

#include <array>

#include "scl/dialect/common_words.h"

namespace scl {
namespace {

constexpr std::array OWN_KEYWORDS = {
    Spelling{TokenKind::Region, "REGION"},
    Spelling{TokenKind::EndRegion, "END_REGION"},
};
constexpr std::array KEYWORDS = withOwn(COMMON_KEYWORDS, OWN_KEYWORDS);

constexpr std::array OWN_SIGNS = {
    Spelling{TokenKind::PlusAssign, "+="},  Spelling{TokenKind::MinusAssign, "-="},
    Spelling{TokenKind::TimesAssign, "*="}, Spelling{TokenKind::DivideAssign, "/="},
    Spelling{TokenKind::TryAssign, "?="},   Spelling{TokenKind::Caret, "^"},
};
constexpr std::array SIGNS = withOwn(COMMON_SIGNS, OWN_SIGNS);

constexpr std::array OWN_PREFIXES = {
    LiteralPrefix{"LWORD", LiteralKind::Number, 64},     LiteralPrefix{"LW", LiteralKind::Number, 64},
    LiteralPrefix{"SINT", LiteralKind::Number, 8, true}, LiteralPrefix{"LINT", LiteralKind::Number, 64, true},
    LiteralPrefix{"USINT", LiteralKind::Number, 8},      LiteralPrefix{"UINT", LiteralKind::Number, 16},
    LiteralPrefix{"UDINT", LiteralKind::Number, 32},     LiteralPrefix{"ULINT", LiteralKind::Number, 64},
    LiteralPrefix{"LREAL", LiteralKind::Number},         LiteralPrefix{"WCHAR", LiteralKind::Character, 16},
    LiteralPrefix{"WSTRING", LiteralKind::Text, 16},     LiteralPrefix{"LT", LiteralKind::Duration},
    LiteralPrefix{"LTIME", LiteralKind::Duration},       LiteralPrefix{"LTOD", LiteralKind::Date},
    LiteralPrefix{"LTIME_OF_DAY", LiteralKind::Date},    LiteralPrefix{"LDT", LiteralKind::Date},
    LiteralPrefix{"LDATE_AND_TIME", LiteralKind::Date},  LiteralPrefix{"DTL", LiteralKind::Date},
};
constexpr std::array PREFIXES = withOwn(COMMON_PREFIXES, OWN_PREFIXES);

constexpr std::array BLOCK_COMMENTS = {BlockComment{"(/*", "*/)"}, BlockComment{"(*", "*)"}};

constexpr std::array<std::string_view, 1> IGNORED_BEHIND_VAR = {"DB_SPECIFIC"};

constexpr std::array<std::string_view, 2> ACCESS_ATTRIBUTES = {"S7_Optimized_Access", "S7_Optimized"};

constexpr std::array FOREIGN_SECTIONS = {
    ForeignSection{
        TokenKind::Const, TokenKind::EndConst,
        "found CONST: this source is classic S7-SCL, of S7-300 and S7-400, and is read as the SCL of TIA "
        "Portal, which has VAR CONSTANT .. END_VAR: --dialect classic reads it as what it is. What else "
        "differs "
        "in it is not reported",
        true},
    ForeignSection{
        TokenKind::Label, TokenKind::EndLabel,
        "found LABEL: this source is classic S7-SCL, of S7-300 and S7-400, and is read as the SCL of TIA "
        "Portal, which declares a label by writing it: --dialect classic reads it as what it is. What else "
        "differs in it is not reported",
        true},
};

}  // namespace

constinit const Dialect Dialect::Tia = {
    .spellings = Spellings(KEYWORDS, SIGNS),
    .nameLettersMax = 125,
    .localNameLettersMax = 0,
    .localSign = '#',
    .nameQuote = '"',
    .foreignLocalSign = "",
    .namesTakeEveryLetter = true,
    .addressesStandAlone = false,
    .literalPrefixes = PREFIXES,
    .numberBases = COMMON_NUMBER_BASES,
    .textQuote = '\'',
    .escapeSign = '$',
    .escapes = COMMON_ESCAPES,
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
                     .ignoredInHeader = COMMON_IGNORED_IN_HEADER,
                     .ignoredBehindVar = IGNORED_BEHIND_VAR},
    .defaultVersion = "0.1",
    .accessAttributes = ACCESS_ATTRIBUTES,
    .versionAttribute = "LibVersion",
    .foreignSections = FOREIGN_SECTIONS,
    .labelsAreDeclared = false,
    .varMayBeTemporary = false,
    .startValuesStandAlone = false,
    .missingTypes = {},
    .stringLengthMax = 254,
    .wideStringLengthMax = 16'382,
    .defaultStringLength = 254,
    .dimensionsMax = 6,
    .outputsTakeAssign = false,
    .emptyBlockIsDeclaration = false,
    .timeLiteralMayBeS5Time = false,
    .integerPowerIsReal = false,
};

}  // namespace scl
