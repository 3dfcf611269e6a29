// simulation --seeds FROM..TO [--engine native|scl]: runs simulations until one fails, and prints how far it
// is. simulation --seed N [--engine native|scl] [--trace] [--record FOLDER]: runs one, and writes it down as
// a station for 's7mqtt run FOLDER --replay FOLDER/run.recording'.

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "tests/simulation/simulation.h"

namespace {

using simulation::Engine;
using simulation::Outcome;

struct Arguments {
  uint64_t from = 1;
  uint64_t to = 1000;
  Engine engine = Engine::Native;
  bool trace = false;
  bool keepGoing = false;
  std::string recordFolder;
  bool isValid = true;
};

void readSeeds(const std::string& text, Arguments& arguments) {
  const size_t dots = text.find("..");
  arguments.from = std::strtoull(text.c_str(), nullptr, 10);
  arguments.to =
      dots == std::string::npos ? arguments.from : std::strtoull(text.c_str() + dots + 2, nullptr, 10);
}

Arguments read(int count, char** values) {
  Arguments arguments;
  for (int at = 1; at < count; ++at) {
    const std::string name = values[at];
    const bool hasValue = at + 1 < count;
    if ((name == "--seeds" || name == "--seed") && hasValue) {
      readSeeds(values[++at], arguments);
    } else if (name == "--engine" && hasValue) {
      arguments.engine = std::strcmp(values[++at], "scl") == 0 ? Engine::Scl : Engine::Native;
    } else if (name == "--record" && hasValue) {
      arguments.recordFolder = values[++at];
    } else if (name == "--trace") {
      arguments.trace = true;
    } else if (name == "--keep-going") {
      arguments.keepGoing = true;
    } else {
      arguments.isValid = false;
    }
  }
  const bool canBeRecorded = arguments.engine == Engine::Scl && arguments.from == arguments.to;
  arguments.isValid = arguments.isValid && (arguments.recordFolder.empty() || canBeRecorded);
  return arguments;
}

volatile std::sig_atomic_t running = 0;  // the seed that runs, as far as it fits

// An index beyond an array of core traps (subset/plc.h).
extern "C" void nameSeed(int signal) {
  char text[64];
  const int length =
      std::snprintf(text, sizeof text, "\nseed %ld ends in signal %d\n", static_cast<long>(running), signal);
  (void)!write(STDOUT_FILENO, text, static_cast<size_t>(length));
  _exit(128 + signal);
}

int run(const Arguments& arguments) {
  const auto begin = std::chrono::steady_clock::now();
  Outcome sum;
  int failures = 0;
  for (uint64_t seed = arguments.from; seed <= arguments.to; ++seed) {
    running = static_cast<std::sig_atomic_t>(seed);
    const Outcome outcome =
        simulation::simulate(seed, arguments.engine, arguments.trace, arguments.recordFolder);
    sum.faults += outcome.faults;
    sum.scans += outcome.scans;
    sum.messages += outcome.messages;
    sum.largeArrived += outcome.largeArrived;
    sum.largeTaken += outcome.largeTaken;
    if (!outcome.failure.empty()) {
      ++failures;
      std::printf("\rseed %llu: %s\n", static_cast<unsigned long long>(seed), outcome.failure.c_str());
      if (!arguments.keepGoing) break;
    }
    if ((seed % 20 == 0 && isatty(STDOUT_FILENO) != 0) || seed == arguments.to) {
      const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
      const auto seeds = static_cast<double>(seed - arguments.from + 1);
      std::printf("\rseed %llu, %.1f seeds/s, %lld faults, %lld scans, %lld messages, %lld + %lld large ",
                  static_cast<unsigned long long>(seed), seeds / passed.count(),
                  static_cast<long long>(sum.faults), static_cast<long long>(sum.scans),
                  static_cast<long long>(sum.messages), static_cast<long long>(sum.largeArrived),
                  static_cast<long long>(sum.largeTaken));
      std::fflush(stdout);
    }
  }
  std::printf("\n%d failed\n", failures);
  return failures == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** values) {
  const Arguments arguments = read(count, values);
  if (!arguments.isValid) {
    std::fprintf(stderr,
                 "simulation [--seeds FROM..TO | --seed N] [--engine native|scl] [--trace] [--keep-going]\n"
                 "simulation --seed N --engine scl --record FOLDER\n");
    return 2;
  }
  std::signal(SIGILL, nameSeed);
  return run(arguments);
}
