#pragma once
// The answer of something that can fail for reasons outside the program: a file, a socket, a user's value.

#include <optional>
#include <string>
#include <utility>

namespace station {

/// What went wrong: what, why and what to do, in one or two sentences.
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
  T& operator*() { return *value_; }
  T* operator->() { return &*value_; }
  const std::string& failure() const { return failure_.sentence; }

 private:
  std::optional<T> value_;
  Failure failure_;
};

}  // namespace station
