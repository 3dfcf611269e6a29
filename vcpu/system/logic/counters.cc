// CTU, CTD, CTUD: counters of edges, for every integer type. Source: TIA Portal Information System, CTU, CTD
// and CTUD (S7-1200, S7-1500). They stop at the limits of their type.
//
// The three share one instance, so that an IEC_COUNTER can be called as any of them and QU, QD and CV are
// read from it whatever it is called as.

#include <algorithm>
#include <array>
#include <limits>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

enum class Counts { Up, Down, UpAndDown };

template <class T>
T oneUp(T value) {
  return value == std::numeric_limits<T>::max() ? value : static_cast<T>(value + 1);
}

template <class T>
T oneDown(T value) {
  return value == std::numeric_limits<T>::min() ? value : static_cast<T>(value - 1);
}

template <class T>
constexpr std::string_view TYPE_NAME;
template <>
constexpr std::string_view TYPE_NAME<int8_t> = "SInt";
template <>
constexpr std::string_view TYPE_NAME<int16_t> = "Int";
template <>
constexpr std::string_view TYPE_NAME<int32_t> = "DInt";
template <>
constexpr std::string_view TYPE_NAME<int64_t> = "LInt";
template <>
constexpr std::string_view TYPE_NAME<uint8_t> = "USInt";
template <>
constexpr std::string_view TYPE_NAME<uint16_t> = "UInt";
template <>
constexpr std::string_view TYPE_NAME<uint32_t> = "UDInt";
template <>
constexpr std::string_view TYPE_NAME<uint64_t> = "ULInt";

// What a counter declares; ends with a 0.
template <class T>
constexpr std::array<char, 512> declaration() {
  std::array<char, 512> text{};
  char* end = text.data();
  for (const std::string_view part : {std::string_view(R"(FUNCTION_BLOCK "IEC_COUNTER"
VAR_INPUT
  CU : Bool;
  CD : Bool;
  R : Bool;
  LD : Bool;
  PV : )"),
                                      TYPE_NAME<T>, std::string_view(R"(;
END_VAR
VAR_OUTPUT
  QU : Bool;
  QD : Bool;
  Q : Bool;
  CV : )"),
                                      TYPE_NAME<T>, std::string_view(R"(;
END_VAR
VAR
  previousCu : Bool;
  previousCd : Bool;
END_VAR
END_FUNCTION_BLOCK
)")}) {
    end = std::copy(part.begin(), part.end(), end);
  }
  return text;
}

template <class T>
constexpr std::array<char, 512> SCL = declaration<T>();
template <class T>
constexpr Interface INTERFACE{SCL<T>.data()};

template <class T>
struct Fields {
  BoolField cu = INTERFACE<T>.boolean("CU");
  BoolField cd = INTERFACE<T>.boolean("CD");
  BoolField reset = INTERFACE<T>.boolean("R");
  BoolField load = INTERFACE<T>.boolean("LD");
  Field<T> pv = INTERFACE<T>.template value<T>("PV");
  BoolField qu = INTERFACE<T>.boolean("QU");
  BoolField qd = INTERFACE<T>.boolean("QD");
  BoolField q = INTERFACE<T>.boolean("Q");
  Field<T> cv = INTERFACE<T>.template value<T>("CV");
  BoolField previousCu = INTERFACE<T>.boolean("previousCu");
  BoolField previousCd = INTERFACE<T>.boolean("previousCd");
};
template <class T>
constexpr Fields<T> FIELDS_OF;

template <class T, Counts COUNTS>
void run(SystemCall& call) {
  constexpr const Fields<T>& fields = FIELDS_OF<T>;
  Image image(call.image);
  const bool takesUp = COUNTS != Counts::Down;
  const bool takesDown = COUNTS != Counts::Up;
  const bool up = takesUp && image.get(fields.cu) && !image.get(fields.previousCu);
  const bool down = takesDown && image.get(fields.cd) && !image.get(fields.previousCd);
  image.set(fields.previousCu, image.get(fields.cu));
  image.set(fields.previousCd, image.get(fields.cd));
  T count = image.get(fields.cv);
  // R goes before LD, LD before the edges; two edges at once cancel each other.
  if (takesUp && image.get(fields.reset)) {
    count = 0;
  } else if (takesDown && image.get(fields.load)) {
    count = image.get(fields.pv);
  } else if (up != down) {
    count = up ? oneUp(count) : oneDown(count);
  }
  image.set(fields.cv, count);
  const bool reached = count >= image.get(fields.pv);
  const bool empty = count <= 0;
  image.set(fields.qu, reached);
  image.set(fields.qd, empty);
  image.set(fields.q, takesUp ? reached : empty);
}

}  // namespace

extern const BlockDescription CTU_SINT{SCL<int8_t>.data(), run<int8_t, Counts::Up>};
extern const BlockDescription CTD_SINT{SCL<int8_t>.data(), run<int8_t, Counts::Down>};
extern const BlockDescription CTUD_SINT{SCL<int8_t>.data(), run<int8_t, Counts::UpAndDown>};
extern const BlockDescription CTU_INT{SCL<int16_t>.data(), run<int16_t, Counts::Up>};
extern const BlockDescription CTD_INT{SCL<int16_t>.data(), run<int16_t, Counts::Down>};
extern const BlockDescription CTUD_INT{SCL<int16_t>.data(), run<int16_t, Counts::UpAndDown>};
extern const BlockDescription CTU_DINT{SCL<int32_t>.data(), run<int32_t, Counts::Up>};
extern const BlockDescription CTD_DINT{SCL<int32_t>.data(), run<int32_t, Counts::Down>};
extern const BlockDescription CTUD_DINT{SCL<int32_t>.data(), run<int32_t, Counts::UpAndDown>};
extern const BlockDescription CTU_LINT{SCL<int64_t>.data(), run<int64_t, Counts::Up>};
extern const BlockDescription CTD_LINT{SCL<int64_t>.data(), run<int64_t, Counts::Down>};
extern const BlockDescription CTUD_LINT{SCL<int64_t>.data(), run<int64_t, Counts::UpAndDown>};
extern const BlockDescription CTU_USINT{SCL<uint8_t>.data(), run<uint8_t, Counts::Up>};
extern const BlockDescription CTD_USINT{SCL<uint8_t>.data(), run<uint8_t, Counts::Down>};
extern const BlockDescription CTUD_USINT{SCL<uint8_t>.data(), run<uint8_t, Counts::UpAndDown>};
extern const BlockDescription CTU_UINT{SCL<uint16_t>.data(), run<uint16_t, Counts::Up>};
extern const BlockDescription CTD_UINT{SCL<uint16_t>.data(), run<uint16_t, Counts::Down>};
extern const BlockDescription CTUD_UINT{SCL<uint16_t>.data(), run<uint16_t, Counts::UpAndDown>};
extern const BlockDescription CTU_UDINT{SCL<uint32_t>.data(), run<uint32_t, Counts::Up>};
extern const BlockDescription CTD_UDINT{SCL<uint32_t>.data(), run<uint32_t, Counts::Down>};
extern const BlockDescription CTUD_UDINT{SCL<uint32_t>.data(), run<uint32_t, Counts::UpAndDown>};
extern const BlockDescription CTU_ULINT{SCL<uint64_t>.data(), run<uint64_t, Counts::Up>};
extern const BlockDescription CTD_ULINT{SCL<uint64_t>.data(), run<uint64_t, Counts::Down>};
extern const BlockDescription CTUD_ULINT{SCL<uint64_t>.data(), run<uint64_t, Counts::UpAndDown>};

}  // namespace vcpu
