#pragma once
#include <cstdint>

// The characters that JSON and moments consist of, by their codes.
namespace tele {

inline constexpr int32_t TABULATOR = 9;
inline constexpr int32_t LINE_FEED = 10;
inline constexpr int32_t CARRIAGE_RETURN = 13;
inline constexpr int32_t BLANK = 32;
inline constexpr int32_t QUOTE = 34;
inline constexpr int32_t PLUS = 43;
inline constexpr int32_t COMMA = 44;
inline constexpr int32_t MINUS = 45;
inline constexpr int32_t POINT = 46;
inline constexpr int32_t SLASH = 47;
inline constexpr int32_t DIGIT_ZERO = 48;
inline constexpr int32_t DIGIT_NINE = 57;
inline constexpr int32_t COLON = 58;
inline constexpr int32_t LARGE_A = 65;
inline constexpr int32_t LARGE_E = 69;
inline constexpr int32_t LARGE_F = 70;
inline constexpr int32_t LARGE_T = 84;
inline constexpr int32_t LARGE_Z = 90;
inline constexpr int32_t BRACKET_OPEN = 91;
inline constexpr int32_t BACKSLASH = 92;
inline constexpr int32_t BRACKET_CLOSE = 93;
inline constexpr int32_t SMALL_A = 97;
inline constexpr int32_t SMALL_B = 98;
inline constexpr int32_t SMALL_E = 101;
inline constexpr int32_t SMALL_F = 102;
inline constexpr int32_t SMALL_N = 110;
inline constexpr int32_t SMALL_R = 114;
inline constexpr int32_t SMALL_T = 116;
inline constexpr int32_t SMALL_U = 117;
inline constexpr int32_t BRACE_OPEN = 123;
inline constexpr int32_t BRACE_CLOSE = 125;
inline constexpr int32_t TILDE = 126;

}  // namespace tele
