// TSEND_C: establishes a connection, holds it, and sends data over it. Source: TIA Portal Information System,
// Open User Communication, TSEND_C (S7-1200, S7-1500).

#include "vcpu/system/communication/compact_connection.h"
#include "vcpu/system/communication/sending.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TSEND_C"
VAR_INPUT
  REQ : Bool;
  CONT : Bool := TRUE;
  LEN : UDInt;
END_VAR
VAR_OUTPUT
  DONE : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
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
  previousReq : Bool;
  isWanted : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  BoolField req = INTERFACE.boolean("REQ");
  Field<uint32_t> len = INTERFACE.value<uint32_t>("LEN");
  BoolField previousReq = INTERFACE.boolean("previousReq");  ///< Static
  BoolField isWanted = INTERFACE.boolean("isWanted");  ///< Static: REQ came before the connection was there
};
constexpr Fields FIELDS;
constexpr CompactFields COMPACT = compactFields(INTERFACE);
constexpr size_t CONNECT = INTERFACE.area("CONNECT");
constexpr size_t DATA = INTERFACE.area("DATA");

void run(SystemCall& call) {
  Image image(call.image);
  const bool edge = image.get(FIELDS.req) && !image.get(FIELDS.previousReq);
  image.set(FIELDS.previousReq, image.get(FIELDS.req));
  const bool wanted = edge || image.get(FIELDS.isWanted);

  const CompactState connection = holdConnection(call, image, COMPACT, call.areas[CONNECT]);
  image.set(FIELDS.isWanted, wanted && connection.kind == CompactState::Kind::Establishing);
  const bool runs = image.get(COMPACT.progress.job) != NO_JOB;
  if (connection.kind != CompactState::Kind::Held || !(runs || wanted)) {
    reportConnection(image, COMPACT, connection);
    return;
  }
  const JobState job = sendData(call, image, COMPACT.progress, image.get(COMPACT.connectionId),
                                call.areas[DATA], image.get(FIELDS.len));
  reportTransfer(image, COMPACT, job, status::SENDING);
}

}  // namespace

extern const BlockDescription TSEND_C{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
