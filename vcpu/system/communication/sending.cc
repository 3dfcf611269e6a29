#include "vcpu/system/communication/sending.h"

#include "vcpu/system/communication/transfer.h"

namespace vcpu {

namespace {

// Bytes from the partner may still wait for TRCV; the connection ends when they are read.
uint16_t partnerGone(SystemCall& call, const OucConnection& connection) {
  const bool unreachable = call.network.state(connection.link) == LinkState::Unreachable;
  return statusOfEnd(unreachable ? EndCause::Unreachable : EndCause::ByPartner, call.facts.family->transfer);
}

JobState start(SystemCall& call, uint16_t id, const Area& data, uint32_t len) {
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

}  // namespace

JobState sendData(SystemCall& call, Image& image, const JobProgress& progress, uint16_t id, const Area& data,
                  uint32_t len) {
  return advanceJob(
      image, progress, [&] { return call.connections.beginJob(CommunicationBlock::Tsend); },
      [&] { return start(call, id, data, len); }, [&](JobNumber job) { return proceed(call, job); },
      [&](JobNumber job) { abandon(call, job); });
}

}  // namespace vcpu
