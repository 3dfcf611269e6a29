#pragma once
// The memory card of one CPU, and what its blocks have under way there. For the thread that runs the CPU.

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "vcpu/card/memory_card.h"
#include "vcpu/system/card/card_job.h"
#include "vcpu/system/card/data_logs.h"

namespace vcpu {

/// What outlives the calls of the blocks. The CPU owns it.
class CardFiles {
 public:
  /// So many jobs at most run at a time.
  static constexpr size_t JOBS_MAX = 32;

  /// `card` must outlive this; nullptr: the CPU has none.
  explicit CardFiles(MemoryCard* card) : card_(card) {}

  MemoryCard* card() { return card_; }
  DataLogs& dataLogs() { return dataLogs_; }

  /// The number of the job, for the block of this name, which lives as long as the process; 0: there are
  /// JOBS_MAX already.
  uint32_t beginJob(CardJob job, const char* block);
  /// nullptr: it is none of this block's.
  CardJob* findJob(uint32_t number, const char* block);
  void endJob(uint32_t number);

  /// What the diagnostic buffer is to say of a block that failed for this reason; empty if that was said of
  /// the last one, so that a program that tries again and again does not fill the buffer.
  std::string news(std::string_view block, const std::string& reason);

  /// The CPU stops or starts anew: data logs are closed, jobs are given up.
  void closeAll();

 private:
  struct RunningJob {
    CardJob job;
    const char* block;
  };
  MemoryCard* card_;
  DataLogs dataLogs_;
  std::map<uint32_t, RunningJob> jobs_;
  uint32_t newestJob_ = 0;
  std::string said_;
};

}  // namespace vcpu
