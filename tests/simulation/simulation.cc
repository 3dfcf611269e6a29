#include "tests/simulation/simulation.h"

#include <algorithm>
#include <memory>

#include "tests/simulation/honest_broker.h"
#include "tests/simulation/native_plc.h"
#include "tests/simulation/operator.h"
#include "tests/simulation/scl_plc.h"

namespace simulation {
namespace {

class Simulation {
 public:
  Simulation(uint64_t seed, Engine engine, bool trace, const std::string& recordFolder)
      : scenario_(seed),
        random_(seed, 4),
        internet_(trace_, scenario_, ledger_, seed),
        broker_(trace_, scenario_, internet_, ledger_, seed),
        user_(trace_, scenario_, ledger_, seed) {
    trace_.enabled = trace;
    trace_.nowMs = 1000;
    if (engine == Engine::Native) {
      plc_ = std::make_unique<NativePlc>(trace_, scenario_, internet_, seed);
    } else {
      broker_.unannouncedMax = 10;
      plc_ = makeSclPlc(trace_, scenario_, internet_, seed, recordFolder);
    }
  }

  Outcome run() {
    for (int scan = 0; scan < scenario_.scans && holds(); ++scan) {
      injectFaults();
      othersPublish();
      cycle(cycleTime());
    }
    calm();
    int restScans = 0;
    for (int scan = 0; holds() && restScans < REST_SCANS; ++scan) {
      cycle(QUIET_CYCLE_MS);
      watchProgress();
      restScans = isOver() ? restScans + 1 : 0;
      if (scan == QUIET_SCANS_MAX) ledger_.fail("it goes on and on: " + described());
    }
    if (holds()) ledger_.check(plc_->counters());
    return {ledger_.failure(),      trace_.faults,       scans_, ledger_.published() + others_,
            ledger_.largeArrived(), ledger_.largeTaken()};
  }

 private:
  static constexpr int32_t QUIET_CYCLE_MS = 50;
  static constexpr int REST_SCANS = 20;
  static constexpr int64_t PROBE_MS = 20'000;
  static constexpr int QUIET_SCANS_MAX = 40'000;

  bool holds() const { return ledger_.failure().empty(); }

  int32_t cycleTime() {
    if (random_.chance(scenario_.slowCycleChance)) {
      trace_.fault("a slow scan");
      return scenario_.slowCycleMs;
    }
    return scenario_.cycleMs;
  }

  void cycle(int32_t elapsedMs) {
    ++scans_;
    trace_.nowMs += elapsedMs;
    broker_.step();
    user_.decide(input_);
    const std::string complaint = plc_->scan(elapsedMs, input_, output_);
    if (!complaint.empty()) ledger_.fail("the client " + complaint);
    user_.follow(input_, output_);
    broker_.step();
  }

  void injectFaults() {
    if (Wire* wire = internet_.newest(); wire != nullptr && random_.chance(scenario_.cutChance)) cut(*wire);
    if (trace_.nowMs >= downUntil_) {
      internet_.answer = vcpu::LinkState::Up;
      if (random_.chance(scenario_.brokerDownChance)) stopBroker();
    }
  }

