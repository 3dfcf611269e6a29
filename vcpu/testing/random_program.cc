#include "vcpu/testing/random_program.h"

#include <fmt/format.h>

#include <array>

namespace vcpu {

namespace {

enum Kind {
  BOOL,
  BYTE,
  WORD,
  DWORD,
  LWORD,
  SINT,
  INT,
  DINT,
  LINT,
  USINT,
  UINT,
  UDINT,
  ULINT,
  REAL,
  LREAL,
  TIME,
  STRING,
  KINDS
};

constexpr std::array<const char*, KINDS> NAMES = {"Bool",  "Byte", "Word",  "DWord", "LWord",     "SInt",
                                                  "Int",   "DInt", "LInt",  "USInt", "UInt",      "UDInt",
                                                  "ULInt", "Real", "LReal", "Time",  "String[12]"};
constexpr std::array<const char*, KINDS> PREFIXES = {"BOOL",  "BYTE", "WORD",  "DWORD", "LWORD", "SINT",
                                                     "INT",   "DINT", "LINT",  "USINT", "UINT",  "UDINT",
                                                     "ULINT", "REAL", "LREAL", "TIME",  "STRING"};
constexpr std::array<int, KINDS> BITS = {1, 8, 16, 32, 64, 8, 16, 32, 64, 8, 16, 32, 64, 32, 64, 32, 0};

constexpr uint32_t VARIABLES_OF_A_KIND = 3;
constexpr int ELEMENTS = 8;
constexpr int DEPTH_MAX = 4;

bool isBits(Kind kind) {
  return kind >= BYTE && kind <= LWORD;
}
bool isSignedInteger(Kind kind) {
  return kind >= SINT && kind <= LINT;
}
bool isInteger(Kind kind) {
  return kind >= SINT && kind <= ULINT;
}
bool isFloat(Kind kind) {
  return kind == REAL || kind == LREAL;
}

/// Bool, Time and a String with a length have no references.
bool hasReference(Kind kind) {
  return kind != BOOL && kind != TIME && kind != STRING;
}

class Writer {
 public:
  Writer(const Chance& chance, bool wild) : chance_(chance), wild_(wild) {}

  std::string program() {
    std::string text =
        "FUNCTION \"Mix\" : DInt\nVAR_INPUT\n  a : DInt;\n  b : Int;\nEND_VAR\nVAR_OUTPUT\n  high : "
        "Word;\nEND_VAR\n"
        "VAR_IN_OUT\n  n : DInt;\nEND_VAR\nBEGIN\n  #n := #n + #a;\n  #high := DINT_TO_WORD(#a) XOR "
        "INT_TO_WORD(#b);\n"
        "  #Mix := #a * 31 + #b;\nEND_FUNCTION\n"
        "FUNCTION_BLOCK \"Sample\"\nVAR\n  i : Int;\n  j : Int;\n";
    for (int kind = 0; kind < KINDS; kind++) {
      for (uint32_t n = 0; n < VARIABLES_OF_A_KIND; n++)
        text += fmt::format("  {} : {};\n", name(Kind(kind), n), NAMES[kind]);
      text += fmt::format("  {}List : Array[0..{}] of {};\n", PREFIXES[kind], ELEMENTS - 1, NAMES[kind]);
    }
    text += "END_VAR\nVAR_TEMP\n  t0 : DInt;\n  t1 : Word;\n";
    for (int kind = 0; kind < KINDS; kind++) {
      if (hasReference(Kind(kind)))
        text += fmt::format("  r{0} : REF_TO {1};\n", PREFIXES[kind], NAMES[kind]);
    }
    text += "END_VAR\nBEGIN\n  #t0 := 5;\n  #t1 := 16#A5A5;\n";
    for (int kind = 0; kind < KINDS; kind++) {
      for (uint32_t n = 0; n < VARIABLES_OF_A_KIND; n++) {
        text += fmt::format("  #{} := {};\n", name(Kind(kind), n), literal(Kind(kind)));
      }
    }
    for (int kind = 0; kind < KINDS; kind++) {
      if (hasReference(Kind(kind)) && chance_(4) != 0) text += reference(Kind(kind));
    }
    uint32_t count = 5 + chance_(30);
    for (uint32_t n = 0; n < count; n++) text += statement(0);
    return text +
           "END_FUNCTION_BLOCK\nDATA_BLOCK \"SampleData\"\n\"Sample\"\nBEGIN\nEND_DATA_BLOCK\n"
           "ORGANIZATION_BLOCK \"OB121\"\nBEGIN\nEND_ORGANIZATION_BLOCK\n"
           "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n  \"SampleData\"();\nEND_ORGANIZATION_BLOCK\n";
  }

 private:
  static std::string name(Kind kind, uint32_t n) { return fmt::format("{}{}", PREFIXES[kind], n); }

  Kind anyKind() { return Kind(chance_(KINDS)); }

