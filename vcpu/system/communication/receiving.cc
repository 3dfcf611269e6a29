#include "vcpu/system/communication/receiving.h"

#include <algorithm>
#include <optional>

#include "vcpu/system/communication/transfer.h"

namespace vcpu {

namespace {

uint32_t bytesIn(const Area& data) {
  return data.bytes == nullptr ? 0 : data.totalBytes();
}

uint16_t changedParameter(SystemCall& call, const ReceiveRequest& request, const ReceiveJob& job) {
  if (request.len != job.len) return status::BAD_LENGTH;
  if (request.data.bytes == job.data && request.data.totalBytes() == job.dataBytes) return status::OK;
  return call.facts.family->trcv.dataChanged;
}

Reception receive(SystemCall& call, const ReceiveRequest& request, OucConnection& connection) {
  const CpuFamily& family = *call.facts.family;
  const bool adHoc = family.trcv.hasAdHoc ? request.adHoc : connection.receive.len == 0;
  const uint32_t bytesMax =
      std::min(connection.receive.len == 0 ? connection.receive.dataBytes : connection.receive.len,
               family.transfer.bytesMax);
  std::vector<uint8_t>& received = connection.received;
  if (received.size() < bytesMax) {
    const size_t before = received.size();
    received.resize(bytesMax);
    const size_t arrived = call.network.receive(connection.link, std::span(received).subspan(before));
    received.resize(before + arrived);
    connection.receivedBytes += static_cast<uint32_t>(arrived);
  }
  const bool enough = adHoc ? !received.empty() : received.size() >= bytesMax;
  if (!enough) {
    // The partner has closed and fewer than LEN bytes are left: this TRCV can never complete.
    const bool over =
        call.network.state(connection.link) != LinkState::Up && call.network.available(connection.link) == 0;
    if (!over) return {};
    call.connections.end(connection);
    return {.failure = statusOfEnd(connection.endCause, family.transfer)};
  }
  const auto bytes = std::min(bytesMax, static_cast<uint32_t>(received.size()));
  std::copy_n(received.begin(), bytes, request.data.bytes);
  call.copiedBytes = bytes;
  received.erase(received.begin(), received.begin() + bytes);
  return {.bytes = bytes, .isNew = true};
}

void release(SystemCall& call, JobNumber job) {
  OucConnection* connection = call.connections.findByJob(job);
  if (connection != nullptr && connection->receive.job == job) connection->receive = {};
}

void countCall(SystemCall& call, Image& image, const ReceiveProgress& progress) {
  const JobProgress& job = progress.job;
  if (image.get(job.job) == NO_JOB) {
    const CommunicationRule rule = call.connections.beginJob(CommunicationBlock::Trcv);
    image.set(job.calls, rule.calls);
    image.set(job.forced, rule.status);
    image.set(progress.empty, rule.empty);
  } else if (image.get(job.calls) > 0) {
    image.set(job.calls, image.get(job.calls) - 1);
  }
}

// What the rule of the job makes of this call; nothing: it goes as it will.
std::optional<Reception> ruled(const Image& image, const ReceiveProgress& progress) {
  if (image.get(progress.job.calls) > 0) return Reception{};
  if (image.get(progress.job.forced) != 0) return Reception{.failure = image.get(progress.job.forced)};
  if (image.get(progress.empty)) return Reception{.isNew = true};
  return std::nullopt;
}

Reception finish(SystemCall& call, Image& image, const ReceiveProgress& progress, JobNumber job,
                 const Reception& reception) {
  if (reception.ended()) release(call, job);
  image.set(progress.job.job, reception.ended() ? NO_JOB : job);
  return reception;
}

Reception start(SystemCall& call, Image& image, const ReceiveProgress& progress,
                const ReceiveRequest& request) {
  const uint32_t dataBytes = bytesIn(request.data);
  const uint32_t len = request.len;
  const TransferRules& rules = call.facts.family->transfer;
  OucConnection* connection = call.connections.find(request.id);

  uint16_t bad = statusForTransfer(connection, rules);
  if (request.id == 0 || request.id > OucConnections::ID_MAX) {
    bad = status::BAD_ID;
  } else if (std::max(len, dataBytes) == 0 || len > rules.bytesMax) {
    bad = status::BAD_LENGTH;
  } else if (len > dataBytes) {
    bad = status::AREA_TOO_SMALL;
  } else if (bad == status::OK && connection->receive.job != NO_JOB) {
    bad = status::NO_RESOURCES;
  }
  const std::optional<Reception> byRule = ruled(image, progress);
  if (byRule && byRule->failure != 0) bad = byRule->failure;
  if (bad != status::OK) return {.failure = bad};
  const JobNumber job = call.connections.newJob(request.id);
  connection->receive = {job, len, request.data.bytes, dataBytes, EndCause::None};
  return finish(call, image, progress, job, byRule ? *byRule : receive(call, request, *connection));
}

Reception proceed(SystemCall& call, Image& image, const ReceiveProgress& progress,
                  const ReceiveRequest& request, JobNumber job) {
  OucConnection* connection = call.connections.findByJob(job);
  const bool gone = connection == nullptr || connection->receive.job != job;
  Reception reception;
  if (gone) {
    reception.failure = status::NOT_ESTABLISHED;
  } else if (connection->receive.failure != EndCause::None) {
    reception.failure = statusOfEnd(connection->receive.failure, call.facts.family->transfer);
  } else if (const uint16_t changed = changedParameter(call, request, connection->receive);
             changed != status::OK) {
    reception.failure = changed;
  } else if (const std::optional<Reception> byRule = ruled(image, progress)) {
    reception = *byRule;
  } else {
    reception = receive(call, request, *connection);
  }
  return finish(call, image, progress, job, reception);
}

}  // namespace

Reception receiveData(SystemCall& call, Image& image, const ReceiveProgress& progress,
                      const ReceiveRequest& request) {
  countCall(call, image, progress);
  const JobNumber job = image.get(progress.job.job);
  return job == NO_JOB ? start(call, image, progress, request) : proceed(call, image, progress, request, job);
}

void stopReceiving(SystemCall& call, Image& image, const ReceiveProgress& progress) {
  release(call, image.get(progress.job.job));
  image.set(progress.job.job, NO_JOB);
}

}  // namespace vcpu
