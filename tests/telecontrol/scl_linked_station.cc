#include <fmt/format.h>

#include <stdexcept>

#include "station/source_list.h"
#include "station/sources.h"
#include "tests/operand_values.h"
#include "tests/telecontrol/linked_station.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"

namespace telecontrol {
namespace {

using Code = std::shared_ptr<const vcpu::MachineCode>;

Code compiled() {
  auto files = station::readSourceList(PROJECT_ROOT "/plc/shells/s7-1500/telecontrol/sources.txt");
  if (!files) throw std::runtime_error(files.failure());
  files->emplace_back(PROJECT_ROOT "/tests/telecontrol/linked_station.scl");
  auto checked = station::checkSources(*files, scl::Dialect::Tia);
  if (!checked) throw std::runtime_error(checked.failure());
  std::string complaints;
  for (const auto& diagnostic : checked->diagnostics.list()) complaints += scl::toText(diagnostic) + "\n";
  if (!checked->program) throw std::runtime_error(complaints);
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  auto code = vcpu::MachineCode::compile(checked->program, options);
  if (!code) throw std::runtime_error(code.failure());
  return *code;
}

const Code& code() {
  static const Code known = compiled();
  return known;
}

class SclLinkedStation : public LinkedStation {
 public:
  SclLinkedStation(const StationPlan& plan, vcpu::Clock& clock, vcpu::Network& network)
      : cpu_(code(), {}, clock, network), values_(plan.points.size()) {
    applyPlan(plan);
    cpu_.start();
    for (size_t row = 0; row < values_.size(); ++row) {
      inputs_.push_back(find(fmt::format("\"Points\".table.points[{}].input.value", row)));
    }
    connected_ = find("\"Station\".client.connected");
    waiting_ = find("\"Station\".events.waiting");
    ready_ = find("\"Events\".block.ready");
    requested_ = find("\"Points\".requestedRows");
    lost_ = find("\"Events\".lostEvents");
    made_ = find("\"Points\".counters.events");
    forced_ = find("\"Events\".forcedImage");
  }

  void setValue(int32_t row, int32_t value) override {
    values_[static_cast<size_t>(row)] = value;
    tests::putInteger(inputs_[static_cast<size_t>(row)], value);
  }

  void scan() override {
    cpu_.scanOnce();
    if (cpu_.state() == vcpu::CpuState::Run) return;
    throw std::runtime_error(cpu_.diagnosticBuffer().back().sentence);
  }

  void restart() override {
    cpu_.start();
    for (size_t row = 0; row < values_.size(); ++row) tests::putInteger(inputs_[row], values_[row]);
  }

  StationView look() override {
    const auto number = [](const vcpu::Operand& operand) {
      return static_cast<int32_t>(tests::integerOf(operand));
    };
    return {tests::flagOf(connected_),
            number(waiting_) == 0 && !tests::flagOf(ready_) && number(requested_) == 0, number(lost_),
            number(made_), tests::flagOf(forced_)};
  }

 private:
  vcpu::Operand find(const std::string& path) {
    const auto operand = cpu_.find(path);
    if (!operand) throw std::runtime_error(operand.failure());
    return *operand;
  }

  // As start values: what an engineer fills in.
  void set(const std::string& path, int64_t value) {
    const auto operand = cpu_.findStartValue(path);
    if (!operand) throw std::runtime_error(operand.failure());
    tests::putInteger(*operand, value);
  }
  void setFlag(const std::string& path, bool value) { tests::putFlag(*cpu_.findStartValue(path), value); }

  void applyPlan(const StationPlan& plan) {
    for (size_t row = 0; row < plan.points.size(); ++row) {
      const std::string place = fmt::format("\"Points\".table.points[{}].settings.", row);
      set(place + "pointId", plan.points[row].pointId);
      set(place + "kind", static_cast<int64_t>(plan.points[row].kind));
      set(place + "urgency", static_cast<int64_t>(plan.points[row].urgency));
      set(place + "threshold.change", plan.points[row].threshold.change);
    }
    set("\"Points\".settings.blockBytes", plan.settings.blockBytes);
    set("\"Points\".settings.latestMs", plan.settings.latestMs);
    set("\"Points\".settings.idleMs", plan.settings.idleMs);
    set("\"Points\".settings.whenFull", static_cast<int64_t>(plan.settings.whenFull));
    set("\"Plan\".settings.keepAliveSeconds", plan.keepAliveSeconds);
    set("\"Plan\".intervalTime", plan.temporary.triggers.intervalMs);
    set("\"Plan\".encoding", plan.encoding);
    setFlag("\"Plan\".clientIsRetentive", plan.clientIsRetentive);
    setFlag("\"Plan\".isTemporary", plan.isTemporary);
    tests::putText(*cpu_.findStartValue("\"Plan\".eventsTopic"), EVENTS_TOPIC);
    tests::putText(*cpu_.findStartValue("\"Plan\".requestTopic"), REQUEST_TOPIC);
  }

  vcpu::Cpu cpu_;
  std::vector<int32_t> values_;
  std::vector<vcpu::Operand> inputs_;
  vcpu::Operand connected_, waiting_, ready_, requested_, lost_, made_, forced_;
};

}  // namespace

std::unique_ptr<LinkedStation> sclStation(const StationPlan& plan, vcpu::Clock& clock,
                                          vcpu::Network& network) {
  return std::make_unique<SclLinkedStation>(plan, clock, network);
}

}  // namespace telecontrol
