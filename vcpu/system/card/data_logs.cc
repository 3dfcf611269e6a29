#include "vcpu/system/card/data_logs.h"

namespace vcpu {

DataLog* DataLogs::find(uint32_t id) {
  const auto found = open_.find(id);
  return found == open_.end() ? nullptr : &found->second;
}

void DataLogs::keep(DataLog log) {
  const uint32_t id = dataLogId(log.name());
  open_.insert_or_assign(id, std::move(log));
}

}  // namespace vcpu
