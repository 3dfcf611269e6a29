#pragma once
// What a called block answers, for the user. For the thread that owns the frame.

#include <string>
#include <vector>

#include "vcpu/access/call_frame.h"

namespace cli {

/// The values of a block behind a call, as JSON text (json_value.h). A value.
class CallResult {
 public:
  CallResult(const scl::Block& block, vcpu::CallFrame& frame, bool withStatics);

  /// The members of a JSON object: "return":null if the block has none, "outputs", "inouts", and the statics
  /// if they were asked for.
  std::string jsonMembers() const;

  /// For people: "return = 3", "odd = true".
  std::vector<std::string> assignments() const;

 private:
  struct Value {
    std::string name;
    std::string json;
  };
  struct Group {
    const char* name;  ///< outputs, inouts, statics
    std::vector<Value> values;
  };

  std::string result_;  ///< null: the block has none
  std::vector<Group> groups_;
};

}  // namespace cli
