// TRCV: receives data over an existing connection. Source: TIA Portal Information System, Open User
// Communication, TRCV (S7-1200, S7-1500) and TRCV (S7-300, S7-400).
//
//   S7-1500: ADHOC = TRUE     whatever is there, at most LEN (0: DATA) bytes, at least 1
//            ADHOC = FALSE    exactly LEN bytes; LEN = 0: as many as DATA holds
//   S7-300:  LEN = 0          whatever is there; otherwise exactly LEN bytes
//
// Bytes of a longer piece are gathered in the connection and come into DATA all at once, so that EN_R may
// pulse without losing any.

#include <algorithm>
#include <optional>

#include "vcpu/system/communication/job.h"
#include "vcpu/system/communication/transfer.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TRCV"
VAR_INPUT
  EN_R : Bool;
  ID : CONN_OUC;
  LEN : UDInt;
  ADHOC : Bool;
END_VAR
VAR_OUTPUT
  NDR : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
  RCVD_LEN : UDInt;
END_VAR
VAR_IN_OUT
  DATA : Variant;
  ADDR : Variant;
END_VAR
VAR
  job : DWord;
  calls : DWord;
  forced : Word;
  empty : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  BoolField enable = INTERFACE.boolean("EN_R");
  Field<uint16_t> id = INTERFACE.value<uint16_t>("ID");
  Field<uint32_t> len = INTERFACE.value<uint32_t>("LEN");
  BoolField adHoc = INTERFACE.boolean("ADHOC");
  BoolField newData = INTERFACE.boolean("NDR");
  BoolField busy = INTERFACE.boolean("BUSY");
  BoolField error = INTERFACE.boolean("ERROR");
  Field<uint16_t> status = INTERFACE.value<uint16_t>("STATUS");
  Field<uint32_t> receivedLength = INTERFACE.value<uint32_t>("RCVD_LEN");
  Field<uint32_t> job = INTERFACE.value<uint32_t>("job");
  Field<uint32_t> calls = INTERFACE.value<uint32_t>("calls");    ///< Static: as in job.h
  Field<uint16_t> forced = INTERFACE.value<uint16_t>("forced");  ///< Static: as in job.h
  BoolField empty = INTERFACE.boolean("empty");                  ///< Static: it ends with NDR and no bytes
};
constexpr Fields FIELDS;
constexpr size_t DATA = INTERFACE.area("DATA");

// What one call comes to: bytes delivered (NDR), a failure (ERROR), or neither (BUSY).
struct Reception {
  uint32_t bytes = 0;
  uint16_t failure = 0;
  bool isNew = false;

  bool ended() const { return isNew || failure != 0; }
};

uint16_t changedParameter(SystemCall& call, const Image& image, const ReceiveJob& job) {
  const Area& data = call.areas[DATA];
  if (image.get(FIELDS.len) != job.len) return status::BAD_LENGTH;
  if (data.bytes == job.data && data.totalBytes() == job.dataBytes) return status::OK;
  return call.facts.family->trcv.dataChanged;
}

Reception receive(SystemCall& call, const Image& image, OucConnection& connection) {
  const CpuFamily& family = *call.facts.family;
  const bool adHoc = family.trcv.hasAdHoc ? image.get(FIELDS.adHoc) : connection.receive.len == 0;
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
  std::copy_n(received.begin(), bytes, call.areas[DATA].bytes);
  call.copiedBytes = bytes;
  received.erase(received.begin(), received.begin() + bytes);
  return {.bytes = bytes, .isNew = true};
}

void release(SystemCall& call, JobNumber job) {
  OucConnection* connection = call.connections.findByJob(job);
  if (connection != nullptr && connection->receive.job == job) connection->receive = {};
}

void report(Image& image, JobNumber job, const Reception& reception, uint16_t otherwise) {
  image.set(FIELDS.job, job);
  image.set(FIELDS.newData, reception.isNew);
  image.set(FIELDS.busy, job != NO_JOB);
  image.set(FIELDS.error, reception.failure != 0);
  image.set(FIELDS.receivedLength, reception.bytes);
  image.set(FIELDS.status, reception.failure != 0 ? reception.failure
                           : reception.isNew      ? status::OK
                                                  : otherwise);
}

