// S7-SCL V5.x, as published sources of S7-300 and S7-400 are written.

#include <array>

#include "scl/dialect/common_words.h"

namespace scl {
namespace {

constexpr std::array OWN_KEYWORDS = {
    Spelling{TokenKind::Divide, "DIV"},
};
constexpr std::array KEYWORDS = withOwn(COMMON_KEYWORDS, OWN_KEYWORDS);

constexpr std::array BLOCK_COMMENTS = {BlockComment{"(*", "*)"}};

constexpr std::array<std::string_view, 21> MISSING_TYPES = {
    "SInt",           "USInt", "UInt",    "UDInt",   "LInt",         "ULInt",  "LWord",
    "LReal",          "WChar", "WString", "LTime",   "LTime_Of_Day", "LTOD",   "LDate_And_Time",
    "Date_And_LTime", "LDT",   "DTL",     "Variant", "Remote",       "DB_ANY", "REF_TO"};

}  // namespace

constinit const Dialect Dialect::Classic = {
    .spellings = Spellings(KEYWORDS, COMMON_SIGNS),
    .nameLettersMax = 24,
    .localNameLettersMax = 24,
    .localSign = 0,
    .nameQuote = '"',
    .foreignLocalSign =
        "found '#' before a name: this source is SCL of TIA Portal, and is read as classic S7-SCL, where "
        "local names stand alone: leave out --dialect classic. What else differs in it is not reported",
    .namesTakeEveryLetter = false,
    .addressesStandAlone = true,
    .literalPrefixes = COMMON_PREFIXES,
    .numberBases = COMMON_NUMBER_BASES,
    .textQuote = '\'',
    .escapeSign = '$',
    .escapes = COMMON_ESCAPES,
    .lineComment = "//",
    .blockComments = BLOCK_COMMENTS,
    .commentsNest = false,
    .contextWords = {.title = "TITLE",
                     .author = "AUTHOR",
                     .family = "FAMILY",
                     .shortName = "NAME",
                     .version = "VERSION",
                     .retain = {},
                     .notRetain = "NON_RETAIN",
                     .constant = {},
                     .ignoredInHeader = COMMON_IGNORED_IN_HEADER,
                     .ignoredBehindVar = {}},
    .defaultVersion = "",
    .accessAttributes = {},
    .versionAttribute = "",
    .foreignSections = {},
    .labelsAreDeclared = true,
    .varMayBeTemporary = true,
    .startValuesStandAlone = true,
    .missingTypes = MISSING_TYPES,
    .stringLengthMax = 254,
    .wideStringLengthMax = 254,
    .defaultStringLength = 254,
    .dimensionsMax = 6,
    .outputsTakeAssign = true,
    .emptyBlockIsDeclaration = true,
    .timeLiteralMayBeS5Time = true,
    .integerPowerIsReal = true,
};

}  // namespace scl
