// GetBlockName, GetInstanceName, GetInstancePath: the names of the block that calls, of its instance data
// block, and of its instance with all that lies around it. GetSymbolName, GetSymbolPath: what supplies one of
// its parameters. Source: TIA Portal Information System; the quotation marks and what SIZE does to a name:
// S7-1200 System Manual (A5E02486680-AK), p. 374 and 377.

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "scl/types/initial_image.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr size_t NAME_LENGTH_MAX = 254;
constexpr uint16_t ELLIPSIS = 0x2026;
constexpr uint32_t HEADER_BYTES = 4;

// Of the first three; OUT may be left away.
constexpr std::string_view SCL = R"(FUNCTION "GetBlockName" : WString
VAR_INPUT
  SIZE : DInt;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);

// Which parameter VARIABLE is, the printed C says beside the call.
constexpr std::string_view SUPPLY_SCL = R"(FUNCTION "GetSymbolName" : WString
VAR_INPUT
  VARIABLE : Variant;
  SIZE : DInt;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface SUPPLY_INTERFACE(SUPPLY_SCL);

struct Parameters {
  Field<int32_t> size;
  uint32_t result;
  size_t out;
};
constexpr Parameters BLOCK_NAME = {INTERFACE.value<int32_t>("SIZE"), INTERFACE.place(Interface::RESULT),
                                   INTERFACE.area("OUT")};
constexpr Parameters SUPPLY = {SUPPLY_INTERFACE.value<int32_t>("SIZE"),
                               SUPPLY_INTERFACE.place(Interface::RESULT), SUPPLY_INTERFACE.area("OUT")};

// SIZE > 0: its first characters, < 0: its last ones, with an ellipsis for the others, which counts as one.
std::vector<uint16_t> shortened(std::vector<uint16_t> name, int32_t size) {
  const auto wanted = static_cast<size_t>(std::abs(int64_t{size}));
  const size_t lengthMax = size == 0 ? NAME_LENGTH_MAX : std::min(wanted, NAME_LENGTH_MAX);
  if (name.size() <= lengthMax) return name;
  if (size >= 0) {
    name.resize(lengthMax);
    name.back() = ELLIPSIS;
  } else {
    name.erase(name.begin(), name.end() - static_cast<ptrdiff_t>(lengthMax));
    name.front() = ELLIPSIS;
  }
  return name;
}

void write(uint8_t* text, size_t lengthMax, const std::vector<uint16_t>& name) {
  const size_t length = std::min(name.size(), lengthMax);
  storeBigEndian<uint16_t>(text, static_cast<uint16_t>(lengthMax));
  storeBigEndian<uint16_t>(text + 2, static_cast<uint16_t>(length));
  for (size_t i = 0; i < length; ++i) storeBigEndian<uint16_t>(text + HEADER_BYTES + 2 * i, name[i]);
}

// The function value, and OUT if it is given.
void answer(SystemCall& call, const Parameters& at, const std::string& name) {
  const std::vector<uint16_t> text = shortened(scl::utf16(name), Image(call.image).get(at.size));
  write(&call.image[at.result], NAME_LENGTH_MAX, text);
  const Area& out = call.areas[at.out];
  if (out.bytes == nullptr) return;
  if (out.kind != scl::TypeKind::WString || out.elementBytes < HEADER_BYTES) {
    call.enableOutput = false;
    return;
  }
  const size_t lengthMax = (out.elementBytes - HEADER_BYTES) / 2;
  write(out.bytes, lengthMax, text);
  if (text.size() > lengthMax) call.enableOutput = false;
}

template <const Parameters& AT, std::string Caller::*NAME>
void answerWith(SystemCall& call) {
  answer(call, AT, call.caller.*NAME);
}

}  // namespace

extern const BlockDescription GetBlockName{
    .scl = SCL, .run = answerWith<BLOCK_NAME, &Caller::block>, .asksForCaller = true};
extern const BlockDescription GetInstanceName{
    .scl = SCL, .run = answerWith<BLOCK_NAME, &Caller::dataBlock>, .asksForCaller = true};
extern const BlockDescription GetInstancePath{
    .scl = SCL, .run = answerWith<BLOCK_NAME, &Caller::instance>, .asksForCaller = true};
extern const BlockDescription GetSymbolName{
    .scl = SUPPLY_SCL, .run = answerWith<SUPPLY, &Caller::symbolName>, .asksForCaller = true};
extern const BlockDescription GetSymbolPath{
    .scl = SUPPLY_SCL, .run = answerWith<SUPPLY, &Caller::symbolPath>, .asksForCaller = true};

}  // namespace vcpu
