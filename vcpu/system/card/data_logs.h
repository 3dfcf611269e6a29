#pragma once
// The data logs of one CPU that are open. For the thread of the CPU.

#include <cstdint>
#include <map>

#include "vcpu/system/card/data_log.h"

namespace vcpu {

class DataLogs {
 public:
  /// Source: S7-1200 System Manual A5E02486680-AK, p. 512.
  static constexpr size_t OPEN_LOGS_MAX = 8;

  /// nullptr: it is not open.
  DataLog* find(uint32_t id);
  bool isFull() const { return open_.size() >= OPEN_LOGS_MAX; }
  /// Keeps it open under the ID of its name, until close().
  void keep(DataLog log);
  void close(uint32_t id) { open_.erase(id); }
  void closeAll() { open_.clear(); }

 private:
  std::map<uint32_t, DataLog> open_;
};

}  // namespace vcpu
