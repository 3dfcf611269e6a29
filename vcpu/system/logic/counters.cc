// CTU, CTD, CTUD: counters of edges, for every integer type. Source: TIA Portal Information System, CTU, CTD
// and CTUD (S7-1200, S7-1500). They stop at the limits of their type.
//
// The three share one instance, so that an IEC_COUNTER can be called as any of them and QU, QD and CV are
// read from it whatever it is called as.

#include <limits>
#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/layout.h"

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

std::string counterInterface(std::string_view name, const std::string& type) {
  return "FUNCTION_BLOCK \"" + std::string(name) +
         "\"\nVAR_INPUT\n  CU : Bool;\n  CD : Bool;\n  R : Bool;\n  LD : Bool;\n  PV : " + type +
         ";\nEND_VAR\nVAR_OUTPUT\n  QU : Bool;\n  QD : Bool;\n  Q : Bool;\n  CV : " + type +
         ";\nEND_VAR\nVAR\n  previousCu : Bool;\n  previousCd : Bool;\nEND_VAR\nEND_FUNCTION_BLOCK\n";
}

template <class T>
class Counter : public SystemBlock {
 public:
  Counter(std::string_view name, const std::string& type, Counts counts)
      : interface_(counterInterface(name, type)), counts_(counts) {}

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
  struct Fields : Layout {
    Section input = section();
    BoolField cu = boolean();
    BoolField cd = boolean();
    BoolField reset = boolean();
    BoolField load = boolean();
    Field<T> pv = value<T>();
    Section output = section();
    BoolField qu = boolean();
    BoolField qd = boolean();
    BoolField q = boolean();
    Field<T> cv = value<T>();
    Section statics = section();
    BoolField previousCu = boolean();
    BoolField previousCd = boolean();
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
void addCounters(Blocks& blocks, const std::string& type) {
  for (const CounterName& row : COUNTERS) {
    blocks.push_back(std::make_unique<Counter<T>>(std::string(row.name) + "_" + type, type, row.counts));
  }
}

}  // namespace

std::vector<std::unique_ptr<SystemBlock>> makeCounters() {
  Blocks blocks;
  for (const CounterName& row : COUNTERS) {
    blocks.push_back(std::make_unique<Counter<int16_t>>(row.name, "Int", row.counts));
  }
  addCounters<int8_t>(blocks, "SInt");
  addCounters<int16_t>(blocks, "Int");
  addCounters<int32_t>(blocks, "DInt");
  addCounters<int64_t>(blocks, "LInt");
  addCounters<uint8_t>(blocks, "USInt");
  addCounters<uint16_t>(blocks, "UInt");
  addCounters<uint32_t>(blocks, "UDInt");
  addCounters<uint64_t>(blocks, "ULInt");
  return blocks;
}

}  // namespace vcpu
