#include "bench/telecontrol_plc.h"

#include <fmt/format.h>

#include "station/source_list.h"
#include "station/sources.h"
#include "vcpu/access/value.h"

namespace bench {

std::shared_ptr<const scl::Program> telecontrolProgram(const std::string& name) {
  auto files = station::readSourceList(PROJECT_ROOT "/plc/generated/telecontrol/sources.txt");
  if (!files) return nullptr;
  files->push_back(fmt::format("{}/bench/{}", PROJECT_ROOT, name));
  auto checked = station::checkSources(*files, scl::Dialect::Tia);
  if (!checked) return nullptr;
  for (const scl::Diagnostic& fault : checked->diagnostics.list()) fmt::print(stderr, "{}\n", toText(fault));
  return checked->program;
}

vcpu::Result<std::shared_ptr<const vcpu::MachineCode>> counting(
    const std::shared_ptr<const scl::Program>& program) {
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  options.print.count = true;
  return vcpu::MachineCode::compile(program, options);
}

TelecontrolPlc::TelecontrolPlc(std::shared_ptr<const vcpu::MachineCode> code)
    : cpu_(std::move(code), {}, clock_, network_) {
  clock_.advance(1000);
  cpu_.start();
}

void TelecontrolPlc::set(const std::string& path, const std::string& value) {
  auto operand = cpu_.find(path);
  if (operand) (void)vcpu::setValue(*operand, value);
}

std::string TelecontrolPlc::valueOf(const std::string& path) {
  auto operand = cpu_.find(path);
  return operand ? vcpu::formatValue(*operand) : "";
}

vcpu::ScanCounts TelecontrolPlc::scan() {
  cpu_.scanOnce();
  clock_.advance(10);
  return cpu_.scanCounts();
}

}  // namespace bench
