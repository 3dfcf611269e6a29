#include "tests/agreement/scl_engine.h"

#include <algorithm>
#include <cassert>
#include <filesystem>

#include "scl/tree/parameter.h"
#include "station/sources.h"

namespace agreement {
namespace {

std::vector<std::string> sourcesOfClient() {
  std::vector<std::string> files;
  if (std::filesystem::is_regular_file(AGREEMENT_SCL)) return {AGREEMENT_SCL};
  for (const auto& entry : std::filesystem::directory_iterator(AGREEMENT_SCL)) {
    const std::string extension = entry.path().extension();
    if (extension == ".scl" || extension == ".udt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

SclEngine::SclEngine(std::shared_ptr<const vcpu::MachineCode> code)
    : code_(std::move(code)), cpu_(code_, {}, clock_, network_) {
  const scl::Type& type = *code_->program().findType("MqttClientData");
  client_ = type.initialImage;
  client_.resize(static_cast<size_t>(type.size));
}

vcpu::Result<std::unique_ptr<SclEngine>> SclEngine::build(const vcpu::CompileOptions& options) {
  auto checked = station::checkSources(sourcesOfClient(), scl::Dialect::Tia);
  if (!checked) return vcpu::Failure{checked.failure()};
  if (!checked->program) {
    vcpu::Failure failure;
    for (const scl::Diagnostic& diagnostic : checked->diagnostics.list())
      failure.sentence += scl::toText(diagnostic) + "\n";
    return failure;
  }
  auto code = vcpu::MachineCode::compile(checked->program, options);
  if (!code) return vcpu::Failure{code.failure()};
  return std::unique_ptr<SclEngine>(new SclEngine(std::move(*code)));
}

SclEngine::Called& SclEngine::called(const std::string& block) {
  Called& called = called_[block];
  if (called.block == nullptr) {
    called.block = code_->program().findBlock(block);
    called.frame = std::make_unique<vcpu::CallFrame>(*called.block);
  }
  return called;
}

vcpu::CallFrame& SclEngine::frame(const std::string& block) {
  return *called(block).frame;
}

std::span<uint8_t> SclEngine::parameter(const std::string& block, const std::string& name) {
  vcpu::CallFrame& called = frame(block);
  const vcpu::Operand operand = called.operand(*called.parameter(name));
  return operand.bytes.first(static_cast<size_t>(operand.type->size));
}

bool SclEngine::call(const std::string& block) {
  const Called& one = called(block);
  std::vector<vcpu::Area> areas = one.frame->areas();
  size_t area = 0;
  for (const scl::Variable* parameter : one.block->parameters) {
    if (!scl::isByReference(*one.block, *parameter)) continue;
    if (parameter->name == "client") areas[area].bytes = client_.data();
    ++area;
  }
  return cpu_.call(*one.block, one.frame->image(), areas);
}

size_t SclEngine::offsetInClient(std::string_view path) const {
  const scl::Type* type = code_->program().findType("MqttClientData");
  int32_t offset = 0;
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), name.size() + 1));
    const auto member = std::ranges::find(type->members, name, &scl::Member::name);
    assert(member != type->members.end());
    offset += member->offset;
    type = member->type;
  }
  return static_cast<size_t>(offset);
}

int16_t SclEngine::returned(const std::string& block) {
  const std::span<uint8_t> bytes = frame(block).result().bytes;
  return static_cast<int16_t>(bytes[0] * 256 + bytes[1]);
}

std::string SclEngine::diagnosis() const {
  std::string text;
  for (const vcpu::DiagnosticEvent& event : cpu_.diagnosticBuffer()) {
    text += event.sentence + " (" + event.file + ":" + std::to_string(event.line) + ")\n";
  }
  return text;
}

}  // namespace agreement
