// MOVE_BLK, UMOVE_BLK: COUNT elements from IN to OUT, both elements of arrays of the same type. Source: TIA
// Portal Information System, MOVE_BLK: Move block (S7-1200, S7-1500); S7-1200 System Manual A5E02486680,
// 'MOVE_BLK and UMOVE_BLK': of more elements than there are, those that fit are copied. No interrupt comes
// between here, so both are the same.

#include <algorithm>
#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/layout.h"
#include "vcpu/system/memory/elements.h"

namespace vcpu {

namespace {

struct Fields : Layout {
  Section input = section();
  Reference in = reference();
  Field<uint32_t> count = value<uint32_t>();
  Section output = section();
  Reference out = reference();
};
constexpr Fields FIELDS;

class MoveBlk : public SystemBlock {
 public:
  explicit MoveBlk(std::string_view name)
      : interface_("FUNCTION \"" + std::string(name) + R"(" : Void
VAR_INPUT
  IN : Variant;
  COUNT : UDInt;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)") {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    const Area& in = call.areas[0];
    const Area& out = call.areas[1];
    if (in.bytes == nullptr || out.bytes == nullptr || in.elementBytes != out.elementBytes) return;
    copyElements(in, out, std::min({Image(call.image).get(FIELDS.count), in.count, out.count}));
  }

 private:
  std::string interface_;
};

}  // namespace

std::unique_ptr<SystemBlock> makeMoveBlk() {
  return std::make_unique<MoveBlk>("MOVE_BLK");
}
std::unique_ptr<SystemBlock> makeUmoveBlk() {
  return std::make_unique<MoveBlk>("UMOVE_BLK");
}

}  // namespace vcpu