  uint64_t anyNumber() {
    uint64_t number = 0;
    for (int i = 0; i < 4; i++) number = number << 16 | chance_(0x10000);
    // Small numbers and those at the border are the interesting ones.
    uint32_t shape = chance_(4);
    return shape == 0   ? number & 7
           : shape == 1 ? ~(number & 3)
           : shape == 2 ? number
                        : uint64_t{1} << (number & 63);
  }

  std::string literal(Kind kind) {
    uint64_t number = anyNumber();
    if (kind == BOOL) return number & 1 ? "TRUE" : "FALSE";
    if (kind == STRING)
      return fmt::format("'{}'", std::string(number % 9, static_cast<char>('a' + number % 26)));
    if (kind == TIME) return fmt::format("T#{}ms", number % 100'000'000);
    if (isFloat(kind)) return fmt::format("{}.{}", static_cast<int16_t>(number), chance_(1000));
    uint64_t mask = BITS[kind] == 64 ? ~uint64_t{0} : (uint64_t{1} << BITS[kind]) - 1;
    return fmt::format("{}#16#{:X}", PREFIXES[kind], number & mask);
  }

  std::string variable(Kind kind) {
    if (kind == DINT && chance_(8) == 0) return "#t0";
    if (kind == WORD && chance_(8) == 0) return "#t1";
    if (hasReference(kind) && chance_(6) == 0) return fmt::format("#r{}^", PREFIXES[kind]);
    return staticVariable(kind);
  }

  std::string staticVariable(Kind kind) {
    if (chance_(4) != 0) return fmt::format("#{}", name(kind, chance_(VARIABLES_OF_A_KIND)));
    return fmt::format("#{}List[{}]", PREFIXES[kind], index());
  }

  /// Now and then it is NULL, or refers to what another reference does.
  std::string reference(Kind kind) {
    const std::string target = fmt::format("#r{}", PREFIXES[kind]);
    const uint32_t shape = chance_(8);
    if (shape == 0) return fmt::format("{} := NULL;\n", target);
    if (shape == 1) return fmt::format("IF {0} <> NULL THEN {0} := REF({0}^); END_IF;\n", target);
    return fmt::format("{} := REF({});\n", target, staticVariable(kind));
  }

  std::string index() {
    if (wild_ && chance_(3) == 0) return expression(INT, DEPTH_MAX - 1);
    uint32_t shape = chance_(3);
    return shape == 0   ? std::to_string(chance_(ELEMENTS))
           : shape == 1 ? "#i"
                        : fmt::format("{} - #j", ELEMENTS - 1);
  }

  std::string binary(Kind kind, const char* sign, int depth) {
    return fmt::format("({} {} {})", expression(kind, depth + 1), sign, expression(kind, depth + 1));
  }

  std::string comparison(int depth) {
    constexpr std::array<const char*, 6> SIGNS = {"<", "<=", ">", ">=", "=", "<>"};
    Kind kind = anyKind();
    return binary(kind, SIGNS[kind == BOOL ? 4 + chance_(2) : chance_(6)], depth);
  }

  std::string conversion(Kind kind, int depth) {
    // Between all numbers; a float becomes only an integer or a float, and strings stay among themselves.
    Kind from = Kind(1 + chance_(REAL - 1));
    if (isFloat(kind) || isInteger(kind)) {
      if (isBits(from)) from = isInteger(kind) ? from : INT;
      if (isInteger(kind) && chance_(4) == 0) from = chance_(2) == 0 ? REAL : LREAL;
    }
    return fmt::format("{}_TO_{}({})", PREFIXES[from], PREFIXES[kind], expression(from, depth + 1));
  }

  std::string expression(Kind kind, int depth) {
    if (depth >= DEPTH_MAX) return chance_(3) == 0 ? literal(kind) : variable(kind);
    uint32_t shape = chance_(8);
    if (shape == 0) return literal(kind);
    if (shape <= 2) return variable(kind);
    if (kind == BOOL) {
      constexpr std::array<const char*, 3> SIGNS = {"AND", "OR", "XOR"};
      if (shape == 3) return fmt::format("NOT {}", variable(BOOL));
      return shape <= 5 ? comparison(depth) : binary(BOOL, SIGNS[chance_(3)], depth);
    }
    if (kind == STRING) return text(depth);
    if (kind == TIME) {
      return shape <= 5 ? binary(TIME, chance_(2) == 0 ? "+" : "-", depth)
                        : fmt::format("({} * {})", expression(TIME, depth + 1), variable(INT));
    }
    if (isFloat(kind)) {
      constexpr std::array<const char*, 3> SIGNS = {"+", "-", "*"};
      if (shape == 3) return conversion(kind, depth);
      if (shape == 4) return fmt::format("SQRT(ABS({}))", expression(kind, depth + 1));
      if (shape == 5) return fmt::format("({} / {})", expression(kind, depth + 1), variable(kind));
      return binary(kind, SIGNS[chance_(3)], depth);
    }
    if (shape == 3) return conversion(kind, depth);
    if (shape == 4) return choice(kind, depth);
    if (isBits(kind)) {
      constexpr std::array<const char*, 5> SIGNS = {"AND", "OR", "XOR", "+", "-"};
      constexpr std::array<const char*, 4> SHIFTS = {"SHL", "SHR", "ROL", "ROR"};
      if (shape == 5)
        return fmt::format("{}(IN := {}, N := {})", SHIFTS[chance_(4)], expression(kind, depth + 1),
                           chance_(70));
      if (shape == 6) return fmt::format("(NOT {})", expression(kind, depth + 1));
      return binary(kind, SIGNS[chance_(5)], depth);
    }
    constexpr std::array<const char*, 5> SIGNS = {"+", "-", "*", "/", "MOD"};
    if (shape == 5 && isSignedInteger(kind)) return fmt::format("(-{})", variable(kind));
    // A divisor known to be 0 is a fault for the checker.
    uint32_t sign = chance_(5);
    if (sign < 3) return binary(kind, SIGNS[sign], depth);
    return fmt::format("({} {} {})", expression(kind, depth + 1), SIGNS[sign], variable(kind));
  }

