// CTU, CTD, CTUD: counters of edges, for every integer type. Source: TIA Portal Information System, CTU, CTD
// and CTUD (S7-1200, S7-1500). They stop at the limits of their type.
//
// The three share one instance, so that an IEC_COUNTER can be called as any of them and QU, QD and CV are
// read from it whatever it is called as.

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/interface.h"

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

// What a counter declares, behind its name; ends with a 0.
template <class T>
constexpr std::array<char, 256> behindName() {
  std::array<char, 256> text{};
  char* end = text.data();
  for (const std::string_view part : {std::string_view(R"("
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
constexpr std::array<char, 256> BEHIND_NAME = behindName<T>();
template <class T>
constexpr Interface INTERFACE{BEHIND_NAME<T>.data()};

template <class T>
class Counter : public SystemBlock {
 public:
  Counter(std::string_view name, Counts counts)
      : interface_("FUNCTION_BLOCK \"" + std::string(name) + BEHIND_NAME<T>.data()), counts_(counts) {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Image image(call.image);
    const bool takesUp = counts_ != Counts::Down;
    const bool takesDown = counts_ != Counts::Up;
    const bool up = takesUp && image.get(FIELDS.cu) && !image.get(FIELDS.previousCu);
    const bool down = takesDown && image.get(FIELDS.cd) && !image.get(FIELDS.previousCd);
    image.set(FIELDS.previousCu, image.get(FIELDS.cu));
    image.set(FIELDS.previousCd, image.get(FIELDS.cd));
    T count = image.get(FIELDS.cv);
    // R goes before LD, LD before the edges; two edges at once cancel each other.
    if (takesUp && image.get(FIELDS.reset)) {
      count = 0;
    } else if (takesDown && image.get(FIELDS.load)) {
      count = image.get(FIELDS.pv);
    } else if (up != down) {
      count = up ? oneUp(count) : oneDown(count);
    }
    image.set(FIELDS.cv, count);
    const bool reached = count >= image.get(FIELDS.pv);
    const bool empty = count <= 0;
    image.set(FIELDS.qu, reached);
    image.set(FIELDS.qd, empty);
    image.set(FIELDS.q, takesUp ? reached : empty);
  }

 private:
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
  static inline const Fields FIELDS;

  std::string interface_;
  Counts counts_;
};

struct CounterName {
  std::string_view name;
  Counts counts;
};
constexpr CounterName COUNTERS[] = {{"CTU", Counts::Up}, {"CTD", Counts::Down}, {"CTUD", Counts::UpAndDown}};

using Blocks = std::vector<std::unique_ptr<SystemBlock>>;

template <class T>
void addCounters(Blocks& blocks) {
  for (const CounterName& row : COUNTERS) {
    // CTU_SINT; SCL does not regard case.
    const std::string name = std::string(row.name) + "_" + std::string(TYPE_NAME<T>);
    blocks.push_back(std::make_unique<Counter<T>>(name, row.counts));
  }
}

}  // namespace

std::vector<std::unique_ptr<SystemBlock>> makeCounters() {
  Blocks blocks;
  for (const CounterName& row : COUNTERS) {
    blocks.push_back(std::make_unique<Counter<int16_t>>(row.name, row.counts));
  }
  addCounters<int8_t>(blocks);
  addCounters<int16_t>(blocks);
  addCounters<int32_t>(blocks);
  addCounters<int64_t>(blocks);
  addCounters<uint8_t>(blocks);
  addCounters<uint16_t>(blocks);
  addCounters<uint32_t>(blocks);
  addCounters<uint64_t>(blocks);
  return blocks;
}

}  // namespace vcpu
