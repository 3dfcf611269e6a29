// Nanoseconds for one instruction, beside the times that Siemens publishes for its CPUs
// (docs/performance.md).

#include <benchmark/benchmark.h>

#include "bench/compiled.h"
#include "vcpu/access/call_frame.h"
#include "vcpu/access/value.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace {

constexpr int64_t TURNS = 1000;
constexpr int64_t INSTRUCTIONS_PER_TURN = 10;

void instructions(benchmark::State& state, const char* block, vcpu::CompilerKind compiler) {
  auto code = bench::compiled("instructions.scl", compiler);
  if (!code) return state.SkipWithError(code.failure().c_str());
  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network(clock);
  vcpu::Cpu cpu(*code, {}, clock, network);
  const scl::Block& function = *(*code)->program().findBlock(block);
  vcpu::CallFrame frame(function);
  vcpu::setValue(frame.operand(*frame.parameter("turns")), std::to_string(TURNS));
  for (auto _ : state) {
    if (!cpu.call(function, frame.image(), {})) return state.SkipWithError("the CPU went to STOP");
  }
  state.counters["each"] =
      benchmark::Counter(static_cast<double>(state.iterations() * TURNS * INSTRUCTIONS_PER_TURN),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

BENCHMARK_CAPTURE(instructions, bit_cc, "BitInstructions", vcpu::CompilerKind::System);
BENCHMARK_CAPTURE(instructions, word_cc, "WordInstructions", vcpu::CompilerKind::System);
BENCHMARK_CAPTURE(instructions, fixed_cc, "FixedPointInstructions", vcpu::CompilerKind::System);
BENCHMARK_CAPTURE(instructions, float_cc, "FloatInstructions", vcpu::CompilerKind::System);
BENCHMARK_CAPTURE(instructions, bit_tcc, "BitInstructions", vcpu::CompilerKind::InProcess);
BENCHMARK_CAPTURE(instructions, word_tcc, "WordInstructions", vcpu::CompilerKind::InProcess);
BENCHMARK_CAPTURE(instructions, fixed_tcc, "FixedPointInstructions", vcpu::CompilerKind::InProcess);
BENCHMARK_CAPTURE(instructions, float_tcc, "FloatInstructions", vcpu::CompilerKind::InProcess);

}  // namespace

BENCHMARK_MAIN();
