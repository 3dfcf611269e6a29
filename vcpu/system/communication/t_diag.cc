// T_DIAG: writes the state of a connection into a TDIAG_Status. Source: TIA Portal Information System, Open
// User Communication, T_DIAG (S7-1200, S7-1500). The answer is ready in the second call; TDIAG_StatusExt is
// not offered.

#include "scl/text/name.h"
#include "vcpu/system/communication/job.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "T_DIAG"
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
  RESULT : Variant;
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
constexpr size_t RESULT = INTERFACE.area("RESULT");

constexpr Interface STATUS_TYPE = Interface::ofStructure(SYSTEM_TYPES, "TDIAG_Status");
struct StatusFields {
  Field<uint16_t> interfaceId = STATUS_TYPE.value<uint16_t>("InterfaceId");
  Field<uint16_t> id = STATUS_TYPE.value<uint16_t>("ID");
  Field<uint8_t> connectionType = STATUS_TYPE.value<uint8_t>("ConnectionType");
  BoolField activeEstablished = STATUS_TYPE.boolean("ActiveEstablished");
  Field<uint8_t> state = STATUS_TYPE.value<uint8_t>("State");
  Field<uint8_t> kind = STATUS_TYPE.value<uint8_t>("Kind");
  Field<uint32_t> sentBytes = STATUS_TYPE.value<uint32_t>("SentBytes");
  Field<uint32_t> receivedBytes = STATUS_TYPE.value<uint32_t>("ReceivedBytes");
};
constexpr StatusFields STATUS_FIELDS;
constexpr uint32_t STATUS_BYTES = 16;

constexpr uint8_t KIND_PROGRAMMED = 3;

// S7-1200 System Manual (A5E02486680-AK), TDIAG_Status. 5 is that of a connection the partner has ended and
// whose bytes were not all received.
uint8_t stateNumber(const OucConnection& connection, Network& network) {
  switch (connection.state) {
    case OucConnection::State::Establishing:
    case OucConnection::State::Reestablishing: return 2;
    case OucConnection::State::Established: return network.state(connection.link) == LinkState::Up ? 4 : 5;
    case OucConnection::State::Ended: break;
  }
  return 1;
}

// Each call may bring another RESULT.
bool takesStatus(const Area& result) {
  return result.bytes != nullptr && scl::sameName(result.typeName, "TDIAG_Status") &&
         result.totalBytes() >= STATUS_BYTES;
}

JobState start(SystemCall& call, uint16_t id) {
  if (id == 0 || id > OucConnections::ID_MAX) return failed(status::BAD_ID);
  if (!takesStatus(call.areas[RESULT])) return failed(status::NOT_A_DESCRIPTION);
  if (call.connections.find(id) == nullptr) return failed(status::NO_SUCH_CONNECTION);
  return running(call.connections.newJob(id));
}

JobState proceed(SystemCall& call, JobNumber job) {
  const OucConnection* connection = call.connections.findByJob(job);
  if (connection == nullptr) return failed(status::NO_SUCH_CONNECTION);
  if (!takesStatus(call.areas[RESULT])) return failed(status::NOT_A_DESCRIPTION);
  Image result({call.areas[RESULT].bytes, STATUS_BYTES});
  result.set(STATUS_FIELDS.interfaceId, connection->description.interfaceId);
  result.set(STATUS_FIELDS.id, connection->id);
  result.set(STATUS_FIELDS.connectionType, connection->description.connectionType);
  result.set(STATUS_FIELDS.activeEstablished, connection->description.active);
  result.set(STATUS_FIELDS.state, stateNumber(*connection, call.network));
  result.set(STATUS_FIELDS.kind, KIND_PROGRAMMED);
  result.set(STATUS_FIELDS.sentBytes, connection->sentBytes);
  result.set(STATUS_FIELDS.receivedBytes, connection->receivedBytes);
  return vcpu::done();
}

void run(SystemCall& call) {
  Image image(call.image);
  runJob(image, JOB, [&] {
    return advanceJob(
        image, JOB.progress, [] { return CommunicationRule(); },
        [&] { return start(call, image.get(FIELDS.id)); }, [&](JobNumber job) { return proceed(call, job); },
        [](JobNumber) {});
  });
}

}  // namespace

extern const BlockDescription T_DIAG{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
