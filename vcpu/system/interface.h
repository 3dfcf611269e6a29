#pragma once
// The interface of a system block as the C++ compiler reads it: where each parameter lies, by its name.
//
//   constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TDISCON"
//   VAR_INPUT
//     REQ : Bool;
//   END_VAR
//   ...
//   constexpr Interface INTERFACE(SCL);
//   constexpr BoolField REQ = INTERFACE.boolean("REQ");
//
// A name that the interface does not declare, or declares with another size, does not compile. So a block is
// described once, in SCL, and what runs names the fields it uses.
//
// The text is read line by line: a line that begins with a blank declares one variable, `NAME : Type;`, of an
// elementary type, Variant, String, DTL, Date_And_Time, or structured InOut. The test InterfaceTest compares
// them all with those of scl::check.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "scl/types/layout.h"
#include "vcpu/system/image.h"

namespace vcpu {

/// Where a parameter lies in the image, and, if it is no elementary one, which of SystemCall::areas it is.
struct ParameterLayout {
  uint32_t byte = 0;
  uint32_t bit = 0;
  uint32_t bytes = 0;  ///< 0: a Bool
  std::optional<size_t> area;
};

/// The declaration of one block, as a text that must outlive it. What does not fit the declaration ends the
/// compilation of the C++, so nothing fails at run time.
class Interface {
 public:
  /// A block's interface; its name may be missing, so that the text may begin behind it: `" : Int VAR_INPUT
  /// ...`.
  constexpr explicit Interface(std::string_view text) : text_(text) {}

  /// The structure of this name among TYPE declarations; its members count as parameters. It must be
  /// declared.
  static constexpr Interface ofStructure(std::string_view types, std::string_view name) {
    constexpr std::string_view BEGIN = "\nTYPE \"";
    size_t at = types.find(BEGIN);
    while (nameAt(types, at + BEGIN.size()) != name) at = types.find(BEGIN, at + 1);
    return Interface(types.substr(at + BEGIN.size(), types.find("END_TYPE", at) - at));
  }

  /// The parameter, or Static, of this name and of type Bool.
  consteval BoolField boolean(std::string_view name) const {
    const ParameterLayout parameter = require(name);
    if (parameter.bytes != 0 || parameter.area) throw "this parameter is not a Bool";
    return {parameter.byte, parameter.bit};
  }

  /// The parameter, or Static, of this name and of another elementary type, which has the size of T.
  template <class T>
  consteval Field<T> value(std::string_view name) const {
    const ParameterLayout parameter = require(name);
    if (parameter.bytes != sizeof(T) || parameter.area) throw "this parameter has another size";
    return {parameter.byte};
  }

  /// The return value of a function; its type has the size of T.
  template <class T>
  consteval Field<T> result() const {
    return value<T>(RESULT);
  }

  /// The index in SystemCall::areas of the Variant, String or structured parameter of this name.
  consteval size_t area(std::string_view name) const {
    const ParameterLayout parameter = require(name);
    if (!parameter.area) throw "this parameter is an elementary one";
    return *parameter.area;
  }

  /// The byte at which a text begins.
  consteval uint32_t place(std::string_view name) const { return require(name).byte; }

  /// What the others answer, for tests. Nothing if there is no such parameter, or if one before it is neither
  /// elementary nor a Variant.
  constexpr std::optional<ParameterLayout> find(std::string_view name) const {
    InterfaceLayout layout;
    std::string_view rest = text_;
    const std::string_view head = takeLine(rest);
    while (!rest.empty()) {
      const std::string_view line = takeLine(rest);
      if (line.starts_with("VAR")) layout.startSection();
      const size_t colon = line.find(" : ");
      if (!line.starts_with(' ') || colon == line.npos) continue;
      const std::string_view declared = withoutBlanks(line.substr(0, colon));
      const auto parameter = layout.next(typeIn(line.substr(colon + 3)));
      if (!parameter || declared == name) return parameter;
    }
    const size_t colon = head.find("\" : ");
    if (name != RESULT || colon == head.npos) return std::nullopt;
    layout.startSection();
    return layout.next(head.substr(colon + 4));
  }

  /// The name of the return value for find().
  static constexpr std::string_view RESULT = "return value";

 private:
  // Lays parameters in the order of declaration: Bools pack from bit 0 upwards, bytes follow each other,
  // wider values, references and sections begin at even bytes.
  class InterfaceLayout {
   public:
    constexpr void startSection() {
      ofBlock_ = true;
      closeBits();
      byte_ += byte_ % 2;
    }

    constexpr std::optional<ParameterLayout> next(std::string_view type) {
      if (type == "Bool") {
        if (bits_ == 8) closeBits();
        return ParameterLayout{byte_, bits_++, 0, std::nullopt};
      }
      const bool isReference = type == "Variant" || (ofBlock_ && isStructured(type));
      const uint32_t bytes = isReference ? uint32_t{scl::REFERENCE_BYTES} : bytesOf(type);
      if (bytes == 0) return std::nullopt;
      closeBits();
      if (bytes > 1) byte_ += byte_ % 2;
      const uint32_t first = std::exchange(byte_, byte_ + bytes);
      const bool hasArea = isReference || (ofBlock_ && type == "String");
      return ParameterLayout{first, 0, bytes, hasArea ? std::optional(areas_++) : std::nullopt};
    }

   private:
    constexpr void closeBits() {
      if (bits_ > 0) ++byte_;
      bits_ = 0;
    }

    bool ofBlock_ = false;  // a structured member of a TYPE is no reference
    uint32_t byte_ = 0;
    uint32_t bits_ = 0;  // used in the byte at byte_
    size_t areas_ = 0;
  };

  static constexpr bool isStructured(std::string_view type) {
    return type.starts_with('"') || type == "DTL" || type == "Date_And_Time";
  }

  static constexpr uint32_t bytesOf(std::string_view type) {
    constexpr std::array<std::pair<std::string_view, uint32_t>, 29> SIZES = {
        {{"Byte", 1},    {"Char", 1},     {"USInt", 1},    {"SInt", 1},      {"Word", 2},     {"Int", 2},
         {"UInt", 2},    {"CONN_OUC", 2}, {"HW_ANY", 2},   {"DWord", 4},     {"DInt", 4},     {"UDInt", 4},
         {"Time", 4},    {"Real", 4},     {"LWord", 8},    {"LInt", 8},      {"ULInt", 8},    {"LReal", 8},
         {"LTime", 8},   {"LDT", 8},      {"String", 256}, {"WString", 512}, {"S5Time", 2},   {"Timer", 2},
         {"Counter", 2}, {"HW_IO", 2},    {"OB_TOD", 2},   {"OB_DELAY", 2},  {"OB_CYCLIC", 2}}};
    for (const auto& [name, bytes] : SIZES) {
      if (type == name) return bytes;
    }
    return 0;
  }

  // The name whose closing quotation mark follows.
  static constexpr std::string_view nameAt(std::string_view text, size_t at) {
    return text.substr(at, text.find('"', at) - at);
  }

  static constexpr std::string_view takeLine(std::string_view& rest) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
  }

  static constexpr std::string_view withoutBlanks(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    return text;
  }

  // The type in `Int;` and in `USInt := 16#FE;`.
  static constexpr std::string_view typeIn(std::string_view text) {
    return text.substr(0, text.find_first_of("; "));
  }

  consteval ParameterLayout require(std::string_view name) const {
    const std::optional<ParameterLayout> parameter = find(name);
    if (!parameter) throw "the interface declares no such parameter";
    return *parameter;
  }

  std::string_view text_;
};

}  // namespace vcpu
