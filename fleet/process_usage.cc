#include "fleet/process_usage.h"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace fleet {
namespace {

constexpr double US_PER_SECOND = 1e6;

double secondsOf(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / US_PER_SECOND;
}

}  // namespace

ProcessUsage processUsage() {
  ProcessUsage usage;
  int64_t pages = 0;
  int64_t residentPages = 0;
  if (std::ifstream("/proc/self/statm") >> pages >> residentPages)
    usage.residentBytes = residentPages * sysconf(_SC_PAGESIZE);
  rusage used{};
  if (getrusage(RUSAGE_SELF, &used) == 0)
    usage.cpuSeconds = secondsOf(used.ru_utime) + secondsOf(used.ru_stime);
  return usage;
}

}  // namespace fleet
