#include "station/testing/scl_blocks.h"

#include "station/sources.h"

namespace station {

SclBlocks::SclBlocks(std::shared_ptr<const vcpu::MachineCode> code)
    : code_(std::move(code)), cpu_(code_, {}, clock_, network_) {}

vcpu::Result<std::unique_ptr<SclBlocks>> SclBlocks::build(const std::vector<std::string>& files,
                                                          const vcpu::CompileOptions& options) {
  auto checked = checkSources(files, scl::Dialect::Tia);
  if (!checked) return vcpu::Failure{checked.failure()};
  if (!checked->program) {
    vcpu::Failure failure;
    for (const scl::Diagnostic& diagnostic : checked->diagnostics.list())
      failure.sentence += scl::toText(diagnostic) + "\n";
    return failure;
  }
  auto code = vcpu::MachineCode::compile(checked->program, options);
  if (!code) return vcpu::Failure{code.failure()};
  return std::unique_ptr<SclBlocks>(new SclBlocks(std::move(*code)));
}

SclBlocks::Called& SclBlocks::called(const std::string& name) {
  Called& called = called_[name];
  if (called.block == nullptr) {
    called.block = code_->program().findBlock(name);
    called.frame = std::make_unique<vcpu::CallFrame>(*called.block);
  }
  return called;
}

const scl::Block& SclBlocks::block(const std::string& name) {
  return *called(name).block;
}

vcpu::CallFrame& SclBlocks::frame(const std::string& name) {
  return *called(name).frame;
}

std::span<uint8_t> SclBlocks::parameter(const std::string& block, const std::string& name) {
  vcpu::CallFrame& called = frame(block);
  const vcpu::Operand operand = called.operand(*called.parameter(name));
  return operand.bytes.first(static_cast<size_t>(operand.type->size));
}

bool SclBlocks::call(const std::string& name) {
  return call(name, frame(name).areas());
}

bool SclBlocks::call(const std::string& name, std::span<const vcpu::Area> areas) {
  const Called& one = called(name);
  return cpu_.call(*one.block, one.frame->image(), areas);
}

std::string SclBlocks::diagnosis() const {
  std::string text;
  for (const vcpu::DiagnosticEvent& event : cpu_.diagnosticBuffer()) {
    text += event.sentence + " (" + event.file + ":" + std::to_string(event.line) + ")\n";
  }
  return text;
}

}  // namespace station
