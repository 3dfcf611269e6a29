#pragma once
// From a checked program to something a Cpu can run: SCL tree -> C -> compiler -> entry points.

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "scl/scl.h"
#include "vcpu/c/print_options.h"
#include "vcpu/result/result.h"

namespace vcpu {

/// Which compiler turns the generated C into code. All give the same results.
enum class CompilerKind {
  System,     ///< cc or $CC as a process, -O2, cached by a hash of text and options
  InProcess,  ///< libtcc: starts in under a millisecond
};

/// A checked program as C text, which every compiler takes. A value that is not changed.
struct PrintedProgram {
  std::shared_ptr<const scl::Program> program;
  std::string text;

  /// A failure is what cannot be printed as C, a line each: "file:line:column: error: sentence". Any thread
  /// may call.
  static Result<std::shared_ptr<const PrintedProgram>> of(std::shared_ptr<const scl::Program> program,
                                                          const PrintOptions& options);
};

/// How to compile. A value.
struct CompileOptions {
  CompilerKind compiler = CompilerKind::System;
  std::vector<std::string> extraFlags;  ///< System only: -fsanitize=..., -g
  PrintOptions print;
  std::string cacheFolder;  ///< System only; empty: $XDG_CACHE_HOME/mqtt-for-s7 or ~/.cache/mqtt-for-s7
  /// System only. Asked some times a second while the compiler runs, with the seconds since its start, and at
  /// once when a signal comes: false ends it, and compile() fails. Without it the compiler has all time.
  std::function<bool(double)> goOn;
  /// System only. Ends the compiler at once, and compile() fails.
  std::stop_token stop;
  /// Takes a sentence about what costs time but keeps nothing from running: a cache that is not used.
  std::function<void(const std::string&)> note;
};

/// A program in runnable form. Shared by any number of CPUs, never changed by them. It has no data of its
/// own, so that a Cpu can go on with other code of the same PrintedProgram.
class MachineCode {
 public:
  /// Prints and compiles; `program` is kept. A failure is that of PrintedProgram::of() or of the other
  /// compile(). Any thread may call.
  static Result<std::shared_ptr<const MachineCode>> compile(std::shared_ptr<const scl::Program> program,
                                                            const CompileOptions& options);

  /// Compiles; the program is kept, its text is not. `options.print` does not count. A failure is what the
  /// compiler said, or that there is none. Any thread may call.
  static Result<std::shared_ptr<const MachineCode>> compile(const PrintedProgram& printed,
                                                            const CompileOptions& options);

  /// What the system's compiler made of the same text with the same options, if the cache has it; else
  /// nullptr. No compiler is started. Any thread may call.
  static std::shared_ptr<const MachineCode> cached(const PrintedProgram& printed,
                                                   const CompileOptions& options);

  virtual ~MachineCode() = default;

  virtual const scl::Program& program() const = 0;

  /// The entry point of a symbol of the generated C; nullptr if there is none.
  virtual void* symbol(const std::string& name) const = 0;
};

}  // namespace vcpu