  void cut(Wire& wire) {
    if (random_.chance(scenario_.halfOpenOneIn)) {
      trace_.fault("the link falls silent");
      wire.fallSilent(random_.between(2000, 60'000));
    } else {
      trace_.fault("the link breaks");
      wire.breakNow(random_.chance(2));
    }
  }

  void stopBroker() {
    const bool forgets = random_.chance(scenario_.loseSessionOneIn);
    trace_.fault(forgets ? "the broker stops and forgets the sessions" : "the broker stops");
    broker_.crash(forgets);
    downUntil_ = trace_.nowMs + random_.below(5000);
    internet_.answer = random_.chance(3) ? vcpu::LinkState::Unreachable : vcpu::LinkState::Refused;
  }

  void othersPublish() {
    if (others_ >= scenario_.messagesMax || !random_.chance(scenario_.brokerPublishChance)) return;
    const std::string topic = BROKER_TOPICS[static_cast<size_t>(random_.below(BROKER_TOPICS.size()))];
    size_t bytes = static_cast<size_t>(random_.between(5, 60));
    if (scenario_.bigPayloads && random_.chance(6))
      bytes = static_cast<size_t>(random_.between(60, mqtt::PAYLOAD_BYTES_MAX));
    if (random_.chance(40))
      bytes =
          static_cast<size_t>(random_.between(mqtt::PAYLOAD_BYTES_MAX - 4, mqtt::PAYLOAD_BYTES_MAX + 476));
    if (scenario_.largePayloads && random_.chance(12)) {
      bytes = static_cast<size_t>(random_.between(mqtt::PAYLOAD_BYTES_MAX, scenario_.largestBytes + 1));
    }
    const bool retained = random_.chance(8) && scenario_.retains();
    const int qos = static_cast<int>(random_.below(3));
    broker_.publish(topic, qos, retained, others_, bytes);
    ++others_;
  }

  // No fault happens from now on. What has happened stays: a silent link is still silent.
  void calm() {
    trace_.say("time", "of faults ends");
    internet_.calm = broker_.calm = user_.calm = true;
    internet_.answer = vcpu::LinkState::Up;
    if (Wire* wire = internet_.newest()) wire->breakBehind(-1, -1, -1);
    lastProgress_ = ledger_.progress();
    lastProgressMs_ = trace_.nowMs;
  }

  bool isOver() const {
    return output_.connected && user_.isIdle() && output_.outboxCount == 0 && output_.inboxCount == 0 &&
           broker_.isQuiet();
  }

  /// Longest time in which nothing need happen: all timeouts and waits of a client that has to notice a dead
  /// link, to give up a try, to wait, to connect, and to resolve that both sides wait for each other.
  int64_t patienceMs() const {
    const mqtt::Settings& settings = scenario_.settings;
    return 60'000 + settings.keepAliveSeconds * 2000LL + settings.responseTimeoutMs * 6LL +
           settings.acknowledgeTimeoutMs * 2LL + settings.linkTimeoutMs * 2LL +
           settings.reconnectMaximumMs * 3LL + settings.takeTimeoutMs + settings.drainTimeoutMs;
  }

  void watchProgress() {
    if (ledger_.progress() != lastProgress_) {
      lastProgress_ = ledger_.progress();
      lastProgressMs_ = trace_.nowMs;
    }
    const int64_t idleMs = trace_.nowMs - lastProgressMs_;
    if (idleMs > PROBE_MS && output_.inboxCount > 0 && mayNotKnow()) probe();
    if (idleMs <= patienceMs()) return;
    ledger_.fail("nothing happens any more: " + described());
  }

  /// CONNACK does not always tell the client that the session was lost: only a new message does.
  bool mayNotKnow() const {
    return !scenario_.settings.cleanSession && broker_.isQuiet() &&
           probes_ < static_cast<int>(BROKER_TOPICS.size());
  }

  void probe() { broker_.publish(BROKER_TOPICS[static_cast<size_t>(probes_++)], 1, false, others_++, 10); }

  std::string described() const {
    return std::string(output_.connected ? "" : "not connected, ") + "outbox " +
           std::to_string(output_.outboxCount) + ", inbox " + std::to_string(output_.inboxCount) +
           (user_.isIdle() ? "" : ", a job of the program waits") +
           (broker_.isQuiet() ? "" : ", the broker waits");
  }

  Trace trace_;
  Scenario scenario_;
  Random random_;
  Ledger ledger_{trace_, scenario_};
  Internet internet_;
  HonestBroker broker_;
  Operator user_;
  std::unique_ptr<Plc> plc_;
  ProgramInput input_;
  ProgramOutput output_;
  int64_t scans_ = 0;
  int others_ = 0;
  int probes_ = 0;
  int64_t downUntil_ = 0;
  int64_t lastProgress_ = 0;
  int64_t lastProgressMs_ = 0;
};

}  // namespace

Outcome simulate(uint64_t seed, Engine engine, bool trace, const std::string& recordFolder) {
  return std::make_unique<Simulation>(seed, engine, trace, recordFolder)->run();
}

}  // namespace simulation