  std::string choice(Kind kind, int depth) {
    constexpr std::array<const char*, 2> EXTREMES = {"MIN", "MAX"};
    if (chance_(2) == 0) {
      return fmt::format("SEL(G := {}, IN0 := {}, IN1 := {})", expression(BOOL, depth + 1),
                         expression(kind, depth + 1), variable(kind));
    }
    if (isBits(kind)) return variable(kind);
    return fmt::format("{}(IN1 := {}, IN2 := {})", EXTREMES[chance_(2)], expression(kind, depth + 1),
                       variable(kind));
  }

  std::string text(int depth) {
    switch (chance_(5)) {
      case 0:
        return fmt::format("CONCAT(IN1 := {}, IN2 := {})", expression(STRING, depth + 1), variable(STRING));
      case 1: return fmt::format("LEFT(IN := {}, L := {})", expression(STRING, depth + 1), variable(INT));
      case 2:
        return fmt::format("MID(IN := {}, L := {}, P := {})", variable(STRING), chance_(6), variable(INT));
      case 3: return fmt::format("DINT_TO_STRING({})", expression(DINT, depth + 1));
      default:
        return fmt::format("DELETE(IN := {}, L := {}, P := {})", variable(STRING), chance_(4), chance_(6));
    }
  }

  std::string body(int depth) {
    std::string lines;
    uint32_t count = 1 + chance_(3);
    for (uint32_t i = 0; i < count; i++) lines += statement(depth + 1);
    return lines;
  }

  std::string assignment() {
    Kind kind = anyKind();
    if (hasReference(kind) && chance_(8) == 0) return reference(kind);
    if (isBits(kind) && kind != BYTE && chance_(5) == 0) {
      return fmt::format("#{}.%B{} := {};\n", name(kind, chance_(VARIABLES_OF_A_KIND)),
                         chance_(static_cast<uint32_t>(BITS[kind] / 8)), expression(BYTE, 1));
    }
    return fmt::format("{} := {};\n", variable(kind), expression(kind, 0));
  }

  std::string statement(int depth) {
    uint32_t shape = depth >= 3 ? 0 : chance_(12);
    if (shape <= 5) return assignment();
    if (shape == 6) {
      return fmt::format("{} := \"Mix\"(a := {}, b := {}, high => {}, n := #t0);\n", variable(DINT),
                         expression(DINT, 1), expression(INT, 1), variable(WORD));
    }
    if (shape <= 8) {
      return fmt::format("IF {} THEN\n{}ELSIF {} THEN\n{}ELSE\n{}END_IF;\n", expression(BOOL, 0), body(depth),
                         expression(BOOL, 1), body(depth), body(depth));
    }
    if (shape == 9) {
      return fmt::format("CASE {} OF\n  -5..3: {}  4, 7: {}ELSE\n{}END_CASE;\n", expression(INT, 1),
                         body(depth), body(depth), body(depth));
    }
    if (shape == 10 && wild_)
      return fmt::format("WHILE {} DO\n{}END_WHILE;\n", expression(BOOL, 1), body(depth));
    if (inLoop_) return assignment();
    inLoop_ = true;
    std::string counter = chance_(2) == 0 ? "#i" : "#j";
    std::string text = fmt::format("FOR {} := 0 TO {} DO\n{}END_FOR;\n{} := 0;\n", counter, ELEMENTS - 1,
                                   body(depth), counter);
    inLoop_ = false;
    return text;
  }

  const Chance& chance_;
  bool wild_;
  bool inLoop_ = false;
};

}  // namespace

std::string randomProgram(const Chance& chance, bool wild) {
  return Writer(chance, wild).program();
}

}  // namespace vcpu
