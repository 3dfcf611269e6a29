#pragma once
// S7 types: size and place in the byte image of a standard (non-optimised) block. A type is not changed once
// it is made, so that any thread may read it and call the functions here.

#include <cstdint>
#include <string>
#include <vector>

namespace scl {

struct Block;
struct Type;

enum class TypeKind {
  Void,
  Bool,
  Byte,
  Word,
  DWord,
  LWord,
  SInt,
  Int,
  DInt,
  LInt,
  USInt,
  UInt,
  UDInt,
  ULInt,
  Real,
  LReal,
  Char,
  WChar,
  String,
  WString,
  S5Time,
  Time,
  LTime,
  Date,
  TimeOfDay,
  LTimeOfDay,
  DateAndTime,
  LDateTime,
  DTL,
  Timer,    ///< parameter: the number of an S5 timer
  Counter,  ///< parameter: the number of an S5 counter
  Array,
  Struct,
  FunctionBlock,  ///< an instance
  Variant,        ///< parameter of any type, passed by reference with its type
  Any,            ///< ten bytes that name an area: its type, length and address (ANY, REMOTE)
  Reference,      ///< REF_TO: names a variable of one type, or is NULL; lies in no image
};

/// The bounds of one array dimension, both inclusive.
struct Bounds {
  int32_t low = 0;
  int32_t high = -1;
  int64_t count() const { return int64_t{high} - low + 1; }
};

/// One member of a structure, a DTL or an instance, and where it lies in the image.
struct Member {
  std::string name;            ///< without quotes
  const Type* type = nullptr;  ///< nullptr: unknown, and the fault is reported
  int32_t offset = 0;          ///< bytes from the start of the structure
  int32_t bit = 0;             ///< Bool: 0..7
  /// A parameter of the block that is passed by reference: its value lies with the caller, only the room of a
  /// pointer lies here.
  bool byReference = false;
  bool ofHardwareType = false;  ///< declared as HW_ANY, PORT, ...: `type` is what lies underneath
};

/// A resolved S7 type. Types live as long as the Program that made them and are compared by address,
/// except arrays, strings and references, which are compared by `sameType`.
///
/// Source of the layout: 16-bit and wider at even bytes; Struct, Array, String start even and end even;
/// Bools pack from bit 0 upwards.
struct Type {
  TypeKind kind = TypeKind::Void;
  std::string name;       ///< as SCL writes it: Int, "MqttClientData", Array[0..3] of Byte
  int32_t size = 0;       ///< bytes in the image, with padding; Bool: 1 when it stands alone; Array[*]: 0
  int32_t alignment = 1;  ///< 1 or 2

  /// Of a view (AT) over one byte, and of its parts: the type with the padding that a variable of its own
  /// has. nullptr: any other type.
  const Type* padded = nullptr;

  const Type* element = nullptr;   ///< Array: of its elements; Reference: of what it refers to
  std::vector<Bounds> dimensions;  ///< Array; empty for Array[*]
  int32_t length = 0;              ///< String, WString: characters at most

  /// Struct: its members in order. FunctionBlock: Input, Output, InOut, Static in that order. DTL: YEAR ..
  /// NANOSECOND.
  std::vector<Member> members;
  const Block* block = nullptr;  ///< FunctionBlock

  /// The bytes of a fresh variable of this type: defaults applied, `size` bytes. Kept for Struct,
  /// FunctionBlock, Array, String, DTL and Date_And_Time; empty means all zero.
  std::vector<uint8_t> initialImage;
};

bool isInteger(const Type& type);     ///< SInt .. ULInt
bool isSigned(const Type& type);      ///< SInt, Int, DInt, LInt, Time, LTime
bool isBitString(const Type& type);   ///< Byte .. LWord (Bool is not)
bool isFloat(const Type& type);       ///< Real, LReal
bool isElementary(const Type& type);  ///< fits a register: everything but strings, DTL, Date_And_Time, Array,
                                      ///< Struct, FB, Variant, Any, references
bool isText(const Type& type);        ///< String, WString
bool isOneLiteral(const Type& type);  ///< one literal says all of it: elementary, texts, DTL, Date_And_Time,
                                      ///< Any
bool isPointer(const Type& type);     ///< Variant, Any: what it refers to is known when the program runs
bool isOpenArray(const Type& type);   ///< Array[*]
bool isReference(const Type& type);   ///< REF_TO
bool isTimerOrCounter(const Type& type);  ///< of S5, by its number
bool sameType(const Type& a, const Type& b);

}  // namespace scl
