// DataLogClear: removes all records of an open data log. Source: S7-1200 System Manual A5E02486680-AK; STATUS
// second-hand.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_search.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "DataLogClear"
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

CardJobState clear(SystemCall& call, uint32_t id) {
  DataLog* log = call.card.dataLogs().find(id);
  if (log == nullptr) return cardJobFailed(statusOfClosed(call, id));
  const CardFault fault = log->clear();
  return fault ? cardJobFailed(fault, "DataLogs/" + csvFileOf(log->name())) : cardJobDone();
}

CardJobStart start(SystemCall& call) {
  return CardJob([id = Image(call.image).get(ID)](SystemCall& later) { return clear(later, id); });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "DataLogClear", start);
}

}  // namespace

extern const BlockDescription DataLogClear{SCL, run};

}  // namespace vcpu
