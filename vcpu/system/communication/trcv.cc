// TRCV: receives data over an existing connection. Source: TIA Portal Information System, Open User
// Communication, TRCV (S7-1200, S7-1500) and TRCV (S7-300, S7-400).

#include "vcpu/system/communication/receiving.h"
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
};
constexpr Fields FIELDS;
constexpr ReceiveProgress PROGRESS = receiveProgress(INTERFACE);
constexpr size_t DATA = INTERFACE.area("DATA");

void report(Image& image, const Reception& reception, bool busy, uint16_t otherwise) {
  image.set(FIELDS.newData, reception.isNew);
  image.set(FIELDS.busy, busy);
  image.set(FIELDS.error, reception.failure != 0);
  image.set(FIELDS.receivedLength, reception.bytes);
  image.set(FIELDS.status, reception.failure != 0 ? reception.failure
                           : reception.isNew      ? status::OK
                                                  : otherwise);
}

void run(SystemCall& call) {
  Image image(call.image);
  if (!image.get(FIELDS.enable)) {
    stopReceiving(call, image, PROGRESS);
    report(image, {}, false, status::NO_JOB_ACTIVE);
    return;
  }
  const bool begins = image.get(PROGRESS.job.job) == NO_JOB;
  const Reception reception = receiveData(call, image, PROGRESS,
                                          {.id = image.get(FIELDS.id),
                                           .len = image.get(FIELDS.len),
                                           .adHoc = image.get(FIELDS.adHoc),
                                           .data = call.areas[DATA]});
  report(image, reception, !reception.ended(), begins ? status::FIRST_CALL : status::FOLLOW_ON_CALL);
}

}  // namespace

extern const BlockDescription TRCV{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