void finish(SystemCall& call, Image& image, JobNumber job, const Reception& reception, uint16_t whileBusy) {
  if (reception.ended()) release(call, job);
  report(image, reception.ended() ? NO_JOB : job, reception, whileBusy);
}

void countCall(SystemCall& call, Image& image, bool begins) {
  if (begins) {
    const CommunicationRule rule = call.connections.beginJob(CommunicationBlock::Trcv);
    image.set(FIELDS.calls, rule.calls);
    image.set(FIELDS.forced, rule.status);
    image.set(FIELDS.empty, rule.empty);
  } else if (image.get(FIELDS.calls) > 0) {
    image.set(FIELDS.calls, image.get(FIELDS.calls) - 1);
  }
}

// What the rule of the job makes of this call; nothing: it goes as it will.
std::optional<Reception> ruled(const Image& image) {
  if (image.get(FIELDS.calls) > 0) return Reception{};
  if (image.get(FIELDS.forced) != 0) return Reception{.failure = image.get(FIELDS.forced)};
  if (image.get(FIELDS.empty)) return Reception{.isNew = true};
  return std::nullopt;
}

void start(SystemCall& call, Image& image) {
  const uint16_t id = image.get(FIELDS.id);
  const Area& data = call.areas[DATA];
  const uint32_t dataBytes = data.bytes == nullptr ? 0 : data.totalBytes();
  const uint32_t len = image.get(FIELDS.len);
  const TransferRules& rules = call.facts.family->transfer;
  OucConnection* connection = call.connections.find(id);

  uint16_t bad = statusForTransfer(connection, rules);
  if (id == 0 || id > OucConnections::ID_MAX) {
    bad = status::BAD_ID;
  } else if (std::max(len, dataBytes) == 0 || len > rules.bytesMax) {
    bad = status::BAD_LENGTH;
  } else if (len > dataBytes) {
    bad = status::AREA_TOO_SMALL;
  } else if (bad == status::OK && connection->receive.job != NO_JOB) {
    bad = status::NO_RESOURCES;
  }
  const std::optional<Reception> byRule = ruled(image);
  if (byRule && byRule->failure != 0) bad = byRule->failure;
  if (bad != status::OK) {
    report(image, NO_JOB, {.failure = bad}, bad);
    return;
  }
  const JobNumber job = call.connections.newJob(id);
  connection->receive = {job, len, data.bytes, dataBytes, EndCause::None};
  finish(call, image, job, byRule ? *byRule : receive(call, image, *connection), status::FIRST_CALL);
}

void proceed(SystemCall& call, Image& image, JobNumber job) {
  OucConnection* connection = call.connections.findByJob(job);
  const bool gone = connection == nullptr || connection->receive.job != job;
  Reception reception;
  if (gone) {
    reception.failure = status::NOT_ESTABLISHED;
  } else if (connection->receive.failure != EndCause::None) {
    reception.failure = statusOfEnd(connection->receive.failure, call.facts.family->transfer);
  } else if (const uint16_t changed = changedParameter(call, image, connection->receive);
             changed != status::OK) {
    reception.failure = changed;
  } else if (const std::optional<Reception> byRule = ruled(image)) {
    reception = *byRule;
  } else {
    reception = receive(call, image, *connection);
  }
  finish(call, image, job, reception, status::FOLLOW_ON_CALL);
}

void run(SystemCall& call) {
  Image image(call.image);
  const JobNumber job = image.get(FIELDS.job);
  if (image.get(FIELDS.enable)) countCall(call, image, job == NO_JOB);
  if (!image.get(FIELDS.enable)) {
    release(call, job);
    report(image, NO_JOB, {}, status::NO_JOB_ACTIVE);
  } else if (job == NO_JOB) {
    start(call, image);
  } else {
    proceed(call, image, job);
  }
}

}  // namespace

extern const BlockDescription TRCV{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
