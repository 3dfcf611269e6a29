// GET_ERROR, GET_ERR_ID: the first error of the calling block since it asked last. A block that calls one of
// them handles its errors itself: vcpu/c/local_errors.h. Source: TIA Portal Information System, 'Get error
// locally', 'Get error ID locally' (S7-1200, S7-1500); the members of ErrorStruct: S7-1200 System Manual,
// second-hand.

#include <algorithm>
#include <utility>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"

namespace vcpu {

namespace {

constexpr std::string_view GET_ERROR_SCL = R"(FUNCTION "GET_ERROR" : Void
VAR_IN_OUT
  ERROR : "ErrorStruct";
END_VAR
END_FUNCTION
)";
constexpr size_t ERROR = Interface(GET_ERROR_SCL).area("ERROR");

constexpr std::string_view GET_ERR_ID_SCL = R"(FUNCTION "GET_ERR_ID" : Word
END_FUNCTION
)";
constexpr Field<uint16_t> RESULT = Interface(GET_ERR_ID_SCL).result<uint16_t>();

constexpr Interface ERROR_STRUCT = Interface::ofStructure(SYSTEM_TYPES, "ErrorStruct");
constexpr uint32_t ERROR_STRUCT_BYTES = 28;
struct Fields {
  Field<uint16_t> id = ERROR_STRUCT.value<uint16_t>("ERROR_ID");
  Field<uint8_t> reaction = ERROR_STRUCT.value<uint8_t>("REACTION");
  Field<uint8_t> blockType{4};  ///< the first member of the first structure, CODE_ADDRESS
};
constexpr Fields FIELDS;

std::optional<LocalError> take(SystemCall& call) {
  return call.error == nullptr ? std::nullopt : std::exchange(*call.error, std::nullopt);
}

// What is not known here is 0: numbers of blocks, addresses of operands and of instructions.
void getError(SystemCall& call) {
  const Area& structure = call.areas[ERROR];
  if (structure.bytes == nullptr || structure.totalBytes() < ERROR_STRUCT_BYTES) return;
  const std::optional<LocalError> error = take(call);
  if (!error) return;
  Image image({structure.bytes, ERROR_STRUCT_BYTES});
  std::fill_n(structure.bytes, ERROR_STRUCT_BYTES, uint8_t{0});
  image.set(FIELDS.id, static_cast<uint16_t>(error->id));
  image.set(FIELDS.reaction, static_cast<uint8_t>(error->reaction));
  image.set(FIELDS.blockType, static_cast<uint8_t>(error->blockType));
}

void getErrorId(SystemCall& call) {
  const std::optional<LocalError> error = take(call);
  Image(call.image).set(RESULT, error ? static_cast<uint16_t>(error->id) : uint16_t{0});
}

}  // namespace

extern const BlockDescription GET_ERROR{GET_ERROR_SCL, getError};
extern const BlockDescription GET_ERR_ID{GET_ERR_ID_SCL, getErrorId};

}  // namespace vcpu
