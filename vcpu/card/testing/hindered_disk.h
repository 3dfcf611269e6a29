#pragma once
// A disk that may not be written, and one that is full. For tests: they hold for the whole process, as long
// as the object lives.

#include <sys/resource.h>
#include <sys/types.h>

#include <filesystem>

namespace vcpu {

/// Nobody may write in this folder, or below it; reading goes on.
class WriteProtection {
 public:
  explicit WriteProtection(const std::filesystem::path& folder);
  ~WriteProtection();
  WriteProtection(const WriteProtection&) = delete;
  WriteProtection& operator=(const WriteProtection&) = delete;

 private:
  std::filesystem::path folder_;
  uid_t user_;
};

/// No file grows beyond so many bytes.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes);
  ~FullDisk();
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
};

}  // namespace vcpu
