#include "tests/peer/scl_peer.h"

#include <fmt/format.h>

#include "net/host_clock.h"
#include "net/tcp_network.h"
#include "station/sources.h"
#include "station/station.h"
#include "tests/peer/stop_signal.h"
#include "vcpu/access/big_endian.h"

namespace peer {
namespace {

std::string textLiteral(std::string_view text) {
  std::string literal = "'";
  for (const char letter : text) {
    if (letter == '\'' || letter == '$') literal += '$';
    literal += letter;
  }
  return literal + "'";
}

std::string boolLiteral(bool value) {
  return value ? "TRUE" : "FALSE";
}

void setTask(const Task& task, station::StationFile& file) {
  const auto set = [&file](std::string_view variable, std::string literal) {
    file.startValues.emplace_back(fmt::format("\"Peer\".{}", variable), std::move(literal));
  };
  set("settings.address", textLiteral("127.0.0.1"));
  set("settings.brokerPort", std::to_string(task.port));
  set("settings.protocol", std::to_string(task.protocol));
  set("settings.clientId", textLiteral(task.clientIdentifier));
  set("settings.userName", textLiteral(task.userName));
  set("settings.password", textLiteral(task.password));
  set("settings.keepAliveSeconds", std::to_string(task.keepAliveSeconds));
  set("settings.cleanSession", boolLiteral(task.cleanSession));
  set("settings.will.topic", textLiteral(task.willTopic));
  set("settings.will.text", textLiteral(task.willText));
  set("settings.will.qos", std::to_string(task.willQos));
  set("settings.will.retained", boolLiteral(task.willRetained));
  set("job", std::to_string(static_cast<int>(task.job)));
  set("topic", textLiteral(task.topic));
  set("secondFilter", textLiteral(task.secondFilter));
  set("text", textLiteral(task.text));
  set("qos", std::to_string(task.qos));
  set("retained", boolLiteral(task.retained));
  set("leave", std::to_string(static_cast<int>(task.leave)));
  set("reconnects", boolLiteral(task.reconnects));
}

vcpu::Result<std::shared_ptr<const vcpu::MachineCode>> compile(const station::StationFile& file) {
  auto checked = station::checkSources(file.sources, scl::Dialect::Tia);
  if (!checked) return vcpu::Failure{checked.failure()};
  if (checked->program) {
    vcpu::CompileOptions options;
    options.compiler = vcpu::CompilerKind::InProcess;  // at once: a suite starts many peers
    return vcpu::MachineCode::compile(checked->program, options);
  }
  vcpu::Failure failure;
  for (const scl::Diagnostic& diagnostic : checked->diagnostics.list()) {
    failure.sentence += scl::toText(diagnostic) + "\n";
  }
  return failure;
}

/// The variables of "Peer" that the host reads and writes while the CPU runs.
class PeerBlock {
 public:
  explicit PeerBlock(vcpu::Cpu& cpu) : cpu_(cpu) {}

  bool isTrue(std::string_view variable) { return (bitOf(variable) & maskOf(variable)) != 0; }

  void setTrue(std::string_view variable) {
    bitOf(variable) = static_cast<uint8_t>(bitOf(variable) | maskOf(variable));
  }

  int number(std::string_view variable) {  // a DInt, highest byte first
    return vcpu::loadBigEndian<int32_t>(find(variable).bytes.first(4).data());
  }

  std::string_view text(std::string_view variable) {  // a String: largest length, length, characters
    const std::span<const uint8_t> bytes = find(variable).bytes;
    return {reinterpret_cast<const char*>(&bytes[2]), bytes[1]};
  }

 private:
  vcpu::Operand find(std::string_view variable) { return *cpu_.find(fmt::format("\"Peer\".{}", variable)); }
  uint8_t& bitOf(std::string_view variable) { return find(variable).bytes.front(); }
  int maskOf(std::string_view variable) { return 1 << find(variable).bit; }

  vcpu::Cpu& cpu_;
};

std::string whyStopped(const vcpu::Cpu& cpu) {
  std::string text;
  for (const vcpu::DiagnosticEvent& event : cpu.diagnosticBuffer()) {
    text += fmt::format("{} ({}:{})\n", event.sentence, event.file, event.line);
  }
  return text;
}

}  // namespace

vcpu::Result<Outcome> runSclPeer(const Task& task, const OnMessage& onMessage) {
  auto file = station::readStationFile(PROJECT_ROOT "/tests/peer/station.toml");
  if (!file) return vcpu::Failure{file.failure()};
  setTask(task, *file);
  auto code = compile(*file);
  if (!code) return vcpu::Failure{code.failure()};

  net::HostClock clock;
  const StopSignal stop(clock);
  net::TcpNetwork network;
  clock.wakeOnEventsOf(network.events());
  auto station = station::Station::build(*file, *code, clock, network);
  if (!station) return vcpu::Failure{station.failure()};

  PeerBlock block((*station)->cpu());
  Outcome outcome;
  (*station)->run({}, [&](const station::RunFigures&) {
    // The program takes one message a cycle.
    if (block.number("received") > outcome.received) {
      outcome.received = block.number("received");
      onMessage(block.text("receivedTopic"), block.text("receivedText"));
    }
    outcome.jobDone = block.isTrue("jobDone");
    if (stop.hasCome()) block.setTrue("stop");
    return !block.isTrue("ended");
  });
  if ((*station)->cpu().state() == vcpu::CpuState::Stop) {
    return vcpu::Failure{whyStopped((*station)->cpu())};
  }
  return outcome;
}

}  // namespace peer
