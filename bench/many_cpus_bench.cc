// Ten thousand CPUs with a small program in one process: what each takes of memory, and for one scan.

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <memory>
#include <vector>

#include "bench/compiled.h"
#include "fleet/process_usage.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace {

constexpr size_t CPUS = 10'000;

// Of this process, in the memory of the host; what an earlier round has freed is given back before.
double residentBytes() {
  malloc_trim(0);
  return static_cast<double>(fleet::processUsage().residentBytes);
}

void scanOfEach(benchmark::State& state, vcpu::CompilerKind compiler) {
  auto code = bench::compiled("many_cpus.scl", compiler);
  if (!code) return state.SkipWithError(code.failure().c_str());
  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network(clock);
  const double bytesBefore = residentBytes();
  std::vector<std::unique_ptr<vcpu::Cpu>> cpus;
  for (size_t i = 0; i < CPUS; ++i) {
    cpus.push_back(std::make_unique<vcpu::Cpu>(*code, vcpu::CpuOptions{}, clock, network));
    cpus.back()->start();
  }
  for (auto _ : state) {
    clock.advance(10);
    for (const std::unique_ptr<vcpu::Cpu>& cpu : cpus) cpu->scanOnce();
  }
  const double bytes = residentBytes() - bytesBefore;
  for (const std::unique_ptr<vcpu::Cpu>& cpu : cpus) {
    if (cpu->state() != vcpu::CpuState::Run) return state.SkipWithError("a CPU went to STOP");
  }
  state.counters["bytes"] = bytes / CPUS;
  state.counters["scan"] = benchmark::Counter(static_cast<double>(state.iterations()) * CPUS,
                                              benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

BENCHMARK_CAPTURE(scanOfEach, cc, vcpu::CompilerKind::System)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scanOfEach, tcc, vcpu::CompilerKind::InProcess)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
