#include "scl/types/conversions.h"

#include <algorithm>
#include <utility>

#include "scl/text/name.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

using enum TypeKind;

bool isNumberOrBits(const Type& type) {
  return isInteger(type) || isBitString(type);
}

int32_t sizeOfItsOwn(const Type& type) {
  return type.padded ? type.padded->size : type.size;
}

/// Structures declared twice in the same words lie alike in memory.
bool writtenAlike(const Type& a, const Type& b, int depth = 0) {
  constexpr int DEPTH_MAX = 16;
  if (sameType(a, b)) return true;
  if (depth > DEPTH_MAX || a.kind != b.kind || sizeOfItsOwn(a) != sizeOfItsOwn(b)) return false;
  if (a.kind == Array) {
    bool counts =
        std::equal(a.dimensions.begin(), a.dimensions.end(), b.dimensions.begin(), b.dimensions.end(),
                   [](const Bounds& x, const Bounds& y) { return x.count() == y.count(); });
    return counts && !a.dimensions.empty() && writtenAlike(*a.element, *b.element, depth + 1);
  }
  if (a.kind != Struct || a.members.size() != b.members.size() || a.members.size() > 1000) return false;
  return std::equal(
      a.members.begin(), a.members.end(), b.members.begin(), [&](const Member& x, const Member& y) {
        return sameName(x.name, y.name) && x.type && y.type && writtenAlike(*x.type, *y.type, depth + 1);
      });
}

Fit byWidth(const Type& from, const Type& to) {
  return bitsOf(to) >= bitsOf(from) ? Fit::Safe : Fit::Lossy;
}

/// DWord and Real, LWord and LReal.
bool isBitsOfFloat(const Type& bits, const Type& number) {
  return (bits.kind == DWord && number.kind == Real) || (bits.kind == LWord && number.kind == LReal);
}

Fit toFloat(const Type& from, const Type& to) {
  if (isFloat(from)) return to.kind == LReal ? Fit::Safe : Fit::Lossy;
  if (isBitsOfFloat(from, to)) return Fit::Lossy;
  if (!isInteger(from)) return Fit::None;
  return bitsOf(from) == 64 && to.kind == Real ? Fit::Lossy : Fit::Safe;
}

Fit fromCharacter(const Type& from, const Type& to) {
  if (from.kind == Char && to.kind == String) return Fit::Safe;
  if (from.kind == WChar && to.kind == WString) return Fit::Safe;
  return isNumberOrBits(to) ? byWidth(from, to) : Fit::None;
}

/// Times and dates are integers underneath: those that keep every value are accepted, as TIA does without IEC
/// check.
struct Underneath {
  TypeKind kind;
  int bits;
};
constexpr Underneath UNDERNEATH[] = {
    {S5Time, 16}, {Time, 32}, {LTime, 64}, {Date, 16}, {TimeOfDay, 32}, {LTimeOfDay, 64}, {LDateTime, 64},
};

int bitsUnderneath(const Type& type) {
  for (const Underneath& row : UNDERNEATH) {
    if (row.kind == type.kind) return row.bits;
  }
  return 0;
}

Fit betweenTimes(const Type& from, const Type& to) {
  bool toLonger = (from.kind == Time && to.kind == LTime) ||
                  (from.kind == TimeOfDay && to.kind == LTimeOfDay) ||
                  (from.kind == DateAndTime && to.kind == LDateTime);
  return toLonger ? Fit::Safe : Fit::None;
}

const Type* integerOf(int bits, bool withSign) {
  constexpr TypeKind SIGNED[] = {SInt, Int, DInt, LInt};
  constexpr TypeKind UNSIGNED[] = {USInt, UInt, UDInt, ULInt};
  int row = bits <= 8 ? 0 : bits <= 16 ? 1 : bits <= 32 ? 2 : 3;
  return elementaryType(withSign ? SIGNED[row] : UNSIGNED[row]);
}

const Type* bitStringOf(int bits) {
  constexpr TypeKind KINDS[] = {Byte, Word, DWord, LWord};
  return elementaryType(KINDS[bits <= 8 ? 0 : bits <= 16 ? 1 : bits <= 32 ? 2 : 3]);
}

const Type& wider(const Type& a, const Type& b) {
  return bitsOf(a) >= bitsOf(b) ? a : b;
}

const Type* commonInteger(const Type& a, const Type& b) {
  if (isSigned(a) == isSigned(b)) return &wider(a, b);
  const Type& withSign = isSigned(a) ? a : b;
  const Type& without = isSigned(a) ? b : a;
  if (bitsOf(withSign) > bitsOf(without)) return &withSign;
  return integerOf(bitsOf(without) * 2, true);
}

const Type* commonFloat(const Type& a, const Type& b) {
  for (const Type* type : {&a, &b}) {
    if (!isFloat(*type) && !isInteger(*type)) return nullptr;
    bool needsLong = type->kind == LReal || (isInteger(*type) && bitsOf(*type) == 64);
    if (needsLong) return elementaryType(LReal);
  }
  return elementaryType(Real);
}

bool isDateOrTime(const Type& type) {
  return bitsUnderneath(type) > 0 || type.kind == DTL || type.kind == DateAndTime;
}

/// How the functions A_TO_B call a type: INT, STRING, TOD.
std::string functionPart(const Type& type) {
  constexpr std::pair<TypeKind, const char*> SHORT_NAMES[] = {
      {TimeOfDay, "TOD"}, {LTimeOfDay, "LTOD"}, {DateAndTime, "DT"}, {String, "STRING"}, {WString, "WSTRING"},
  };
  for (auto [kind, name] : SHORT_NAMES) {
    if (kind == type.kind) return name;
  }
  return upperCase(type.name);
}

}  // namespace

