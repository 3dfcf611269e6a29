#pragma once
// The user's program: what it publishes and when, how it takes messages, and what it switches.

#include <array>
#include <cstdint>

#include "tests/simulation/ledger.h"
#include "tests/simulation/program.h"
#include "tests/simulation/random.h"
#include "tests/simulation/scenario.h"
#include "tests/simulation/trace.h"

namespace simulation {

class Operator {
 public:
  Operator(Trace& trace, const Scenario& scenario, Ledger& ledger, uint64_t seed)
      : trace_(trace), scenario_(scenario), ledger_(ledger), random_(seed, 5) {}

  /// Behind the time of faults: it publishes nothing new, stays enabled, and takes.
  bool calm = false;

  /// Fills the inputs of the next scan.
  void decide(ProgramInput& input);

  /// Reads the outputs of the scan.
  void follow(const ProgramInput& input, const ProgramOutput& output);

  /// No job is under way, and every receiver is subscribed.
  bool isIdle() const;

 private:
  enum class SubscriberState { Idle, Subscribing, Subscribed, Unsubscribing, Resting };
  struct Job {
    int number = -1;  ///< -1: none is under way
    bool wasAccepted = false;
  };

  void decideSwitches(ProgramInput& input);
  void decideJobs(ProgramInput& input);
  void decideHanding(ProgramInput& input);
  void decideOffers(ProgramInput& input);
  void decideSubscribers(ProgramInput& input);
  void decideTaking(ProgramInput& input);
  void subscribe(ProgramInput& input, size_t slot);
  void followJob(const ProgramOutput& output, size_t index);
  void followSubscriber(const ProgramInput& input, const ProgramOutput& output, size_t slot);
  Publication publication(int qos, bool isLarge);
  bool mayPublish();
  bool mayBegin(size_t job);

  Trace& trace_;
  const Scenario& scenario_;
  Ledger& ledger_;
  Random random_;
  std::array<Job, JOBS> jobs_;
  std::array<int, OFFERS> offers_{};
  std::array<SubscriberState, SUBSCRIBERS> subscribers_{};
  std::array<bool, SUBSCRIBERS> granted_{};
  int64_t enabledAgainMs_ = 0;
  int64_t takesAgainMs_ = 0;
  /// Messages taken that have to be answered before another is taken.
  int unanswered_ = 0;
};

}  // namespace simulation
