// SCL by chance or by text: what the checker accepts, the printer must print so that the compiler takes it,
// and running it must neither end the process nor take long.

#include <cstdio>
#include <cstdlib>
#include <string>

#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/system/system_units.h"
#include "vcpu/testing/random_program.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace {

// An odd first octet: the others choose a program. Otherwise they are one.
bool isByChance(const uint8_t* data, size_t size) {
  return size > 0 && data[0] % 2 == 1;
}

std::string chosenProgram(const uint8_t* data, size_t size) {
  size_t at = 1;
  vcpu::Chance chance = [&](uint32_t count) {
    uint32_t number = at < size ? data[at++] : 0;
    if (count > 256 && at < size) number = number << 8 | data[at++];
    return number % count;
  };
  return vcpu::randomProgram(chance, true);
}

// The printer's own refusals have a column, what the compiler says has none.
bool isRefusal(const std::string& failure) {
  int line = 0;
  int column = 0;
  return std::sscanf(failure.c_str(), "fuzz.scl:%d:%d: error:", &line, &column) == 2;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  scl::Diagnostics diagnostics;
  bool byChance = isByChance(data, size);
  std::string text =
      byChance ? chosenProgram(data, size) : std::string(reinterpret_cast<const char*>(data), size);
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(text, "fuzz.scl", scl::Dialect::Tia, diagnostics));
  if (diagnostics.hasErrors()) return 0;
  std::vector<scl::Unit> system = byChance ? std::vector<scl::Unit>() : vcpu::systemUnits();
  auto program = std::make_shared<scl::Program>(
      scl::check(std::move(units), std::move(system), scl::Dialect::Tia, diagnostics));
  if (diagnostics.hasErrors()) return 0;
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  options.print.shortCircuit = size % 2 == 0;
  auto code = vcpu::MachineCode::compile(program, options);
  if (!code) {
    if (isRefusal(code.failure())) return 0;
    std::fprintf(stderr, "%s\n%s\n", code.failure().c_str(), text.c_str());
    std::abort();
  }
  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network(clock);
  vcpu::Cpu cpu(*code, {.workPerCycleMax = 100'000}, clock, network);
  cpu.start();
  for (int i = 0; i < 3; i++) {
    cpu.scanOnce();
    clock.advance(50);
  }
  return 0;
}