Fit implicitFit(const Type& from, const Type& to) {
  if (sameType(from, to)) return Fit::Same;
  if (isText(from) && from.kind == to.kind) return Fit::Same;
  if ((from.kind == Array || from.kind == Struct) && writtenAlike(from, to)) return Fit::Same;
  if (from.kind == Bool) return isBitString(to) ? Fit::Safe : Fit::None;
  if (isFloat(to)) return toFloat(from, to);
  if (isFloat(from)) return isInteger(to) || isBitsOfFloat(to, from) ? Fit::Lossy : Fit::None;
  if (from.kind == Char || from.kind == WChar) return fromCharacter(from, to);
  if (isNumberOrBits(from) && (to.kind == Char || to.kind == WChar)) {
    return bitsOf(from) == bitsOf(to) ? Fit::Safe : Fit::None;
  }
  if (isNumberOrBits(from) && isNumberOrBits(to)) return byWidth(from, to);
  if (int bits = bitsUnderneath(from); bits > 0 && isNumberOrBits(to)) {
    return bitsOf(to) >= bits ? Fit::Safe : Fit::None;
  }
  if (int bits = bitsUnderneath(to); bits > 0 && isNumberOrBits(from)) {
    return bitsOf(from) <= bits ? Fit::Safe : Fit::None;
  }
  return betweenTimes(from, to);
}

bool explicitConversionExists(const Type& from, const Type& to) {
  auto isPlain = [](const Type& t) {
    return isNumberOrBits(t) || t.kind == Bool || t.kind == Char || t.kind == WChar;
  };
  if (isText(from) || isText(to)) {
    const Type& other = isText(from) ? to : from;
    return isText(other) || isInteger(other) || isFloat(other) || other.kind == Char || other.kind == WChar ||
           isBitString(other) || (isText(to) && (isDateOrTime(other) || other.kind == Bool));
  }
  if (from.kind == DTL || from.kind == DateAndTime || from.kind == LDateTime) {
    bool parts = to.kind == Date || to.kind == TimeOfDay || to.kind == LTimeOfDay || to.kind == DTL ||
                 to.kind == DateAndTime || to.kind == LDateTime;
    return parts || (from.kind == LDateTime && isNumberOrBits(to));
  }
  if (to.kind == DTL || to.kind == DateAndTime) return from.kind == Date;
  if (isDateOrTime(from) && isDateOrTime(to)) {
    auto isSpan = [](const Type& t) { return t.kind == Time || t.kind == LTime || t.kind == S5Time; };
    auto isClock = [](const Type& t) { return t.kind == TimeOfDay || t.kind == LTimeOfDay; };
    return (isSpan(from) && isSpan(to)) || (isClock(from) && isClock(to)) || from.kind == to.kind ||
           (from.kind == Date && to.kind == LDateTime) || (from.kind == Time && to.kind == TimeOfDay) ||
           (from.kind == TimeOfDay && to.kind == Time);
  }
  if (isDateOrTime(from)) return isNumberOrBits(to);
  if (isDateOrTime(to)) return isNumberOrBits(from);
  if (isFloat(from))
    return isFloat(to) || (isPlain(to) && to.kind != Bool && to.kind != Char && to.kind != WChar);
  if (isFloat(to)) return isPlain(from) && from.kind != Bool && from.kind != Char && from.kind != WChar;
  return isPlain(from) && isPlain(to);
}

std::string conversionRemedy(const Type& from, const Type& to) {
  if (isReference(to) && sameType(from, *to.element)) return "use REF() for a reference to it";
  if (isReference(from) && !isReference(to)) return "write '^' behind it for what it refers to";
  if (from.kind == to.kind || !explicitConversionExists(from, to)) return {};
  return "use " + functionPart(from) + "_TO_" + functionPart(to);
}

const Type* commonNumber(const Type& a, const Type& b) {
  if (a.kind == b.kind) return isNumberOrBits(a) || isFloat(a) ? &a : nullptr;
  if (isFloat(a) || isFloat(b)) return commonFloat(a, b);
  if (!isNumberOrBits(a) || !isNumberOrBits(b)) return nullptr;
  if (isInteger(a) && isInteger(b)) return commonInteger(a, b);
  if (isBitString(a) && isBitString(b)) return &wider(a, b);
  return integerOf(std::max(bitsOf(a), bitsOf(b)), isSigned(isInteger(a) ? a : b));
}

const Type* commonBits(const Type& a, const Type& b) {
  if (a.kind == Bool && b.kind == Bool) return &a;
  auto isOperand = [](const Type& t) { return isNumberOrBits(t) || t.kind == Bool; };
  if (!isOperand(a) || !isOperand(b)) return nullptr;
  if (isInteger(a) && isInteger(b)) return commonInteger(a, b);
  if ((a.kind == Bool && isInteger(b)) || (b.kind == Bool && isInteger(a))) return nullptr;
  return bitStringOf(std::max(bitsOf(a), bitsOf(b)));
}

const Type* commonComparable(const Type& a, const Type& b) {
  if (a.kind == b.kind) {
    const bool isComparable = isElementary(a) && !isTimerOrCounter(a);
    return isComparable || isText(a) || a.kind == DTL || a.kind == DateAndTime ? &a : nullptr;
  }
  if (const Type* number = commonNumber(a, b)) return number;
  auto takes = [](const Type& to, const Type& from) {
    Fit fit = implicitFit(from, to);
    return fit == Fit::Same || fit == Fit::Safe;
  };
  if (takes(a, b)) return &a;
  if (takes(b, a)) return &b;
  return nullptr;
}

}  // namespace scl
