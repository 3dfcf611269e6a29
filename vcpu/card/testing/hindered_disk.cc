#include "vcpu/card/testing/hindered_disk.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>

namespace vcpu {
namespace {

namespace fs = std::filesystem;

constexpr uid_t ROOT = 0;
constexpr uid_t NOBODY = 65534;
constexpr auto WRITE = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
constexpr auto READ = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
constexpr auto SEARCH = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;

void change(const fs::path& folder, fs::perm_options options) {
  fs::permissions(folder, WRITE, options);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_symlink()) fs::permissions(entry.path(), WRITE, options);
  }
}

}  // namespace

// Permissions do not hold root up, so root is somebody else meanwhile.
WriteProtection::WriteProtection(const fs::path& folder) : folder_(folder), user_(geteuid()) {
  change(folder_, fs::perm_options::remove);
  if (user_ != ROOT) return;
  fs::permissions(folder_, READ | SEARCH, fs::perm_options::add);
  for (const auto& entry : fs::recursive_directory_iterator(folder_))
    fs::permissions(entry.path(), READ | SEARCH, fs::perm_options::add);
  if (seteuid(NOBODY) != 0) std::abort();
}

WriteProtection::~WriteProtection() {
  if (user_ == ROOT && seteuid(ROOT) != 0) std::abort();
  std::error_code ignored;
  fs::permissions(folder_, fs::perms::owner_write, fs::perm_options::add, ignored);
  for (const auto& entry : fs::recursive_directory_iterator(folder_, ignored))
    fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add, ignored);
}

FullDisk::FullDisk(rlim_t bytes) {
  // The signal would end the process; without it the write fails.
  std::signal(SIGXFSZ, SIG_IGN);
  getrlimit(RLIMIT_FSIZE, &before_);
  rlimit limit = before_;
  limit.rlim_cur = bytes;
  setrlimit(RLIMIT_FSIZE, &limit);
}

FullDisk::~FullDisk() {
  setrlimit(RLIMIT_FSIZE, &before_);
  std::signal(SIGXFSZ, SIG_DFL);
}

}  // namespace vcpu
