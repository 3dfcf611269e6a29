// FileDelete: removes a file in UserFiles. Source: its name is in the contents of the TIA Portal Information
// System; parameters as those of FileReadC, second-hand.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/user_file.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "FileDelete"
VAR_INPUT
  REQ : Bool;
  Name : String;
END_VAR
VAR_OUTPUT
  Done : Bool;
  Busy : Bool;
  Error : Bool;
  Status : Word;
END_VAR
VAR
  job : DWord;
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
constexpr size_t NAME = INTERFACE.area("Name");
constexpr CardJobFields JOB = userFileJobFields(INTERFACE);

CardJobStart start(SystemCall& call) {
  const auto file = userFileName(call.areas[NAME]);
  if (!file || file->folder != CardFolder::UserFiles) return cardJobFailed(card_status::BAD_NAME);
  return CardJob([file = *file](SystemCall& later) {
    const CardFault fault = later.card.card()->remove(file.folder, file.name);
    return fault ? cardJobFailed(fault, file.path()) : cardJobDone();
  });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "FileDelete", start);
}

}  // namespace

extern const BlockDescription FileDelete{SCL, run};

}  // namespace vcpu
