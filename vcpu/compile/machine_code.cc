#include "vcpu/compile/machine_code.h"

#include "vcpu/c/program.h"
#include "vcpu/compile/compiled.h"

namespace vcpu {

namespace {

class CompiledProgram : public MachineCode {
 public:
  CompiledProgram(std::shared_ptr<const scl::Program> program, std::unique_ptr<Compiled> code)
      : program_(std::move(program)), code_(std::move(code)) {}

  const scl::Program& program() const override { return *program_; }
  void* symbol(const std::string& name) const override { return code_->symbol(name); }

 private:
  std::shared_ptr<const scl::Program> program_;
  std::unique_ptr<Compiled> code_;
};

}  // namespace

std::shared_ptr<const MachineCode> MachineCode::compile(std::shared_ptr<const scl::Program> program,
                                                        const CompileOptions& options, std::string& failure) {
  failure.clear();
  CProgram printed = printProgram(*program, options.print);
  for (const std::string& refusal : printed.refusals) failure += refusal + "\n";
  if (!failure.empty()) return nullptr;
  std::unique_ptr<Compiled> code;
  switch (options.compiler) {
    case CompilerKind::System:
      code = compileBySystem(printed.text, options.extraFlags, options.cacheFolder, failure);
      break;
    case CompilerKind::InProcess: code = compileInProcess(printed.text, failure); break;
  }
  if (code == nullptr) return nullptr;
  return std::make_shared<CompiledProgram>(std::move(program), std::move(code));
}

}  // namespace vcpu
