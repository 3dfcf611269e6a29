#include "scl/library/reserved_names.h"

#include <algorithm>
#include <string>

#include "scl/text/name.h"

namespace scl {
namespace {

// Each in the order of the alphabet. Not among them: TIMER and COUNTER, parameter types of the S7-300/400;
// programs in the field have variables of these names.
// clang-format off
constexpr std::string_view WORDS[] = {
    "A", "A0", "A1", "AB", "ABS", "ABSTRACT", "ACOS", "ACTION", "AD", "ADD", "ALTERNATIVE_BRANCH", "AND",
    "ANY_ARRAY", "ANY_BCD", "ANY_BIT", "ANY_BLOCK", "ANY_CHAR", "ANY_CHARS", "ANY_CODEBLOCK", "ANY_DATABLOCK",
    "ANY_DATE", "ANY_DURATION", "ANY_ELEMENTARY", "ANY_INT", "ANY_MAGNITUDE", "ANY_NUM", "ANY_ORDERED",
    "ANY_POINTER", "ANY_REAL", "ANY_REFERENCE", "ANY_SIGNED", "ANY_STRING", "ANY_STRUCT",
    "ANY_STRUCTUREDTYPE", "ANY_TYPEBLOCK", "ANY_TYPEDREFERENCE", "ANY_UNORDERED", "ANY_UNSIGNED",
    "ANY_UNTYPEDREFERENCE", "AR1", "AR2", "ASIN", "AT", "ATAN", "AUTHOR", "AW", "B", "BEGIN", "BIE", "BR",
    "BROWSERINFO", "BY", "C", "CALL", "CASE", "CAUSE", "CAUSE_GROUP", "CC0", "CC1", "CEIL", "CLASS",
    "CODE_VERSION1", "COMM_BLOCK", "CONCAT", "CONFIGURATION", "CONST", "CONSTANT", "CONTINUE", "COS", "D",
    "DATATYPE", "DATA_BLOCK", "DB", "DBB", "DBD", "DBLG", "DBNO", "DBW", "DBX", "DB_SPECIFIC", "DCHAR",
    "DELETE", "DI", "DIB", "DID", "DILG", "DINO", "DIV", "DIW", "DIX", "DO", "E", "EB", "ED", "EFFECT",
    "EFFECT_GROUP", "ELEMENT", "ELSE", "ELSIF", "EN", "END_ACTION", "END_ALTERNATIVE_BRANCH",
    "END_BROWSERINFO", "END_CASE", "END_CAUSE", "END_CAUSE_GROUP", "END_CLASS", "END_CONFIGURATION",
    "END_CONST", "END_DATA_BLOCK", "END_EFFECT", "END_EFFECT_GROUP", "END_ELEMENT", "END_FOR", "END_FOREACH",
    "END_FUNCTION", "END_FUNCTION_BLOCK", "END_IF", "END_INTERFACE", "END_INTERLOCK", "END_INTERSECTIONS",
    "END_LIBRARY", "END_NAMESPACE", "END_NETWORK", "END_NODE", "END_ORGANIZATION_BLOCK", "END_POST_OPERATION",
    "END_PRE_OPERATION", "END_PROGRAM", "END_REGION", "END_REPEAT", "END_REQUIRE", "END_RESOURCE", "END_RUNG",
    "END_SELECTION", "END_SEQUENCE", "END_SIMULTANEOUS_BRANCH", "END_STEP", "END_STRUCT", "END_SUPERVISION",
    "END_SYSTEM_FUNCTION", "END_SYSTEM_FUNCTION_BLOCK", "END_TRANSITION", "END_TYPE", "END_VAR", "END_WHILE",
    "END_WIRE", "ENO", "ENTRY", "EQ", "EW", "EXIT", "EXPT", "EXTENDS", "FALSE", "FAMILY", "FB", "FC", "FINAL",
    "FIND", "FLOOR", "FOR", "FOREACH", "FUNCTION", "FUNCTION_BLOCK", "F_EDGE", "GE", "GOTO", "GT", "I", "IB",
    "ID", "IF", "IMPLEMENTATION", "IMPLEMENTS", "INSERT", "INSIDE", "INTERFACE", "INTERLOCK", "INTERNAL",
    "INTERSECTIONS", "INTERVAL", "IW", "KNOW_HOW_PROTECT", "L", "LABEL", "LB", "LD", "LE", "LEFT", "LEN",
    "LIBRARY", "LIMIT", "LN", "LOG", "LOWER_BOUND", "LT", "LW", "M", "MAX", "MB", "MD", "MDD_CHECK", "METHOD",
    "MID", "MIN", "MOD", "MOVE", "MUL", "MUX", "MW", "NAME", "NAMESPACE", "NAME_OF", "NE", "NETWORK", "NODE",
    "NON_RETAIN", "NOP", "NOT", "NU", "NULL", "OB", "OF", "ON", "OR", "ORGANIZATION_BLOCK", "OS", "OV",
    "OVERLAP", "OVERRIDE", "P", "PA", "PAB", "PACKED", "PAD", "PAW", "PB", "PD", "PE", "PEB", "PED", "PEW",
    "PI", "PIB", "PID", "PIW", "POST_OPERATION", "PQ", "PQB", "PQD", "PQW", "PRAGMA_BEGIN", "PRAGMA_END",
    "PRE_OPERATION", "PRIORITY", "PRIVATE", "PROGRAM", "PROTECTED", "PUBLIC", "PW", "Q", "QB", "QD", "QW",
    "READ_ONLY", "READ_WRITE", "REF", "REF_TO", "REGION", "RELATION", "REPEAT", "REPLACE", "REQUIRE",
    "RESOURCE", "RETAIN", "RETURN", "RET_VAL", "RIGHT", "ROL", "ROR", "RUNG", "R_EDGE", "S5T", "SDB", "SEL",
    "SELECTION", "SEQUENCE", "SFB", "SFC", "SHL", "SHR", "SIMULTANEOUS_BRANCH", "SIN", "SINGLE", "SQRT",
    "STANDARD", "STEP", "STW", "SUB", "SUBSET", "SUPER", "SUPERVISION", "SYSTEM_FUNCTION",
    "SYSTEM_FUNCTION_BLOCK", "T", "TAN", "TASK", "THEN", "THIS", "TITLE", "TO", "TO_BOOL", "TO_BYTE",
    "TO_CHAR", "TO_DATE", "TO_DINT", "TO_DT", "TO_DWORD", "TO_INT", "TO_LDATE", "TO_LDT", "TO_LINT",
    "TO_LREAL", "TO_LTIME", "TO_LTOD", "TO_LWORD", "TO_REAL", "TO_SINT", "TO_TIME", "TO_TOD", "TO_UDINT",
    "TO_UINT", "TO_ULINT", "TO_USINT", "TO_WCHAR", "TO_WORD", "TRANSITION", "TRUE", "TRUNC", "TYPE", "UDT",
    "UNLINKED", "UNTIL", "UO", "UPPER_BOUND", "USING", "VAR", "VAR_ACCESS", "VAR_CONFIG", "VAR_EXTERNAL",
    "VAR_GLOBAL", "VAR_INPUT", "VAR_IN_OUT", "VAR_OUTPUT", "VAR_TEMP", "VERSION", "W", "WHILE", "WIRE",
    "WITH", "XOR", "Z",
};

constexpr std::string_view DATA_TYPES[] = {
    "ANY", "ARRAY", "BLOCK_DB", "BLOCK_FB", "BLOCK_FC", "BLOCK_SDB", "BOOL", "BYTE", "CHAR",     "DATE", "DATE_AND_LTIME", "DATE_AND_TIME", "DINT", "DT", "DTL", "DWORD", "INT", "LDATE", "LDATE_AND_TIME",
    "LDT", "LINT", "LREAL", "LTIME", "LTIME_OF_DAY", "LTOD", "LWORD", "POINTER", "REAL", "S5TIME", "SINT",
    "STRING", "STRUCT", "TIME", "TIME_OF_DAY", "TOD", "UDINT", "UINT", "ULINT", "USINT", "USTRING",
    "VARIANT", "VOID", "WCHAR", "WORD", "WSTRING",
};

constexpr std::string_view HARDWARE_TYPES[] = {
    "AOM_IDENT", "CONN_ANY", "CONN_OUC", "CONN_PRG", "CONN_R_ID", "C_ALARM", "C_ALARM_8", "C_ALARM_8P",
    "C_ALARM_S", "C_ALARM_SD", "C_AR_SEND", "C_NOTIFY", "C_NOTIFY_8P", "DB_ANY", "DB_DYN", "DB_WWW",
    "EVENT_ANY", "EVENT_ATT", "EVENT_HWINT", "HW_ANY", "HW_DEVICE", "HW_DPMASTER", "HW_DPSLAVE", "HW_HSC",
    "HW_IEPORT", "HW_INTERFACE", "HW_IO", "HW_IOSYSTEM", "HW_MODULE", "HW_PTO", "HW_PWM", "HW_SUBMODULE",
    "OB_ANY", "OB_ATT", "OB_CYCLIC", "OB_DELAY", "OB_DIAG", "OB_HWINT", "OB_PCYCLE", "OB_STARTUP",
    "OB_TIMEERROR", "OB_TOD", "PIP", "PORT", "REMOTE", "RTM",
};

// Of S7-SCL V5.x, without those above.
constexpr std::string_view CLASSIC_WORDS[] = {
    "BLOCK_SFB", "BLOCK_SFC", "COUNTER", "END_GOTO", "END_LABEL", "EXPD", "NIL", "OK", "TIMER",
};
// clang-format on

}  // namespace

ReservedAs reservedAs(std::string_view name) {
  const std::string upper = upperCase(name);
  if (std::ranges::binary_search(WORDS, upper)) return ReservedAs::Word;
  if (std::ranges::binary_search(DATA_TYPES, upper)) return ReservedAs::DataType;
  if (std::ranges::binary_search(HARDWARE_TYPES, upper)) return ReservedAs::HardwareType;
  return ReservedAs::Nothing;
}

bool isClassicWord(std::string_view name) {
  return std::ranges::binary_search(CLASSIC_WORDS, upperCase(name));
}

}  // namespace scl
