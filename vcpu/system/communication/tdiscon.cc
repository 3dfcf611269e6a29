// TDISCON: terminates a connection; its ID is free afterwards. Source: TIA Portal Information System, Open
// User Communication, TDISCON (S7-1200, S7-1500) and TDISCON (S7-300, S7-400).

#include "vcpu/system/communication/job.h"
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

// The connection is gone with the first call already: a TCON that still runs reports 80A7 then.
JobState start(SystemCall& call, uint16_t id) {
  if (id == 0 || id > OucConnections::ID_MAX) return failed(status::BAD_ID);
  if (call.connections.find(id) == nullptr) return failed(status::NO_SUCH_CONNECTION);
  call.connections.close(id);
  return running(call.connections.newJob(id));
}

void run(SystemCall& call) {
  Image image(call.image);
  runJob(
      image, JOB, [&] { return call.connections.beginJob(CommunicationBlock::Tdiscon); },
      [&] { return start(call, image.get(FIELDS.id)); }, [](JobNumber) { return vcpu::done(); },
      [](JobNumber) {});
}

}  // namespace

extern const BlockDescription TDISCON{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
