// Code of one compiler takes over from that of the other between two cycles: what the program does is the
// same.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "vcpu/access/call_frame.h"
#include "vcpu/access/value.h"
#include "vcpu/compile/background_compilation.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

using Code = std::shared_ptr<const MachineCode>;

// All that outlives a cycle: statics, nested instances, timers, counters, edges, retentive data, bit memory,
// jobs of communication blocks that take several cycles, and faults that are reported once.
const char* const PROGRAM = R"(
TYPE "Sample" STRUCT hours : DInt; text : String[20]; END_STRUCT; END_TYPE
FUNCTION_BLOCK "Pump"
VAR_INPUT on : Bool; END_VAR
VAR_OUTPUT runs : Bool; END_VAR
VAR RETAIN hours : DInt; END_VAR
VAR
  delay : TON;
  pulse : TP;
  rest : TOF;
  edge : R_TRIG;
  starts : CTU;
  log : Array[0..4] of "Sample";
  next : Int;
  previous : Bool;
END_VAR
BEGIN
  #delay(IN := #on, PT := T#35ms);
  #pulse(IN := #delay.Q, PT := T#45ms);
  #rest(IN := #pulse.Q, PT := T#20ms);
  #edge(CLK := #rest.Q);
  #starts(CU := #edge.Q, R := FALSE, PV := 3);
  #runs := #rest.Q;
  IF #runs <> #previous THEN
    #log[#next].hours := #log[#next].hours + #hours;
    #log[#next].text := CONCAT(IN1 := #log[#next].text, IN2 := SEL(G := #runs, IN0 := 'off', IN1 := 'on'));
    #next := (#next + 1) MOD 5;
  END_IF;
  #previous := #runs;
  #hours := #hours + 1;
END_FUNCTION_BLOCK
DATA_BLOCK "First" "Pump" BEGIN END_DATA_BLOCK
DATA_BLOCK "Second" "Pump" BEGIN END_DATA_BLOCK
DATA_BLOCK "Link"
STRUCT
  partner : TCON_IP_v4 := (InterfaceId := 64, ID := 1, RemoteAddress := (ADDR := [192, 168, 0, 10]), RemotePort := 1883);
  open : TCON;
  send : TSEND;
  receive : TRCV;
  question : Array[0..599] of Byte;
  answer : Array[0..599] of Byte;
  sent : DInt;
  received : DInt;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Plant"
STRUCT
  cycles : DInt;
  starts : DInt;
  interrupts : DInt;
  faults : DInt;
  index : Int;
  table : Array[0..9] of Int;
  quotient : DInt;
  level : Real := 0.1;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Startup"
BEGIN
  "Plant".starts += 1;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "OB35"
BEGIN
  "Plant".interrupts += 1;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "OB121"
BEGIN
  "Plant".faults += 1;
END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Plant".cycles += 1;
  "First"(on := "Plant".cycles MOD 17 < 9);
  "Second"(on := "First".runs);
  %MD4 := SHL(IN := %MD4, N := 1) OR 16#1;
  %M0.0 := "Second".runs;
  "Plant".index := DINT_TO_INT("Plant".cycles MOD 11);
  "Plant".table["Plant".index] += 3;
  "Plant".quotient += "Plant".cycles / INT_TO_DINT("Plant".index - 5);
  "Plant".level := SIN("Plant".level) * 1.7 + DINT_TO_REAL("Plant".quotient) / 3.0;
  "Link".open(REQ := "Plant".cycles = 2, ID := 1, CONNECT := "Link".partner);
  "Link".question["Plant".cycles MOD 600] := INT_TO_BYTE("Plant".table[3]);
  "Link".send(REQ := "Plant".cycles MOD 5 = 0, ID := 1, DATA := "Link".question);
  IF "Link".send.DONE THEN "Link".sent += 1; END_IF;
  "Link".receive(EN_R := TRUE, ID := 1, DATA := "Link".answer);
  IF "Link".receive.NDR THEN "Link".received += 1; END_IF;
END_ORGANIZATION_BLOCK
)";

constexpr int CYCLES = 60;
constexpr int CYCLE_MS = 10;

