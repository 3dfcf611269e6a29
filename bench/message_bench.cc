// What a message to a station costs in a scan: a command, and the answer of a recipe server, which is read in
// parts. Counted on the virtual CPU, estimated for real ones.

#include <fmt/format.h>

#include <memory>
#include <string>

#include "station/source_list.h"
#include "station/sources.h"
#include "telecontrol/limits.h"
#include "vcpu/access/value.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cost/cost_table.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace {

std::shared_ptr<const vcpu::MachineCode> counted() {
  auto files = station::readSourceList(PROJECT_ROOT "/plc/generated/telecontrol/sources.txt");
  if (!files) return nullptr;
  files->emplace_back(PROJECT_ROOT "/bench/message_program.scl");
  auto checked = station::checkSources(*files, scl::Dialect::Tia);
  if (!checked) return nullptr;
  for (const scl::Diagnostic& fault : checked->diagnostics.list()) fmt::print(stderr, "{}\n", toText(fault));
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  options.print.count = true;
  auto code = vcpu::MachineCode::compile(checked->program, options);
  return code ? *code : nullptr;
}

class Plc {
 public:
  explicit Plc(std::shared_ptr<const vcpu::MachineCode> code) : cpu_(std::move(code), {}, clock_, network_) {
    clock_.advance(1000);
    cpu_.start();
    (void)scan();
  }
  void set(const std::string& path, const std::string& value) {
    auto operand = cpu_.find(path);
    if (operand) (void)vcpu::setValue(*operand, value);
  }
  void write(const std::string& text, const std::string& message) {
    for (size_t i = 0; i < message.size(); ++i)
      set(fmt::format("{}.bytes[{}]", text, i), fmt::format("16#{:02X}", static_cast<uint8_t>(message[i])));
    set(text + ".length", fmt::to_string(message.size()));
  }
  std::string valueOf(const std::string& path) {
    auto operand = cpu_.find(path);
    return operand ? vcpu::formatValue(*operand) : "";
  }
  vcpu::ScanCounts scan() {
    cpu_.scanOnce();
    clock_.advance(10);
    return cpu_.scanCounts();
  }

 private:
  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
};

std::string answer() {
  std::string values;
  for (int32_t row = 0; row < tele::PARAMETERS_MAX; ++row) {
    values += fmt::format(R"({}{{"id":"{}","val":{}.25}})", row == 0 ? "" : ",", row + 301, row);
  }
  return fmt::format(R"({{"req":1,"vals":[{}]}})", values);
}

}  // namespace

int main() {
  const auto code = counted();
  if (!code) return 1;
  Plc plc(code);
  std::vector<vcpu::CostRow> rows = {{"no message", plc.scan()}};

  const std::string command = R"({"req":"k7f3-1","id":"264","val":4,"exp":"2026-03-01T06:31:00.000Z"})";
  plc.write("\"Commands\".message.text", command);
  plc.set("\"Bench\".command", "TRUE");
  rows.push_back({fmt::format("a command, {} bytes", command.size()), plc.scan()});
  plc.set("\"Bench\".command", "TRUE");
  rows.push_back({"the same again", plc.scan()});

  const std::string message = answer();
  plc.write("\"Recipe\".text", message);
  plc.set("\"Bench\".answer", "TRUE");
  vcpu::ScanCounts longest = plc.scan();
  int scans = 1;
  for (; plc.valueOf("\"Recipe\".state") == "3"; ++scans) {
    const vcpu::ScanCounts part = plc.scan();
    if (part.statements > longest.statements) longest = part;
  }
  rows.push_back({"longest of an answer", longest});
  fmt::print(
      "Messages to a station, without the client; an answer of a recipe server with {} parameters has {} "
      "bytes and is "
      "read in {} scans:\n\n{}\n",
      tele::PARAMETERS_MAX, message.size(), scans, costTable(rows));
  return 0;
}
