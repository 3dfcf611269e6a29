// CTU, CTD, CTUD: counters of edges, for Int and DInt. Source: TIA Portal Information System, CTU, CTD and
// CTUD (S7-1200, S7-1500). They stop at the limits of their type.

#include <limits>
#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/layout.h"

namespace vcpu {

namespace {

template <class T>
T oneUp(T value) {
  return value == std::numeric_limits<T>::max() ? value : static_cast<T>(value + 1);
}

template <class T>
T oneDown(T value) {
  return value == std::numeric_limits<T>::min() ? value : static_cast<T>(value - 1);
}

std::string head(std::string_view name) {
  return "FUNCTION_BLOCK \"" + std::string(name) + "\"\n";
}

template <class T>
class Ctu : public SystemBlock {
 public:
  Ctu(std::string_view name, const std::string& type)
      : interface_(head(name) + "VAR_INPUT\n  CU : Bool;\n  R : Bool;\n  PV : " + type +
                   ";\nEND_VAR\nVAR_OUTPUT\n  Q : Bool;\n  CV : " + type +
                   ";\nEND_VAR\nVAR\n  previousCu : Bool;\nEND_VAR\nEND_FUNCTION_BLOCK\n") {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Image image(call.image);
    const bool up = image.get(FIELDS.cu) && !image.get(FIELDS.previousCu);
    image.set(FIELDS.previousCu, image.get(FIELDS.cu));
    T count = image.get(FIELDS.cv);
    if (image.get(FIELDS.reset)) {
      count = 0;
    } else if (up) {
      count = oneUp(count);
    }
    image.set(FIELDS.cv, count);
    image.set(FIELDS.q, count >= image.get(FIELDS.pv));
  }

 private:
  struct Fields : Layout {
    Section input = section();
    BoolField cu = boolean();
    BoolField reset = boolean();
    Field<T> pv = value<T>();
    Section output = section();
    BoolField q = boolean();
    Field<T> cv = value<T>();
    Section statics = section();
    BoolField previousCu = boolean();
  };
  static inline const Fields FIELDS;

  std::string interface_;
};

template <class T>
class Ctd : public SystemBlock {
 public:
  Ctd(std::string_view name, const std::string& type)
      : interface_(head(name) + "VAR_INPUT\n  CD : Bool;\n  LD : Bool;\n  PV : " + type +
                   ";\nEND_VAR\nVAR_OUTPUT\n  Q : Bool;\n  CV : " + type +
                   ";\nEND_VAR\nVAR\n  previousCd : Bool;\nEND_VAR\nEND_FUNCTION_BLOCK\n") {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Image image(call.image);
    const bool down = image.get(FIELDS.cd) && !image.get(FIELDS.previousCd);
    image.set(FIELDS.previousCd, image.get(FIELDS.cd));
    T count = image.get(FIELDS.cv);
    if (image.get(FIELDS.load)) {
      count = image.get(FIELDS.pv);
    } else if (down) {
      count = oneDown(count);
    }
    image.set(FIELDS.cv, count);
    image.set(FIELDS.q, count <= 0);
  }

 private:
  struct Fields : Layout {
    Section input = section();
    BoolField cd = boolean();
    BoolField load = boolean();
    Field<T> pv = value<T>();
    Section output = section();
    BoolField q = boolean();
    Field<T> cv = value<T>();
    Section statics = section();
    BoolField previousCd = boolean();
  };
  static inline const Fields FIELDS;

  std::string interface_;
};

template <class T>
class Ctud : public SystemBlock {
 public:
  Ctud(std::string_view name, const std::string& type)
      : interface_(
            head(name) + "VAR_INPUT\n  CU : Bool;\n  CD : Bool;\n  R : Bool;\n  LD : Bool;\n  PV : " + type +
            ";\nEND_VAR\nVAR_OUTPUT\n  QU : Bool;\n  QD : Bool;\n  CV : " + type +
            ";\nEND_VAR\nVAR\n  previousCu : Bool;\n  previousCd : Bool;\nEND_VAR\nEND_FUNCTION_BLOCK\n") {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Image image(call.image);
    const bool up = image.get(FIELDS.cu) && !image.get(FIELDS.previousCu);
    const bool down = image.get(FIELDS.cd) && !image.get(FIELDS.previousCd);
    image.set(FIELDS.previousCu, image.get(FIELDS.cu));
    image.set(FIELDS.previousCd, image.get(FIELDS.cd));
    T count = image.get(FIELDS.cv);
    // R goes before LD, LD before the edges; two edges at once cancel each other.
    if (image.get(FIELDS.reset)) {
      count = 0;
    } else if (image.get(FIELDS.load)) {
      count = image.get(FIELDS.pv);
    } else if (up != down) {
      count = up ? oneUp(count) : oneDown(count);
    }
    image.set(FIELDS.cv, count);
    image.set(FIELDS.qu, count >= image.get(FIELDS.pv));
    image.set(FIELDS.qd, count <= 0);
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
    Field<T> cv = value<T>();
    Section statics = section();
    BoolField previousCu = boolean();
    BoolField previousCd = boolean();
  };
  static inline const Fields FIELDS;

  std::string interface_;
};

}  // namespace

std::vector<std::unique_ptr<SystemBlock>> makeCounters() {
  std::vector<std::unique_ptr<SystemBlock>> blocks;
  blocks.push_back(std::make_unique<Ctd<int16_t>>("CTD", "Int"));
  blocks.push_back(std::make_unique<Ctd<int16_t>>("CTD_INT", "Int"));
  blocks.push_back(std::make_unique<Ctd<int32_t>>("CTD_DINT", "DInt"));
  blocks.push_back(std::make_unique<Ctu<int16_t>>("CTU", "Int"));
  blocks.push_back(std::make_unique<Ctu<int16_t>>("CTU_INT", "Int"));
  blocks.push_back(std::make_unique<Ctu<int32_t>>("CTU_DINT", "DInt"));
  blocks.push_back(std::make_unique<Ctud<int16_t>>("CTUD", "Int"));
  blocks.push_back(std::make_unique<Ctud<int16_t>>("CTUD_INT", "Int"));
  blocks.push_back(std::make_unique<Ctud<int32_t>>("CTUD_DINT", "DInt"));
  return blocks;
}

}  // namespace vcpu
