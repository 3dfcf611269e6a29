// T_DIAG: tells the state of a connection in a TDIAG_Status. Source: TIA Portal Information System, Open User
// Communication, T_DIAG (S7-1200, S7-1500). The answer is ready in the second call; TDIAG_StatusExt is not
// offered.

#include "scl/text/name.h"
#include "vcpu/system/blocks.h"
#include "vcpu/system/communication/job.h"

namespace vcpu {

namespace {

struct Fields : Layout {
  Section input = section();
  BoolField req = boolean();
  Field<uint16_t> id = value<uint16_t>();
  Section output = section();
  BoolField done = boolean();
  BoolField busy = boolean();
  BoolField error = boolean();
  Field<uint16_t> status = value<uint16_t>();
  Section inOut = section();
  Reference result = reference();
  Section statics = section();
  Field<uint32_t> job = value<uint32_t>();
  Field<uint32_t> calls = value<uint32_t>();
  BoolField previousReq = boolean();
};
constexpr Fields FIELDS;
constexpr JobFields JOB{FIELDS.req,    FIELDS.done, FIELDS.busy,  FIELDS.error,
                        FIELDS.status, FIELDS.job,  FIELDS.calls, FIELDS.previousReq};

/// The system data type TDIAG_Status.
struct ResultFields : Layout {
  Field<uint16_t> interfaceId = value<uint16_t>();
  Field<uint16_t> id = value<uint16_t>();
  Field<uint8_t> connectionType = value<uint8_t>();
  BoolField activeEstablished = boolean();
  Field<uint8_t> state = value<uint8_t>();
  Field<uint8_t> kind = value<uint8_t>();
  Field<uint32_t> sentBytes = value<uint32_t>();
  Field<uint32_t> receivedBytes = value<uint32_t>();
};
constexpr ResultFields RESULT;
constexpr uint32_t RESULT_BYTES = 16;

constexpr uint8_t KIND_PROGRAMMED = 3;

uint8_t stateNumber(ConnectionState state) {
  switch (state) {
    case ConnectionState::Establishing:
    case ConnectionState::Reestablishing: return 2;
    case ConnectionState::Established: return 4;
    case ConnectionState::Ended: break;
  }
  return 1;
}

class TDiag : public SystemBlock {
 public:
  std::string_view interface() const override {
    return R"(FUNCTION_BLOCK "T_DIAG"
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
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
  }

  void run(SystemCall& call) const override {
    Image image(call.image);
    runJob(
        image, JOB, 1, [&] { return start(call, image.get(FIELDS.id)); },
        [&](JobNumber job) { return proceed(call, job); });
  }

 private:
  static Progress start(SystemCall& call, uint16_t id) {
    const Area& result = call.areas[0];
    if (id == 0 || id > Connections::ID_MAX) return failed(status::BAD_ID);
    const bool fits = result.bytes != nullptr && scl::sameName(result.typeName, "TDIAG_Status") &&
                      result.totalBytes() >= RESULT_BYTES;
    if (!fits) return failed(status::NOT_A_DESCRIPTION);
    if (call.connections.find(id) == nullptr) return failed(status::NO_SUCH_CONNECTION);
    return running(call.connections.newJob(id));
  }

  static Progress proceed(SystemCall& call, JobNumber job) {
    const Connection* connection = call.connections.findByJob(job);
    if (connection == nullptr) return failed(status::NO_SUCH_CONNECTION);
    Image result({call.areas[0].bytes, RESULT_BYTES});
    result.set(RESULT.interfaceId, connection->description.interfaceId);
    result.set(RESULT.id, connection->id);
    result.set(RESULT.connectionType, connection->description.connectionType);
    result.set(RESULT.activeEstablished, connection->description.active);
    result.set(RESULT.state, stateNumber(connection->state));
    result.set(RESULT.kind, KIND_PROGRAMMED);
    result.set(RESULT.sentBytes, connection->sentOctets);
    result.set(RESULT.receivedBytes, connection->receivedOctets);
    return vcpu::done();
  }
};

}  // namespace

std::unique_ptr<SystemBlock> makeTDiag() {
  return std::make_unique<TDiag>();
}

}  // namespace vcpu
