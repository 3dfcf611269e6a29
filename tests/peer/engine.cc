#include "tests/peer/engine.h"

#include <fmt/format.h>

#include "tests/peer/native_peer.h"
#include "tests/peer/scl_peer.h"

namespace peer {
namespace {

void printMessage(std::string_view topic, std::string_view text) {
  fmt::print("{} {}\n", topic, text);
  std::fflush(stdout);
}

bool isFulfilled(const Task& task, const Outcome& outcome) {
  switch (task.leave) {
    case Leave::Never: return true;
    case Leave::WhenDone: return outcome.jobDone;
    case Leave::WhenReceived: return outcome.received > 0;
  }
  return false;
}

}  // namespace

std::optional<Engine> engineOf(std::string_view name) {
  if (name == "native") return Engine::Native;
  if (name == "scl") return Engine::Scl;
  return std::nullopt;
}

int runPeer(Engine engine, const Task& task) {
  if (engine == Engine::Native) return isFulfilled(task, runNativePeer(task, printMessage)) ? 0 : 1;
  const vcpu::Result<Outcome> outcome = runSclPeer(task, printMessage);
  if (!outcome) {
    fmt::print(stderr, "{}\n", outcome.failure());
    return 2;
  }
  return isFulfilled(task, *outcome) ? 0 : 1;
}

}  // namespace peer
