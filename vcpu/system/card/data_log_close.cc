// DataLogClose: closes a data log. Source: S7-1200 System Manual A5E02486680-AK; STATUS second-hand.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_search.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "DataLogClose"
VAR_INPUT
  REQ : Bool;
END_VAR
VAR_OUTPUT
  DONE : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
END_VAR
VAR_IN_OUT
  ID : DWord;
END_VAR
VAR
  job : DWord;
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
constexpr Field<uint32_t> ID = INTERFACE.value<uint32_t>("ID");
constexpr CardJobFields JOB = cardJobFields(INTERFACE);

CardJobState close(SystemCall& call, uint32_t id) {
  DataLogs& logs = call.card.dataLogs();
  if (logs.find(id) == nullptr) {
    const bool isThere = statusOfClosed(call, id) != card_status::NOT_THERE;
    return isThere ? cardJobDone(card_status::NOT_OPEN) : cardJobFailed(card_status::NOT_THERE);
  }
  logs.close(id);
  return cardJobDone();
}

CardJobStart start(SystemCall& call) {
  return CardJob([id = Image(call.image).get(ID)](SystemCall& later) { return close(later, id); });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "DataLogClose", start);
}

}  // namespace

extern const BlockDescription DataLogClose{SCL, run};

}  // namespace vcpu
