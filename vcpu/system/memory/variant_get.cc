// VariantGet, VariantPut: the variable a Variant refers to, read and written. Both sides must have one type;
// of other types nothing is moved. Not looked up.

#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/memory/elements.h"

namespace vcpu {

namespace {

class VariantMove : public SystemBlock {
 public:
  VariantMove(std::string_view name, std::string_view section)
      : interface_("FUNCTION \"" + std::string(name) + "\" : Void\nVAR_INPUT\n  SRC : Variant;\nEND_VAR\n" +
                   std::string(section) + "\n  DST : Variant;\nEND_VAR\nEND_FUNCTION\n") {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    const Area& src = call.areas[0];
    const Area& dst = call.areas[1];
    if (src.bytes == nullptr || dst.bytes == nullptr || !sameElements(src, dst)) return;
    if (src.count != dst.count) return;
    copyElements(src, dst, src.count);
    call.copiedBytes = elementOctets(src, src.count);
  }

 private:
  std::string interface_;
};

}  // namespace

std::unique_ptr<SystemBlock> makeVariantGet() {
  return std::make_unique<VariantMove>("VariantGet", "VAR_OUTPUT");
}
std::unique_ptr<SystemBlock> makeVariantPut() {
  return std::make_unique<VariantMove>("VariantPut", "VAR_IN_OUT");
}

}  // namespace vcpu
