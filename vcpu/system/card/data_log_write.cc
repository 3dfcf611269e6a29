// DataLogWrite: writes the values that the variable of DataLogCreate has in the call with the edge of REQ as
// one record. Source: S7-1200 System Manual A5E02486680-AK, p. 516 and 517.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_by_id.h"
#include "vcpu/system/card/data_log_columns.h"
#include "vcpu/system/card/data_log_search.h"
#include "vcpu/system/time/cpu_time.h"

namespace vcpu {

namespace {

CardJobState write(SystemCall& call, uint32_t id, const std::string& values, int64_t time) {
  DataLog* log = call.card.dataLogs().find(id);
  if (log == nullptr) return cardJobFailed(statusOfClosed(call, id));
  if (log->isUsedUp()) return cardJobFailed(card_status::NO_MEMORY);
  const CardFault fault = log->append(values, time);
  if (fault) return cardJobFailed(fault, "DataLogs/" + csvFileOf(log->name()));
  call.copiedBytes = values.size();
  return cardJobDone(log->isAtEnd() ? card_status::LOG_FULL : card_status::OK);
}

CardJobStart start(SystemCall& call) {
  const uint32_t id = Image(call.image).get(data_log_by_id::ID);
  const DataLog* log = call.card.dataLogs().find(id);
  if (log == nullptr) return cardJobFailed(statusOfClosed(call, id));
  const auto data = call.facts.findVariable(log->definition().data);
  const auto columns = data ? dataLogColumns(*data->type, DATA_LOG_COLUMNS_MAX) : std::nullopt;
  if (!columns) return cardJobFailed(card_status::BAD_DATA_AREA);
  const CpuTime now = cpuTime(call.clock, call.facts);
  const bool isLocal = log->definition().timestamp == DataLogTimestamp::Local;
  return CardJob([id, values = recordText(*columns, *data), time = isLocal ? now.local : now.system](
                     SystemCall& later) { return write(later, id, values, time); });
}

void run(SystemCall& call) {
  runCardJob(call, data_log_by_id::JOB, "DataLogWrite", start);
}

}  // namespace

extern const BlockDescription DataLogWrite{data_log_by_id::SCL, run};

}  // namespace vcpu
