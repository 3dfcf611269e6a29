// What the scans of the MQTT client cost on a real CPU: counted on the virtual CPU, then estimated.
//   cost_bench [PROJECT]    counts the library of another checkout, so that before and after can be compared

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "core/testing/packet.h"
#include "station/source_list.h"
#include "station/sources.h"
#include "vcpu/access/value.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cost/cost_table.h"
#include "vcpu/cost/estimate.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace {

std::vector<std::string> sourcesOf(const std::string& project) {
  std::vector<std::string> files;
  // Of older checkouts the shells' list does not name the generated sources.
  for (const char* list : {"/plc/generated/sources.txt", "/plc/shells/s7-1500/sources.txt"}) {
    auto listed = station::readSourceList(project + list);
    if (!listed) continue;
    for (const std::string& file : *listed) {
      const std::string path = std::filesystem::path(file).lexically_normal().string();
      if (std::find(files.begin(), files.end(), path) == files.end()) files.push_back(path);
    }
  }
  files.emplace_back(PROJECT_ROOT "/bench/cost_program.scl");
  return files;
}

// A PLC, and a broker that accepts everything.
class Bench {
 public:
  explicit Bench(std::shared_ptr<const vcpu::MachineCode> code)
      : cpu_(std::move(code), {}, clock_, network_) {
    clock_.advance(1000);
    cpu_.start();
  }

  // The most expensive of so many scans for the CPU 1516; the broker answers what is sent.
  vcpu::ScanCounts worstOf(int scans) {
    vcpu::ScanCounts worst;
    const vcpu::CpuCost& cpu = *vcpu::findCpuCost("CPU 1516");
    for (int scan = 0; scan < scans; ++scan) {
      cpu_.scanOnce();
      clock_.advance(10);
      answer();
      const vcpu::ScanCounts counts = cpu_.scanCounts();
      if (estimate(counts, cpu).microseconds > estimate(worst, cpu).microseconds) worst = counts;
    }
    return worst;
  }

  void set(const std::string& path, const std::string& value) {
    auto operand = cpu_.find(path);
    if (operand) (void)vcpu::setValue(*operand, value);
  }

  bool isConnected() { return network_.opened() > 0; }

  void deliver(size_t payloadBytes) {
    const std::string topic = "plant/area/tank";
    const std::string payload(payloadBytes, 'x');
    network_.newestPeer().write(encoded(protocol::publish({topic, payload, 1, 9})));
  }

 private:
  // CONNECT, SUBSCRIBE and PUBLISH of QoS 1 come one at a time here.
  void answer() {
    if (network_.opened() == 0) return;
    const std::vector<uint8_t> sent = network_.newestPeer().read();
    if (sent.empty()) return;
    if (sent[0] == 0x10) network_.newestPeer().write({0x20, 2, 0, 0});
    if (sent[0] == 0x82) network_.newestPeer().write({0x90, 3, sent[2], sent[3], 1});
  }

  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
};

}  // namespace

int main(int argc, char** argv) {
  const std::string project = argc > 1 ? argv[1] : PROJECT_ROOT;
  auto checked = station::checkSources(sourcesOf(project), scl::Dialect::Tia);
  if (!checked) {
    fmt::print(stderr, "{}\n", checked.failure());
    return 1;
  }
  if (!checked->program) {
    for (const scl::Diagnostic& fault : checked->diagnostics.list())
      fmt::print(stderr, "{}\n", toText(fault));
    return 1;
  }
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  options.print.count = true;
  auto code = vcpu::MachineCode::compile(checked->program, options);
  if (!code) {
    fmt::print(stderr, "{}\n", code.failure());
    return 1;
  }

  std::vector<vcpu::CostRow> rows;
  constexpr int UNTIL_CONNECTED = 200;
  constexpr int A_FEW = 20;
  {
    Bench bench(*code);
    bench.worstOf(UNTIL_CONNECTED);
    if (!bench.isConnected()) {
      fmt::print(stderr, "the client did not connect: bench/cost_program.scl does not fit the library\n");
      return 1;
    }
    rows.push_back({"idle", bench.worstOf(A_FEW)});
  }
  for (const int payload : {64, 1024}) {
    Bench bench(*code);
    bench.worstOf(UNTIL_CONNECTED);
    bench.set("\"Bench\".payloadBytes", std::to_string(payload));
    bench.set("\"Bench\".publish", "TRUE");
    rows.push_back({fmt::format("publish {}", payload), bench.worstOf(A_FEW)});
  }
  {
    Bench bench(*code);
    bench.set("\"Bench\".receive", "TRUE");
    bench.worstOf(UNTIL_CONNECTED);
    bench.deliver(1024);
    rows.push_back({"receive 1024", bench.worstOf(A_FEW)});
  }
  fmt::print("The most expensive scan of each kind, MqttClient and the calling block included:\n\n{}",
             costTable(rows));
  return 0;
}
