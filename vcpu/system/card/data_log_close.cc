// DataLogClose: closes a data log. Source: S7-1200 System Manual A5E02486680-AK; STATUS second-hand.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_by_id.h"
#include "vcpu/system/card/data_log_search.h"

namespace vcpu {

namespace {

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
  return CardJob(
      [id = Image(call.image).get(data_log_by_id::ID)](SystemCall& later) { return close(later, id); });
}

void run(SystemCall& call) {
  runCardJob(call, data_log_by_id::JOB, "DataLogClose", start);
}

}  // namespace

extern const BlockDescription DataLogClose{data_log_by_id::SCL, run};

}  // namespace vcpu
