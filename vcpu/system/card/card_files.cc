#include "vcpu/system/card/card_files.h"

#include <fmt/format.h>

namespace vcpu {

uint32_t CardFiles::beginJob(CardJob job, const char* block) {
  if (jobs_.size() >= JOBS_MAX) return 0;
  do {
    newestJob_++;
  } while (newestJob_ == 0 || jobs_.contains(newestJob_));
  jobs_.emplace(newestJob_, RunningJob{std::move(job), block});
  return newestJob_;
}

CardJob* CardFiles::findJob(uint32_t number, const char* block) {
  const auto found = jobs_.find(number);
  return found == jobs_.end() || found->second.block != block ? nullptr : &found->second.job;
}

void CardFiles::endJob(uint32_t number) {
  jobs_.erase(number);
}

std::string CardFiles::news(std::string_view block, const std::string& reason) {
  if (reason == said_) return "";
  said_ = reason;
  return fmt::format("{}: {}", block, reason);
}

void CardFiles::closeAll() {
  jobs_.clear();
  dataLogs_.closeAll();
  said_.clear();
}

}  // namespace vcpu
