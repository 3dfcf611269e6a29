#pragma once
// The C function that is being printed: its lines, its temporaries, its stop checks. The other files of this
// folder are functions that take a CFunction and a piece of the tree: they add lines, or answer a C
// expression.
//
// C leaves open in which order it evaluates operands, SCL does not. So a call of a block in an expression
// becomes a statement in front: every function that answers a C expression may first add lines, and the
// expression is valid behind them. An operand to the left of such a call is copied to a variable before it.
//
// A CFunction and its plan belong to the thread that prints. What cannot be printed is no failure of a
// function, but a refusal in the plan: see refuse().

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vcpu/c/lines.h"
#include "vcpu/c/local_variables.h"
#include "vcpu/c/program_plan.h"

namespace vcpu::c {

/// State of one C function under construction. `plan`, `block` and `variables`, which are those of the block,
/// must outlive it.
class CFunction {
 public:
  CFunction(ProgramPlan& programPlan, const scl::Block& printedBlock, const LocalVariables& blockVariables)
      : plan(programPlan), block(printedBlock), variables(blockVariables) {}

  ProgramPlan& plan;
  const scl::Block& block;
  const LocalVariables& variables;

  // ---- lines

  CLines& lines() { return *lines_; }
  void add(std::string_view text) { lines_->add(text); }
  /// The lines that `print` adds, kept apart instead of added.
  CLines linesOf(const std::function<void()>& print);

  // ---- temporaries

  /// A name not used yet in this function: "t7" for the stem "t". The statement gets braces of its own.
  std::string fresh(std::string_view stem);
  /// Memory for a string or structure until the statement ends; the next statement uses it again.
  std::string buffer(int32_t bytes);
  /// Bytes of each buffer, "buffer0" first.
  const std::vector<int32_t>& buffers() const { return buffers_; }

  /// A C variable of the function with this address, which does not change while it runs: so the compiler
  /// sees that no store moves it.
  std::string base(const std::string& address);
  /// Their names by the address.
  const std::map<std::string, std::string>& bases() const { return bases_; }

  /// A statement declares an array or a structure of so many bytes.
  void needStack(int64_t bytes) { stackBytes_ += bytes; }
  /// What the temporaries that were printed so far take of the host's stack, at most. tcc gives each a place
  /// of its own, whatever braces end its life.
  int64_t stackBytes() const;

  // ---- counting

  /// Adds a line that counts, if the program is to count and the block is not of the firmware: `kind` is one
  /// of S7Count, `number` a C expression.
  void count(std::string_view kind, const std::string& number = "1");

  // ---- statements

  /// Prints one statement that starts on `line`: what it declares ends with it. The only place where a
  /// statement begins.
  void statement(int line, const std::function<void()>& print);
  /// The source line that the printed C names from here on.
  void setLine(int line) { line_ = line; }
  int line() const { return line_; }
  /// AT(block, line): the source line that a fault at run time reports; 0, none, in a block of the
  /// firmware.
  std::string sourceLine(int line) const;
  std::string sourceLine() const { return sourceLine(line_); }
  /// The same for an access to what is to be written: see locateTarget().
  std::string accessLine() const;
  /// Whether what is located is to be written.
  bool writes = false;
  /// The C label of an SCL label.
  std::string labelName(const std::string& label);
  /// Prints the body of a loop, with the label that CONTINUE jumps to if it has a CONTINUE.
  void loopBody(const std::function<void()>& print);
  /// The label behind the body of the innermost loop.
  std::string continueLabel();

  // ---- stop checks

  /// Something printed since the last check can put the CPU into STOP.
  void noteMayStop() { mayStop_ = true; }
  bool mayStop() const { return mayStop_; }
  /// Whether `print` printed something that can put the CPU into STOP.
  bool mayStopIn(const std::function<void()>& print);
  /// Adds a line that leaves the function if the CPU is in STOP.
  void checkStop();
  void checkStopIfNeeded();
  /// "return", with a value if the function has one.
  std::string stopReturn() const;

  /// The block handles its errors itself: see local_errors.h.
  bool handlesErrors = false;

  /// The block cannot be printed: `what` goes to the user with the location in the source.
  void refuse(const scl::SourceLocation& location, std::string_view what);

 private:
  CLines main_;
  CLines* lines_ = &main_;
  int names_ = 0;  ///< so many fresh names were given
  int line_ = 0;
  bool declares_ = false;  ///< the statement has variables of its own
  bool mayStop_ = false;
  std::vector<std::string> continueLabels_;  ///< of the loops around, "" if not yet used
  std::map<std::string, std::string> labels_;
  std::vector<int32_t> buffers_;
  std::map<std::string, std::string> bases_;
  size_t buffersInUse_ = 0;
  int64_t stackBytes_ = 0;
};

}  // namespace vcpu::c