/// What a cycle leaves: every byte of the CPU, its diagnostic buffer, and what has gone to the partner.
std::string lookAt(Station& station) {
  std::string all;
  for (const char* name : {"First", "Second", "Link", "Plant"}) {
    for (uint8_t byte : station.cpu.dataBlock(name)) all += fmt::format("{:02x}", byte);
    all += "\n";
  }
  for (uint8_t byte : station.cpu.area(scl::MemoryArea::BitMemory).first(16))
    all += fmt::format("{:02x}", byte);
  for (const DiagnosticEvent& event : station.cpu.diagnosticBuffer())
    all += fmt::format("\n{} {}:{} {}", event.utc, event.file, event.line, event.sentence);
  return all;
}

/// Runs the program; `between` is called before the start as -1 and behind each cycle with its number. The
/// partner sends back what it gets.
std::vector<std::string> history(Code code, const std::function<void(Cpu&, int)>& between) {
  Station station(std::move(code));
  station.network.behaviour = {.latencyMs = 12, .sendBytesMax = 150};
  std::vector<std::string> cycles;
  between(station.cpu, -1);
  station.cpu.start();
  between(station.cpu, 0);
  for (int cycle = 1; cycle <= CYCLES; ++cycle) {
    station.clock.advance(CYCLE_MS);
    station.cpu.scanOnce();
    if (station.network.opened() > 0) {
      const std::vector<uint8_t> bytes = station.network.newestPeer().read();
      if (!bytes.empty()) station.network.newestPeer().write(bytes);
    }
    cycles.push_back(lookAt(station));
    between(station.cpu, cycle);
  }
  EXPECT_EQ(station.cpu.state(), CpuState::Run) << cycles.back();
  EXPECT_NE(station.value("Link.received"), "0");
  EXPECT_NE(station.value("First.starts.CV"), "0");
  EXPECT_EQ(station.value("Plant.starts"), "1");
  return cycles;
}

struct ExchangedCode : testing::Test {
  std::shared_ptr<const PrintedProgram> printed;
  Code tcc, cc;
  std::vector<std::string> expected;

  ExchangedCode() {
    scl::Diagnostics diagnostics;
    const auto program = checkedProgram(PROGRAM, "exchange.scl", diagnostics);
    for (const scl::Diagnostic& fault : diagnostics.list()) ADD_FAILURE() << toText(fault);
    if (program == nullptr) throw std::invalid_argument(PROGRAM);
    printed = *PrintedProgram::of(program, {});
    CompileOptions options;
    options.cacheFolder = CODE_CACHE;
    cc = *MachineCode::compile(*printed, options);
    tcc = compiledInProcess();
    expected = history(tcc, [](Cpu&, int) {});
  }

  Code compiledInProcess() const {
    CompileOptions options;
    options.compiler = CompilerKind::InProcess;
    return *MachineCode::compile(*printed, options);
  }

  /// Which cycle differs; 0: none.
  int firstDifference(const std::vector<std::string>& cycles) const {
    for (size_t i = 0; i < expected.size(); ++i) {
      if (cycles.at(i) != expected[i]) return static_cast<int>(i) + 1;
    }
    return 0;
  }
};

TEST_F(ExchangedCode, BetweenAnyTwoCyclesChangesNothing) {
  EXPECT_EQ(firstDifference(history(cc, [](Cpu&, int) {})), 0) << "cc alone";
  for (int when = -1; when <= CYCLES; ++when) {
    const auto cycles = history(tcc, [&](Cpu& cpu, int cycle) {
      if (cycle == when) cpu.exchangeCode(cc);
    });
    EXPECT_EQ(firstDifference(cycles), 0) << "behind cycle " << when;
  }
}

TEST_F(ExchangedCode, BetweenAllCyclesChangesNothing) {
  const auto cycles =
      history(tcc, [&](Cpu& cpu, int cycle) { cpu.exchangeCode(cycle % 2 == 0 ? cc : compiledInProcess()); });
  EXPECT_EQ(firstDifference(cycles), 0);
}

// The CPU holds no code that it does not run.
TEST_F(ExchangedCode, LetsTheOldCodeGo) {
  Code first = compiledInProcess();
  const std::weak_ptr<const MachineCode> old = first;
  history(std::exchange(first, nullptr), [&](Cpu& cpu, int cycle) {
    if (cycle == 5) cpu.exchangeCode(cc);
    EXPECT_EQ(old.expired(), cycle > 5) << cycle;
  });
}

