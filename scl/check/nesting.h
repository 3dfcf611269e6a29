#pragma once
// How deep types and instances lie in one another. One check() uses it, on its thread.

namespace scl {

/// The most levels: a source with more could exhaust the host's stack.
constexpr int NESTING_MAX = 64;

/// Counts the types and blocks that are being resolved. A Level is one of them while it lives.
class Nesting {
 public:
  bool isFull() const { return depth_ >= NESTING_MAX; }

  class Level {
   public:
    explicit Level(Nesting& nesting) : nesting_(nesting) { ++nesting_.depth_; }
    ~Level() { --nesting_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Nesting& nesting_;
  };

 private:
  int depth_ = 0;
};

}  // namespace scl
