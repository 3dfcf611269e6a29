// Every state the transport of MqttClient can reach, whatever TCON, TDISCON, TRCV, TSEND and T_DIAG answer,
// however many calls they take, and whatever the client requests: from each of them a connection comes up in
// a bounded number of calls once the blocks answer as they should, a connection that broke is given up, and
// the connection of another block is never ended.
//
// The SCL that is searched is that of plc/shells; only the types of the five blocks are replaced by those of
// testdata/scripted_blocks.scl, whose answers are chosen here, all of them in turn.

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <regex>
#include <unordered_map>

#include "tests/plc/library.h"
#include "vcpu/access/value.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace plc_test {
namespace {

using Code = std::shared_ptr<const vcpu::MachineCode>;

/// A change of the SCL, to see that the search would find the fault it makes.
struct Change {
  std::string what;  ///< for messages
  std::string file;
  std::string from;  ///< must stand there
  std::string to;
  std::string finds;  ///< how the search reports it
};

Code compile(const Change* change, vcpu::CompilerKind compiler = vcpu::CompilerKind::System) {
  const std::regex block(R"(\{InstructionName := '(TCON|TDISCON|TRCV|TSEND|T_DIAG)'[^}]*\} : \w+;)");
  std::vector<Source> sources = sourcesOf(libraryFiles());
  // The library is in the order of its calls: what comes behind the sender is not needed.
  const auto sender = std::find_if(sources.begin(), sources.end(), [](const Source& source) {
    return source.file.ends_with("MqttXSender.scl");
  });
  EXPECT_NE(sender, sources.end());
  if (sender != sources.end()) sources.erase(sender + 1, sources.end());
  const std::vector<Source> scripted = sourcesOf({TESTDATA "/testdata/scripted_blocks.scl"});
  sources.insert(sources.begin(), scripted.begin(), scripted.end());
  for (Source& source : sources) {
    if (change != nullptr && source.file.ends_with(change->file)) {
      const size_t at = source.text.find(change->from);
      EXPECT_NE(at, std::string::npos) << change->what;
      if (at != std::string::npos) source.text.replace(at, change->from.size(), change->to);
    }
    source.text = std::regex_replace(source.text, block, ": \"Scripted$1\";");
  }
  const std::vector<Source> cycle = sourcesOf({TESTDATA "/testdata/transport_search.scl"});
  sources.insert(sources.end(), cycle.begin(), cycle.end());

  std::string complaints;
  const auto program = checkSources(sources, complaints);
  EXPECT_EQ(complaints, "");
  if (program == nullptr) return nullptr;
  vcpu::CompileOptions options;
  options.compiler = compiler;
  options.cacheFolder = CODE_CACHE;
  auto code = vcpu::MachineCode::compile(program, options);
  EXPECT_EQ(code.failure(), "");
  return code ? *code : nullptr;
}

/// All that a cycle can change, as octets.
using State = std::string;

class Searched {
 public:
  explicit Searched(Code code) : cpu_(std::move(code), {}, clock_, network_) {
    cpu_.start();
    EXPECT_EQ(cpu_.state(), vcpu::CpuState::Run);
    world_ = cpu_.dataBlock("World");
    firmware_ = cpu_.dataBlock("Firmware");
  }

  State state() const {
    return State(world_.begin(), world_.end()) + State(firmware_.begin(), firmware_.end());
  }
  void enter(const State& state) {
    std::copy_n(state.begin(), world_.size(), world_.begin());
    std::copy_n(state.begin() + static_cast<ptrdiff_t>(world_.size()), firmware_.size(), firmware_.begin());
  }

  void set(const std::string& path, const std::string& value) {
    ASSERT_EQ(vcpu::setValue(operand(path), value).failure(), "");
  }
  std::string show(const std::string& path) { return vcpu::formatValue(operand(path)); }

  /// One cycle in which all answer what is true.
  void truthfulCycle() { cpu_.scanOnce(); }

  /// One cycle with these choices, the first answer beyond them; afterwards they are as many as were asked.
  void cycle(std::vector<int>& choices) {
    for (size_t i = 0; i < ANSWERS_MAX; ++i) number(answers_, i) = i < choices.size() ? choices[i] : 0;
    cpu_.scanOnce();
    choices.resize(static_cast<size_t>(number(asked_, 0)));
    for (size_t i = 0; i < choices.size(); ++i) choices[i] = number(answers_, i);
  }

