// TDISCON: terminates a connection; its ID is free afterwards. Source: TIA Portal Information System, Open
// User Communication, TDISCON (S7-1200, S7-1500) and TDISCON (S7-300, S7-400).

#include "vcpu/system/communication/terminating.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TDISCON"
VAR_INPUT
  REQ : Bool;
  ID : CONN_OUC;
END_VAR
VAR_OUTPUT
  DONE : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
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
};
constexpr Fields FIELDS;
constexpr JobFields JOB = jobFields(INTERFACE);

void run(SystemCall& call) {
  Image image(call.image);
  runJob(image, JOB, [&] { return terminateConnection(call, image, JOB.progress, image.get(FIELDS.id)); });
}

}  // namespace

extern const BlockDescription TDISCON{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
