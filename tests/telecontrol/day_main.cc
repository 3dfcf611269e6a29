// telecontrol_day [--seeds FROM..TO | --seed N] [--engine native|scl] [--hours N] [--trace]: a day of a
// station behind a thin link for each seed, until one fails.

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/telecontrol/day.h"

namespace {

using telecontrol::Engine;

struct Arguments {
  uint64_t from = 1;
  uint64_t to = 200;
  Engine engine = Engine::Native;
  int hours = 24;
  bool trace = false;
};

void readSeeds(const std::string& text, Arguments& arguments) {
  const size_t dots = text.find("..");
  arguments.from = std::strtoull(text.c_str(), nullptr, 10);
  arguments.to =
      dots == std::string::npos ? arguments.from : std::strtoull(text.c_str() + dots + 2, nullptr, 10);
}

bool read(int count, char** values, Arguments& arguments) {
  for (int at = 1; at < count; ++at) {
    const std::string name = values[at];
    if (name == "--trace") {
      arguments.trace = true;
      continue;
    }
    if (++at == count) return false;
    const std::string value = values[at];
    if (name == "--seeds" || name == "--seed") {
      readSeeds(value, arguments);
    } else if (name == "--engine" && (value == "native" || value == "scl")) {
      arguments.engine = value == "scl" ? Engine::Scl : Engine::Native;
    } else if (name == "--hours" && std::atoi(value.c_str()) > 0) {
      arguments.hours = std::atoi(value.c_str());
    } else {
      return false;
    }
  }
  return true;
}

int run(const Arguments& arguments) {
  const auto begin = std::chrono::steady_clock::now();
  telecontrol::DayOutcome sum;
  for (uint64_t seed = arguments.from; seed <= arguments.to; ++seed) {
    const auto day = telecontrol::simulateDay(seed, arguments.engine, arguments.hours, arguments.trace);
    if (arguments.trace || !day.failure.empty()) {
      fmt::print("seed {}: {} faults, {} connections, {} events, {} lost, {} octets up, {} down\n", seed,
                 day.faults, day.connections, day.events, day.lost, day.traffic.up, day.traffic.down);
    }
    if (!day.failure.empty()) {
      fmt::print("seed {}: {}\n", seed, day.failure);
      return 1;
    }
    sum.faults += day.faults;
    sum.scans += day.scans;
    sum.connections += day.connections;
    sum.events += day.events;
    sum.lost += day.lost;
    sum.restarts += day.restarts;
  }
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  fmt::print(
      "{} days in {:.1f} s: {} scans, {} faults, {} power cuts, {} connections, {} events arrived, {} lost\n",
      arguments.to - arguments.from + 1, passed.count(), sum.scans, sum.faults, sum.restarts, sum.connections,
      sum.events, sum.lost);
  return 0;
}

}  // namespace

int main(int count, char** values) {
  Arguments arguments;
  if (!read(count, values, arguments)) {
    fmt::print(stderr,
               "telecontrol_day [--seeds FROM..TO | --seed N] [--engine native|scl] [--hours N] [--trace]\n");
    return 2;
  }
  return run(arguments);
}
