// What 500 points cost: statements of a scan and their estimate on real CPUs, and events per second, natively
// and as SCL on the virtual CPU.

#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "bench/telecontrol_plc.h"
#include "telecontrol/station.h"
#include "vcpu/cost/cost_table.h"

namespace {

constexpr int SCANS = 2000;

double secondsOf(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double nativeSeconds() {
  auto station = std::make_unique<tele::Station>();
  auto store = std::make_unique<tele::EventStore>();
  for (int32_t row = 0; row < tele::POINTS_MAX; ++row) {
    station->table.points[row].settings.pointId = row + 1;
    station->table.points[row].settings.kind = tele::PointKind::Bit;
  }
  (void)tele::startStation(*station, *store);
  return secondsOf([&] {
    for (int scan = 0; scan < SCANS; ++scan) {
      for (int32_t row = 0; row < tele::POINTS_MAX; ++row) {
        station->table.points[row].input.value = scan % 2;
      }
      tele::scanStation(*station, *store,
                        {.passedMs = 10,
                         .utc = {.known = true, .day = 20000, .dayMs = scan * 10},
                         .maySend = true,
                         .generalRequest = false});
      tele::blockDelivered(*station, *store);
    }
  });
}

}  // namespace

int main() {
  const auto checked = bench::telecontrolProgram("telecontrol_program.scl");
  if (!checked) return 1;
  auto counted = bench::counting(checked);
  vcpu::CompileOptions fast;
  auto code = vcpu::MachineCode::compile(checked, fast);
  if (!counted || !code) return 1;

  std::vector<vcpu::CostRow> rows;
  for (const auto& [name, kind] : {std::pair{"bits", "1"}, std::pair{"analog values", "4"}}) {
    bench::TelecontrolPlc plc(*counted);
    plc.set("\"Bench\".kind", kind);
    for (int scan = 0; scan < 100; ++scan) (void)plc.scan();
    rows.push_back({fmt::format("500 {}, idle", name), plc.scan()});
    plc.set("\"Bench\".change", "TRUE");
    (void)plc.scan();
    rows.push_back({fmt::format("500 {}, all change", name), plc.scan()});
  }
  fmt::print("A scan of the telecontrol library; the changes are the program's, 500 assignments:\n\n{}\n",
             costTable(rows));

  const double native = nativeSeconds();
  bench::TelecontrolPlc plc(*code);
  plc.set("\"Bench\".change", "TRUE");
  (void)plc.scan();
  const double scl = secondsOf([&] {
    for (int scan = 0; scan < SCANS; ++scan) (void)plc.scan();
  });
  const double events = SCANS * 500.0;
  fmt::print(
      "Events found and stored, 500 in each scan: {:.1f} million/s natively, {:.1f} million/s as SCL by cc\n",
      events / native / 1e6, events / scl / 1e6);
  return 0;
}
