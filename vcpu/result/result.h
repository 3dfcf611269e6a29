#pragma once
// The answer of something that can fail for reasons outside the program: a file, a socket, a user's value,
// the C compiler. Plain values: each thread may use its own.

#include <optional>
#include <string>
#include <utility>

namespace vcpu {

/// What went wrong: what, why and what to do, in one or two sentences; of the C compiler, what it said.
struct Failure {
  std::string sentence;
};

/// A value, or why there is none.
template <typename T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Failure failure) : failure_(std::move(failure)) {}

  explicit operator bool() const { return value_.has_value(); }
  /// Only if there is a value.
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  /// Empty if there is a value.
  const std::string& failure() const { return failure_.sentence; }

 private:
  std::optional<T> value_;
  Failure failure_;
};

/// Done, or why not.
template <>
class Result<void> {
 public:
  Result() = default;
  Result(Failure failure) : failure_(std::move(failure)) {}

  explicit operator bool() const { return !failure_; }
  std::string failure() const { return failure_ ? failure_->sentence : ""; }

 private:
  std::optional<Failure> failure_;
};

}  // namespace vcpu
