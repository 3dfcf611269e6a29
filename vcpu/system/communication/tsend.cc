// TSEND: sends data over an existing connection. Source: TIA Portal Information System, Open User
// Communication, TSEND (S7-1200, S7-1500) and TSEND (S7-300, S7-400).

#include "vcpu/system/communication/sending.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TSEND"
VAR_INPUT
  REQ : Bool;
  ID : CONN_OUC;
  LEN : UDInt;
END_VAR
VAR_OUTPUT
  DONE : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
END_VAR
VAR_IN_OUT
  DATA : Variant;
  ADDR : Variant;
END_VAR
VAR
  job : DWord;
  calls : DWord;
  forced : Word;
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> id = INTERFACE.value<uint16_t>("ID");
  Field<uint32_t> len = INTERFACE.value<uint32_t>("LEN");
};
constexpr Fields FIELDS;
constexpr JobFields JOB = jobFields(INTERFACE);
constexpr size_t DATA = INTERFACE.area("DATA");

void run(SystemCall& call) {
  Image image(call.image);
  runJob(image, JOB, [&] {
    return sendData(call, image, JOB.progress, image.get(FIELDS.id), call.areas[DATA], image.get(FIELDS.len));
  });
}

}  // namespace

extern const BlockDescription TSEND{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
