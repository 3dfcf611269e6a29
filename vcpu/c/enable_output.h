#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// ENO => of a function of the language. From the constructor on ENO is that of the call alone; store() gives
/// it to the variable behind ENO => and puts the block's own ENO back. A call without ENO => works on the
/// block's own: then neither adds a line.
class EnableOutput {
 public:
  EnableOutput(CFunction& f, const scl::Call& call);
  void store();

 private:
  CFunction& f_;
  const scl::Expression* target_;
  std::string outerEno_;
};

}  // namespace vcpu::c
