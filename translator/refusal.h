#pragma once
// What the translator refuses, where, and what to write instead.

#include <string>
#include <vector>

#include "scl/text/diagnostic.h"
#include "translator/subset.h"

namespace translator {

/// One construct outside the subset, at its location in the C++ source.
struct Refusal {
  Rule rule = Rule::NotCpp;
  std::string file;  ///< relative to the root, as the user would name it
  scl::SourceLocation location;
  std::string subject;  ///< what the reason talks about: a name, a type, a message; may be empty
};

/// "core/delivery.cc:12:3: error SUB017: a conditional expression has no form in SCL; write if/else"
std::string toText(const Refusal& refusal);

/// The refusals of a run. One location and rule is reported once, however often it is added. For one thread.
class Refusals {
 public:
  void add(Refusal refusal);
  bool empty() const { return list_.empty(); }

  /// In the order of files and locations, so that a run reads from top to bottom.
  std::vector<Refusal> sorted() const;

 private:
  std::vector<Refusal> list_;
};

}  // namespace translator
