// DataLogClear: removes all records of an open data log. Source: S7-1200 System Manual A5E02486680-AK; STATUS
// second-hand.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_by_id.h"
#include "vcpu/system/card/data_log_search.h"

namespace vcpu {

namespace {

CardJobState clear(SystemCall& call, uint32_t id) {
  DataLog* log = call.card.dataLogs().find(id);
  if (log == nullptr) return cardJobFailed(statusOfClosed(call, id));
  const CardFault fault = log->clear();
  return fault ? cardJobFailed(fault, "DataLogs/" + csvFileOf(log->name())) : cardJobDone();
}

CardJobStart start(SystemCall& call) {
  return CardJob(
      [id = Image(call.image).get(data_log_by_id::ID)](SystemCall& later) { return clear(later, id); });
}

void run(SystemCall& call) {
  runCardJob(call, data_log_by_id::JOB, "DataLogClear", start);
}

}  // namespace

extern const BlockDescription DataLogClear{data_log_by_id::SCL, run};

}  // namespace vcpu
