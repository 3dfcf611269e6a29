#include "vcpu/cpu/stack_limit.h"

#include <pthread.h>

#include <algorithm>

namespace vcpu {

namespace {

// More than the largest block takes (vcpu/c/block_function.cc); of a small stack half.
constexpr uint64_t KEPT_BYTES = 2 * 1024 * 1024;

uint64_t limitOfThisThread() {
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  void* lowest = nullptr;
  size_t bytes = 0;
  const bool known = pthread_attr_getstack(&attributes, &lowest, &bytes) == 0;
  pthread_attr_destroy(&attributes);
  return known ? reinterpret_cast<uintptr_t>(lowest) + std::min<uint64_t>(KEPT_BYTES, bytes / 2) : 0;
}

}  // namespace

uint64_t stackLimit() {
  thread_local const uint64_t limit = limitOfThisThread();
  return limit;
}

}  // namespace vcpu