  /// Makes the next in the order of all choices of the cycle that was run last; false behind the last.
  bool advance(std::vector<int>& choices) {
    while (!choices.empty() && choices.back() + 1 == number(options_, choices.size() - 1)) choices.pop_back();
    if (choices.empty()) return false;
    ++choices.back();
    return true;
  }

 private:
  static constexpr size_t ANSWERS_MAX = 32;

  /// An element of an array of Int below 256, by its low octet.
  static uint8_t& number(const vcpu::Operand& ints, size_t index) { return ints.bytes[2 * index + 1]; }

  vcpu::Operand operand(const std::string& path) {
    const vcpu::Result<vcpu::Operand> found = cpu_.find(path);
    EXPECT_TRUE(found) << found.failure();
    return *found;
  }

  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
  std::span<uint8_t> world_;
  std::span<uint8_t> firmware_;
  vcpu::Operand asked_ = operand("\"Choice\".asked");
  vcpu::Operand options_ = operand("\"Choice\".options");
  vcpu::Operand answers_ = operand("\"Choice\".answer");
};

/// Runs cycles until the value shows; false if it does not within CALLS_MAX.
bool comesTo(Searched& plc, const std::string& path, const std::string& value) {
  constexpr int CALLS_MAX = 12;
  for (int call = 0; call < CALLS_MAX && plc.show(path) != value; ++call) plc.truthfulCycle();
  return plc.show(path) == value;
}

/// TCON that does not end, and TRCV that goes on lacking resources, are given up.
bool givesUp(Searched& plc) {
  plc.set("\"Choice\".hangs", "TRUE");
  plc.set("\"Choice\".elapsedMs", "10000");
  const bool closes = comesTo(plc, "\"World\".transport.statState", "3") ||
                      comesTo(plc, "\"World\".transport.statState", "0");
  plc.set("\"Choice\".hangs", "FALSE");
  plc.set("\"Choice\".elapsedMs", "10");
  return closes;
}

/// A connection that the CPU is establishing again is given up, also while the client takes no bytes and TRCV
/// is off.
bool noticesLoss(Searched& plc) {
  if (plc.show("\"World\".transport.statState") != "2") return true;
  plc.set("\"Choice\".takesNothing", "TRUE");
  plc.set("\"World\".input.receivedBytes", "2");
  plc.set("\"World\".consumed", "0");
  plc.set("\"Firmware\".connection", "1");
  const bool closes = comesTo(plc, "\"World\".transport.statState", "3") ||
                      comesTo(plc, "\"World\".transport.statState", "0");
  plc.set("\"Choice\".takesNothing", "FALSE");
  return closes;
}

/// What is wrong with a state; empty if nothing is.
std::string faultOf(Searched& plc, const State& state) {
  plc.enter(state);
  if (plc.show("\"Firmware\".endedOther") == "TRUE") return "ended the connection of another block";
  plc.set("\"Choice\".truthful", "TRUE");
  std::string fault;
  if (plc.show("\"Firmware\".connection") == "3" && plc.show("\"Firmware\".mayEndOther") == "FALSE") {
    if (!comesTo(plc, "\"World\".diagnosis.reason", "16#8622")) fault = "does not report the ID in use";
    if (plc.show("\"Firmware\".connection") != "3") fault = "ended the connection of another block";
    plc.set("\"Choice\".freeId", "TRUE");
    plc.truthfulCycle();
    plc.set("\"Choice\".freeId", "FALSE");
    if (!comesTo(plc, "\"World\".transport.statState", "2")) fault = "does not open after the ID was freed";
    plc.enter(state);
  }
  if (!givesUp(plc)) fault = "waits without an end";
  plc.enter(state);
  if (!noticesLoss(plc)) fault = "does not notice the loss";
  plc.enter(state);
  plc.set("\"Choice\".dropOther", "TRUE");
  if (!comesTo(plc, "\"World\".transport.statState", "2")) {
    fault += " does not open";
  } else if (plc.show("\"Firmware\".connection") != "2") {
    // It takes the link for up until TRCV says what is true.
    plc.truthfulCycle();
    if (!comesTo(plc, "\"Firmware\".connection", "2")) fault += " does not open again";
  }
  if (!comesTo(plc, "\"Firmware\".sent", "TRUE")) fault += " does not send";
  plc.set("\"Choice\".dropOther", "FALSE");
  plc.set("\"Choice\".truthful", "FALSE");
  return fault;
}

struct Outcome {
  std::string fault;  ///< of the first bad state; empty if there is none
  size_t states = 0;
  size_t cycles = 0;
};

/// Breadth first, so that the first bad state is one of those reached soonest.
Outcome search(Searched& plc) {
  constexpr size_t STATES_MAX = 1'000'000;
  struct Origin {
    const State* before;
    std::vector<int> choices;
  };
  std::unordered_map<State, Origin> reached;
  std::deque<const State*> open;
  Outcome outcome;
  const auto reach = [&](const State* before, const std::vector<int>& choices) {
    const auto [entry, isNew] = reached.try_emplace(plc.state(), Origin{before, choices});
    if (isNew) open.push_back(&entry->first);
  };
  reach(nullptr, {});
  while (!open.empty() && outcome.fault.empty() && reached.size() < STATES_MAX) {
    const State& state = *open.front();
    open.pop_front();
    outcome.fault = faultOf(plc, state);
    if (!outcome.fault.empty()) {
      for (const State* at = &state; at != nullptr; at = reached.at(*at).before) {
        plc.enter(*at);
        std::string choices;
        for (int choice : reached.at(*at).choices) choices += std::to_string(choice) + " ";
        outcome.fault += "\n  before it: state " + plc.show("\"World\".transport.statState") +
                         ", connection " + plc.show("\"Firmware\".connection") + ", reached by " + choices;
      }
    }
    std::vector<int> choices;
    do {
      plc.enter(state);
      plc.cycle(choices);
      ++outcome.cycles;
      reach(&state, choices);
    } while (plc.advance(choices));
  }
  outcome.states = reached.size();
  EXPECT_LT(outcome.states, STATES_MAX) << "not all of them were looked at";
  return outcome;
}

TEST(TransportSearch, FromEveryStateTheLinkComesUpAndNobodyElsesIsEnded) {
  const Code code = compile(nullptr);
  ASSERT_NE(code, nullptr);
  Searched plc(code);
  const Outcome outcome = search(plc);
  EXPECT_EQ(outcome.fault, "");
  EXPECT_GT(outcome.states, 200u);
  RecordProperty("states", static_cast<int>(outcome.states));
  RecordProperty("cycles", static_cast<int>(outcome.cycles));
}

// A search that finds nothing proves nothing unless it would find what it is for.
TEST(TransportSearch, FindsEachFaultThatTheTransportCouldHave) {
  const std::string transport = "MqttXTransport.scl";
  for (const Change& change :
       {Change{"REQ of TDISCON never falls", transport,
               "#statState = #CLOSING AND NOT #instTdiscon.DONE AND NOT #instTdiscon.ERROR",
               "#statState = #CLOSING", "does not open"},
        {"REQ of TCON does not fall behind an error", transport, " AND NOT #instTcon.ERROR THEN", " THEN",
         "does not open"},
        {"a TCON that was done too late is forgotten", transport, "#instTcon.DONE OR #statFreeId",
         "#statFreeId", "does not open"},
        {"TDISCON during the first second of TCON", transport, "#statMs >= #OWN_AFTER_MS\n          AND ", "",
         "ended the connection of another block"},
        {"no bound of TCON", transport, " OR #statMs >= #connectTimeoutMs + #OWN_AFTER_MS", "",
         "waits without an end"},
        {"no bound of a TRCV that lacks resources", transport, " OR #statMs >= #RECEIVE_TIME_MAX_MS", "",
         "waits without an end"},
        {"any error of TDISCON counts as its end", transport, " AND #instTdiscon.STATUS = #NO_CONNECTION", "",
         "does not open"},
        {"TDISCON behind a TCON that failed", transport,
         "#diagnosis.reason = #ID_IN_USE;\n        #statState := #CLOSED;",
         "#diagnosis.reason = #ID_IN_USE;\n        #statState := #CLOSING;",
         "ended the connection of another block"},
        {"no look at the connection while TRCV is off", transport, "IF #instWatch.lost THEN", "IF FALSE THEN",
         "does not notice the loss"},
        {"REQ of T_DIAG never falls", "MqttXLinkWatch.scl",
         "#watches AND NOT #instDiag.DONE AND NOT #instDiag.ERROR", "#watches", "does not notice the loss"},
        {"REQ of TSEND never falls", "MqttXSender.scl", "REQ := FALSE", "REQ := TRUE", "does not send"}}) {
    const Code code = compile(&change, vcpu::CompilerKind::InProcess);
    ASSERT_NE(code, nullptr) << change.what;
    Searched plc(code);
    const Outcome outcome = search(plc);
    EXPECT_NE(outcome.fault.find(change.finds), std::string::npos) << change.what << ": " << outcome.fault;
  }
}

}  // namespace
}  // namespace plc_test
