// TRCV_C: establishes a connection, holds it, and receives data over it. Source: TIA Portal Information
// System, Open User Communication, TRCV_C (S7-1200, S7-1500).

#include "vcpu/system/communication/compact_connection.h"
#include "vcpu/system/communication/receiving.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TRCV_C"
VAR_INPUT
  EN_R : Bool;
  CONT : Bool := TRUE;
  LEN : UDInt;
  ADHOC : Bool;
END_VAR
VAR_OUTPUT
  DONE : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
  RCVD_LEN : UDInt;
END_VAR
VAR_IN_OUT
  CONNECT : Variant;
  DATA : Variant;
  ADDR : Variant;
  COM_RST : Bool;
END_VAR
VAR
  job : DWord;
  calls : DWord;
  forced : Word;
  phase : Byte;
  connectionId : Word;
  nextAttempt : LInt;
  empty : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  BoolField enable = INTERFACE.boolean("EN_R");
  Field<uint32_t> len = INTERFACE.value<uint32_t>("LEN");
  BoolField adHoc = INTERFACE.boolean("ADHOC");
  Field<uint32_t> receivedLength = INTERFACE.value<uint32_t>("RCVD_LEN");
};
constexpr Fields FIELDS;
constexpr CompactFields COMPACT = compactFields(INTERFACE);
constexpr ReceiveProgress PROGRESS = receiveProgress(INTERFACE);
constexpr size_t CONNECT = INTERFACE.area("CONNECT");
constexpr size_t DATA = INTERFACE.area("DATA");

JobState receive(SystemCall& call, Image& image) {
  const Reception reception = receiveData(call, image, PROGRESS,
                                          {.id = image.get(COMPACT.connectionId),
                                           .len = image.get(FIELDS.len),
                                           .adHoc = image.get(FIELDS.adHoc),
                                           .data = call.areas[DATA]});
  image.set(FIELDS.receivedLength, reception.bytes);
  if (reception.failure != 0) return failed(reception.failure);
  return reception.isNew ? done() : running(image.get(PROGRESS.job.job));
}

void run(SystemCall& call) {
  Image image(call.image);
  image.set(FIELDS.receivedLength, 0);
  const CompactState connection = holdConnection(call, image, COMPACT, call.areas[CONNECT]);
  const bool held = connection.kind == CompactState::Kind::Held;
  if (held && image.get(FIELDS.enable)) {
    reportTransfer(image, COMPACT, receive(call, image), status::RECEIVING);
    return;
  }
  if (held) stopReceiving(call, image, PROGRESS);
  reportConnection(image, COMPACT, connection);
}

}  // namespace

extern const BlockDescription TRCV_C{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
