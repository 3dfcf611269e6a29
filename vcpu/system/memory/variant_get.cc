// VariantGet, VariantPut: the variable a Variant refers to, read and written. Both sides must have one type;
// of other types nothing is moved. Not looked up.

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/elements.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view GET_SCL = R"(FUNCTION "VariantGet" : Void
VAR_INPUT
  SRC : Variant;
END_VAR
VAR_OUTPUT
  DST : Variant;
END_VAR
END_FUNCTION
)";

constexpr std::string_view PUT_SCL = R"(FUNCTION "VariantPut" : Void
VAR_INPUT
  SRC : Variant;
END_VAR
VAR_IN_OUT
  DST : Variant;
END_VAR
END_FUNCTION
)";

// The same in both.
constexpr size_t SRC = Interface(GET_SCL).area("SRC");
constexpr size_t DST = Interface(GET_SCL).area("DST");
static_assert(SRC == Interface(PUT_SCL).area("SRC") && DST == Interface(PUT_SCL).area("DST"));

void run(SystemCall& call) {
  const Area& src = call.areas[SRC];
  const Area& dst = call.areas[DST];
  call.enableOutput =
      src.bytes != nullptr && dst.bytes != nullptr && sameElements(src, dst) && src.count == dst.count;
  if (!call.enableOutput) return;
  copyElements(src, dst, src.count);
  call.copiedBytes = bytesOfElements(src, src.count);
}

}  // namespace

extern const BlockDescription VariantGet{GET_SCL, run};
extern const BlockDescription VariantPut{PUT_SCL, run};

}  // namespace vcpu
