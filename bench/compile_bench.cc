// From SCL text to code that runs: the pump station's program, all of it.

#include <benchmark/benchmark.h>

#include <filesystem>

#include "station/sources.h"
#include "station/station_file.h"
#include "vcpu/c/program.h"
#include "vcpu/compile/machine_code.h"

namespace {

std::vector<std::string> sources() {
  auto file = station::readStationFile(PROJECT_ROOT "/examples/pump-station/station.toml");
  return file ? file->sources : std::vector<std::string>{};
}

void ParseAndCheck(benchmark::State& state) {
  const std::vector<std::string> files = sources();
  for (auto _ : state) {
    auto checked = station::checkSources(files, scl::Dialect::Tia);
    if (!checked || !checked->program) return state.SkipWithError("the example has faults");
  }
  int64_t bytes = 0;
  for (const std::string& file : files) bytes += static_cast<int64_t>(std::filesystem::file_size(file));
  state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(ParseAndCheck)->Unit(benchmark::kMillisecond);

void PrintC(benchmark::State& state) {
  auto checked = station::checkSources(sources(), scl::Dialect::Tia);
  if (!checked) return state.SkipWithError(checked.failure().c_str());
  for (auto _ : state) benchmark::DoNotOptimize(vcpu::printProgram(*checked->program, {}).text);
}
BENCHMARK(PrintC)->Unit(benchmark::kMillisecond);

void Compile(benchmark::State& state, vcpu::CompilerKind compiler, bool cached) {
  auto checked = station::checkSources(sources(), scl::Dialect::Tia);
  if (!checked) return state.SkipWithError(checked.failure().c_str());
  const std::filesystem::path cache = std::filesystem::temp_directory_path() / "s7mqtt-bench-cache";
  vcpu::CompileOptions options;
  options.compiler = compiler;
  options.cacheFolder = cache;
  if (cached) vcpu::MachineCode::compile(checked->program, options);
  for (auto _ : state) {
    if (!cached) {
      state.PauseTiming();
      std::filesystem::remove_all(cache);
      state.ResumeTiming();
    }
    const auto code = vcpu::MachineCode::compile(checked->program, options);
    if (!code) return state.SkipWithError(code.failure().c_str());
  }
  std::filesystem::remove_all(cache);
}
BENCHMARK_CAPTURE(Compile, system, vcpu::CompilerKind::System, false)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(Compile, systemCached, vcpu::CompilerKind::System, true)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(Compile, inProcess, vcpu::CompilerKind::InProcess, false)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
