// TSEND: sends data over an existing connection. Source: TIA Portal Information System, Open User
// Communication, TSEND (S7-1200, S7-1500) and TSEND (S7-300, S7-400).
//
// The data are copied at the rising edge of REQ. A PLC reads them until DONE and demands that nobody changes
// them till then; a program that obeys sees no difference.

#include "vcpu/system/communication/job.h"
#include "vcpu/system/communication/transfer.h"
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

// Bytes from the partner may still wait for TRCV; the connection ends when they are read.
uint16_t partnerGone(SystemCall& call, const OucConnection& connection) {
  const bool unreachable = call.network.state(connection.link) == LinkState::Unreachable;
  return statusOfEnd(unreachable ? EndCause::Unreachable : EndCause::ByPartner, call.facts.family->transfer);
}

JobState start(SystemCall& call, uint16_t id, uint32_t len) {
  const Area& data = call.areas[DATA];
  const uint32_t areaBytes = data.bytes == nullptr ? 0 : data.totalBytes();
  const CpuFamily& family = *call.facts.family;
  const uint32_t bytes = len == 0 && family.tsend.sendsAllForLengthZero ? areaBytes : len;

  if (id == 0 || id > OucConnections::ID_MAX) return failed(status::BAD_ID);
  if (bytes == 0 || bytes > family.transfer.bytesMax) return failed(status::BAD_LENGTH);
  if (bytes > areaBytes) return failed(status::AREA_TOO_SMALL);
  OucConnection* connection = call.connections.find(id);
  if (const uint16_t bad = statusForTransfer(connection, family.transfer); bad != status::OK)
    return failed(bad);
  if (connection->send.job != NO_JOB) return failed(status::NO_RESOURCES);
  if (call.network.state(connection->link) != LinkState::Up) return failed(partnerGone(call, *connection));

  connection->send = {call.connections.newJob(id), {data.bytes, data.bytes + bytes}, 0, EndCause::None};
  call.connections.pump(*connection);
  call.copiedBytes = bytes;
  return running(connection->send.job);
}

// DONE means that the local stack has all of it, not that the partner has.
JobState proceed(SystemCall& call, JobNumber job) {
  OucConnection* connection = call.connections.findByJob(job);
  if (connection == nullptr || connection->send.job != job) return failed(status::NOT_ESTABLISHED);
  SendJob& send = connection->send;
  if (send.failure == EndCause::None && connection->state == OucConnection::State::Established) {
    call.connections.pump(*connection);
  }
  JobState state = running(job);
  if (send.failure != EndCause::None) {
    state = failed(statusOfEnd(send.failure, call.facts.family->transfer));
  } else if (send.sent == send.bytes.size()) {
    state = vcpu::done();
  } else if (call.network.state(connection->link) != LinkState::Up) {
    state = failed(partnerGone(call, *connection));
  }
  if (state.kind != JobState::Kind::Running) send = {};
  return state;
}

void abandon(SystemCall& call, JobNumber job) {
  OucConnection* connection = call.connections.findByJob(job);
  if (connection != nullptr && connection->send.job == job) connection->send = {};
}

void run(SystemCall& call) {
  Image image(call.image);
  runJob(
      image, JOB, [&] { return call.connections.beginJob(CommunicationBlock::Tsend); },
      [&] { return start(call, image.get(FIELDS.id), image.get(FIELDS.len)); },
      [&](JobNumber job) { return proceed(call, job); }, [&](JobNumber job) { abandon(call, job); });
}

}  // namespace

extern const BlockDescription TSEND{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
