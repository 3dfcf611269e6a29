// T_RESET: ends a connection, clears its buffers, and lets the CPU establish it anew; TCON need not be
// called. Source: TIA Portal Information System, Open User Communication, T_RESET (S7-1200, S7-1500).

#include "vcpu/system/communication/job.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "T_RESET"
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

JobState start(SystemCall& call, uint16_t id) {
  OucConnection* connection = call.connections.find(id);
  if (connection == nullptr) return failed(status::UNKNOWN_CONNECTION);
  // One that TCON has not established yet, or that is down anyway, has nothing to be reset.
  if (connection->state == OucConnection::State::Established) call.connections.reset(*connection);
  return running(call.connections.newJob(id));
}

void run(SystemCall& call) {
  Image image(call.image);
  runJob(image, JOB, [&] {
    return advanceJob(
        image, JOB.progress, [] { return CommunicationRule(); },
        [&] { return start(call, image.get(FIELDS.id)); }, [](JobNumber) { return vcpu::done(); },
        [](JobNumber) {});
  });
}

}  // namespace

extern const BlockDescription T_RESET{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