// Code that counts shows that it is the one that runs; it does nothing else in another way.
TEST_F(ExchangedCode, RunsFromTheNextCycleOn) {
  Station station(tcc);
  const Code counting = compiled(printed->program, CompilerKind::System, {.count = true});
  station.cpu.start();
  for (const auto& [code, counts] :
       {std::pair(tcc, false), {counting, true}, {cc, false}, {counting, true}}) {
    station.cpu.exchangeCode(code);
    station.cpu.scanOnce();
    EXPECT_EQ(station.cpu.scanCounts().statements > 0, counts);
  }
}

/// A clock that does something at each look, so also in the middle of a block.
class AskedClock : public SimulatedClock {
 public:
  std::function<void()> onLook;
  int64_t monotonic() override {
    if (onLook) onLook();
    return SimulatedClock::monotonic();
  }
};

// The loop ends with the code that has begun it; the interrupts and OB1 of a cycle run with one code.
TEST_F(ExchangedCode, WaitsForTheEndOfTheCycle) {
  const char* const text = R"(
DATA_BLOCK "D" STRUCT n : DInt; interrupts : DInt; END_STRUCT; BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "OB35" BEGIN "D".interrupts += 1; END_ORGANIZATION_BLOCK
ORGANIZATION_BLOCK "Main"
VAR_TEMP i : DInt; END_VAR
BEGIN
  FOR #i := 1 TO 100000 DO "D".n += 1; END_FOR;
END_ORGANIZATION_BLOCK
)";
  scl::Diagnostics diagnostics;
  const auto program = checkedProgram(text, "loop.scl", diagnostics);
  ASSERT_NE(program, nullptr);
  Code first = compiled(program, CompilerKind::InProcess);
  const Code second = compiled(program, CompilerKind::System);
  const std::weak_ptr<const MachineCode> old = first;
  AskedClock clock;
  SimulatedNetwork network(clock);
  Cpu cpu(std::exchange(first, nullptr), {}, clock, network);
  cpu.start();
  clock.advance(100);
  int looks = 0;
  clock.onLook = [&] {
    cpu.exchangeCode(second);
    ++looks;
    EXPECT_FALSE(old.expired()) << looks;
  };
  cpu.scanOnce();
  EXPECT_GT(looks, 5);
  clock.onLook = nullptr;
  EXPECT_FALSE(old.expired());
  cpu.scanOnce();
  EXPECT_TRUE(old.expired());
  const auto count = cpu.find("D.n");
  ASSERT_TRUE(count);
  EXPECT_EQ(formatValue(*count), "200000");
  EXPECT_EQ(formatValue(*cpu.find("D.interrupts")), "1");
}

// A restart and a call from outside take the new code as well.
TEST_F(ExchangedCode, BeginsWithAStartOrACallFromOutside) {
  for (const bool start : {true, false}) {
    Code first = compiledInProcess();
    const std::weak_ptr<const MachineCode> old = first;
    Station station(std::exchange(first, nullptr));
    station.cpu.exchangeCode(cc);
    EXPECT_FALSE(old.expired());
    const scl::Block* block = printed->program->findBlock("Pump");
    CallFrame frame(*block);
    if (start) station.cpu.start();
    if (!start) {
      ASSERT_TRUE(station.cpu.call(*block, frame.image(), frame.areas()));
    }
    EXPECT_TRUE(old.expired());
  }
}

// As s7mqtt run does it: one thread compiles while the CPU runs, and the CPU never waits for it.
TEST_F(ExchangedCode, ComesFromAnotherThreadWhileTheCpuRuns) {
  CompileOptions options;
  options.cacheFolder = "/proc/s7mqtt/none";
  BackgroundCompilation compilation(printed, options);
  Code next;
  bool exchanged = false;
  while (!exchanged) {
    const auto cycles = history(tcc, [&](Cpu& cpu, int) {
      auto answer = compilation.take();
      if (!answer) return;
      EXPECT_TRUE(*answer) << answer->failure();
      cpu.exchangeCode(**answer);
      exchanged = true;
    });
    EXPECT_EQ(firstDifference(cycles), 0);
  }
}

}  // namespace
}  // namespace vcpu
