// MOVE_BLK, UMOVE_BLK: COUNT elements from IN to OUT, both elements of arrays of the same type. Source: TIA
// Portal Information System, MOVE_BLK: Move block (S7-1200, S7-1500); S7-1200 System Manual A5E02486680,
// 'MOVE_BLK and UMOVE_BLK': of more elements than there are, those that fit are copied. No interrupt comes
// between here, so both are the same.

#include <algorithm>
#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/memory/elements.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL_BEHIND_NAME = R"(" : Void
VAR_INPUT
  IN : Variant;
  COUNT : UDInt;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL_BEHIND_NAME);
struct Fields {
  Field<uint32_t> count = INTERFACE.value<uint32_t>("COUNT");
};
constexpr Fields FIELDS;
constexpr size_t IN = INTERFACE.area("IN");
constexpr size_t OUT = INTERFACE.area("OUT");

class MoveBlk : public SystemBlock {
 public:
  explicit MoveBlk(std::string_view name)
      : interface_("FUNCTION \"" + std::string(name) + std::string(SCL_BEHIND_NAME)) {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    const Area& in = call.areas[IN];
    const Area& out = call.areas[OUT];
    if (in.bytes == nullptr || out.bytes == nullptr || in.elementBytes != out.elementBytes) return;
    const uint32_t count = std::min({Image(call.image).get(FIELDS.count), in.count, out.count});
    copyElements(in, out, count);
    call.copiedBytes = elementOctets(in, count);
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
