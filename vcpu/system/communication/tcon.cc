// TCON: sets up and establishes a connection. Source: TIA Portal Information System, Open User Communication,
// TCON (S7-1200, S7-1500) and TCON (S7-300, S7-400).

#include "vcpu/system/communication/establishing.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TCON"
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
VAR_IN_OUT
  CONNECT : Variant;
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
constexpr size_t CONNECT = INTERFACE.area("CONNECT");

void run(SystemCall& call) {
  Image image(call.image);
  runJob(image, JOB, [&] {
    return establishConnection(call, image, JOB.progress, call.areas[CONNECT], image.get(FIELDS.id));
  });
}

}  // namespace

extern const BlockDescription TCON{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
