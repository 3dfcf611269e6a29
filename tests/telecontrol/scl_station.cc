#include "tests/telecontrol/scl_station.h"

#include <algorithm>
#include <filesystem>

#include "station/sources.h"
#include "tests/telecontrol/generated/image.h"

namespace telecontrol {
namespace {

std::vector<std::string> sources() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(TELECONTROL_SCL)) {
    const std::string extension = entry.path().extension();
    if (extension == ".scl" || extension == ".udt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

SclStation::SclStation(std::shared_ptr<const vcpu::MachineCode> code)
    : code_(std::move(code)), cpu_(code_, {}, clock_, network_) {}

vcpu::Result<std::unique_ptr<SclStation>> SclStation::build(const vcpu::CompileOptions& options) {
  auto checked = station::checkSources(sources(), scl::Dialect::Tia);
  if (!checked) return vcpu::Failure{checked.failure()};
  if (!checked->program) {
    vcpu::Failure failure;
    for (const scl::Diagnostic& diagnostic : checked->diagnostics.list())
      failure.sentence += scl::toText(diagnostic) + "\n";
    return failure;
  }
  auto code = vcpu::MachineCode::compile(checked->program, options);
  if (!code) return vcpu::Failure{code.failure()};
  return std::unique_ptr<SclStation>(new SclStation(std::move(*code)));
}

SclStation::Called& SclStation::called(const std::string& block) {
  Called& called = called_[block];
  if (called.block == nullptr) {
    called.block = code_->program().findBlock(block);
    called.frame = std::make_unique<vcpu::CallFrame>(*called.block);
  }
  return called;
}

uint8_t* SclStation::parameter(Called& block, const char* name) {
  return block.frame->operand(*block.frame->parameter(name)).bytes.data();
}

bool SclStation::call(const std::string& block, tele::Station& station, tele::EventStore& store) {
  Called& one = called(block);
  image::store(station, parameter(one, "station"));
  image::store(store, parameter(one, "store"));
  const bool whole = cpu_.call(*one.block, one.frame->image(), one.frame->areas());
  image::load(station, parameter(one, "station"));
  image::load(store, parameter(one, "store"));
  return whole;
}

bool SclStation::start(tele::Station& station, tele::EventStore& store) {
  cpu_.start();
  return call("TeleXStartStation", station, store);
}

bool SclStation::scan(tele::Station& station, tele::EventStore& store, const tele::StationInput& input) {
  image::store(input, parameter(called("TeleXScanStation"), "input"));
  return call("TeleXScanStation", station, store);
}

bool SclStation::blockDelivered(tele::Station& station, tele::EventStore& store) {
  return call("TeleXBlockDelivered", station, store);
}

std::string SclStation::diagnosis() const {
  std::string text;
  for (const vcpu::DiagnosticEvent& event : cpu_.diagnosticBuffer()) {
    text += event.sentence + " (" + event.file + ":" + std::to_string(event.line) + ")\n";
  }
  return text;
}

}  // namespace telecontrol
