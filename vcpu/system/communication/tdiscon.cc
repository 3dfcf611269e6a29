// TDISCON: terminates a connection; its ID is free afterwards. Source: TIA Portal Information System, Open
// User Communication, TDISCON (S7-1200, S7-1500) and TDISCON (S7-300, S7-400).

#include "vcpu/system/blocks.h"
#include "vcpu/system/communication/job.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TDISCON"
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

class Tdiscon : public SystemBlock {
 public:
  std::string_view interface() const override { return SCL; }
  bool communicates() const override { return true; }

  void run(SystemCall& call) const override {
    Image image(call.image);
    runJob(
        image, JOB, call.connections.pace.tdiscon, [&] { return start(call, image.get(FIELDS.id)); },
        [](JobNumber) { return vcpu::done(); });
  }

 private:
  // The connection is gone with the first call already: a TCON that still runs reports 80A7 then.
  static Progress start(SystemCall& call, uint16_t id) {
    if (id == 0 || id > Connections::ID_MAX) return failed(status::BAD_ID);
    if (call.connections.find(id) == nullptr) return failed(status::NO_SUCH_CONNECTION);
    call.connections.close(id);
    return running(call.connections.newJob(id));
  }
};

}  // namespace

std::unique_ptr<SystemBlock> makeTdiscon() {
  return std::make_unique<Tdiscon>();
}

}  // namespace vcpu
