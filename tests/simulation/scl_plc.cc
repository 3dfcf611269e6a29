#include "tests/simulation/scl_plc.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "station/source_list.h"
#include "station/sources.h"
#include "tests/operand_values.h"
#include "tests/simulation/recorded_station.h"
#include "vcpu/access/value.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"

namespace simulation {
namespace {

using tests::flagOf;
using tests::integerOf;
using tests::putFlag;
using tests::putInteger;
using tests::putText;
using tests::textOf;

using Code = std::shared_ptr<const vcpu::MachineCode>;

constexpr const char* BLOCK = "Sim";

std::vector<std::string> sources() {
  std::vector<std::string> files = {SIMULATION_SCL};
  if (station::isSourceList(SIMULATION_SCL)) {
    auto listed = station::readSourceList(SIMULATION_SCL);
    if (!listed) throw std::runtime_error(listed.failure());
    files = *listed;
  }
  files.emplace_back(PROJECT_ROOT "/tests/simulation/program.scl");
  return files;
}

Code compiled() {
  const std::vector<std::string> files = sources();
  auto checked = station::checkSources(files, scl::Dialect::Tia);
  if (!checked) throw std::runtime_error(checked.failure());
  std::string complaints;
  for (const scl::Diagnostic& diagnostic : checked->diagnostics.list())
    complaints += scl::toText(diagnostic) + "\n";
  if (!checked->program) throw std::runtime_error(complaints);
  vcpu::CompileOptions options;
  options.cacheFolder = CODE_CACHE;
  auto code = vcpu::MachineCode::compile(checked->program, options);
  if (!code) throw std::runtime_error(code.failure());
  return *code;
}

struct MessagePlace {
  vcpu::Operand execute, topic, payload, payloadBytes, qos;

  void put(const Publication& message) const {
    putText(topic, message.topic);
    std::copy(message.payload.begin(), message.payload.end(), payload.bytes.begin());
    putInteger(payloadBytes, static_cast<int64_t>(message.payload.size()));
    putInteger(qos, message.qos);
  }
};

struct JobPlace {
  MessagePlace message;
  vcpu::Operand accepted, done, busy, error;
};

struct OfferPlace {
  MessagePlace message;
  vcpu::Operand accepted;
};

struct SubscriberPlace {
  vcpu::Operand subscribe, filter, qos, unsubscribe, receive, subscription, granted, unsubscribed, newData,
      topic, payload, payloadBytes, receivedQos, retained, duplicate, receiveLarge, newPiece, offset,
      wholeBytes;
};

class SclPlc : public Plc {
 public:
  SclPlc(Trace& trace, const Scenario& scenario, Internet& internet, uint64_t seed,
         const std::string& recordFolder)
      : recorded_(recordedIn(recordFolder, options(scenario, seed), internet)),
        cpu_(code(), options(scenario, seed), clock(), network(internet)),
        trace_(trace),
        scenario_(scenario) {
    clock_.advance(1000);
    if (recorded_) recorded_->start();
    cpu_.start();
    if (recorded_) recorded_->remember(cpu_);
    applySettings();
    findPlaces();
  }

  ~SclPlc() override {
    if (recorded_) recorded_->end();
  }

  std::string scan(int32_t elapsedMs, const ProgramInput& input, ProgramOutput& output) override {
    clock_.advance(elapsedMs);
    putInput(input);
    if (recorded_) recorded_->cycle(cpu_);
    cpu_.scanOnce();
    if (recorded_) recorded_->remember(cpu_);
    if (cpu_.state() != vcpu::CpuState::Run)
      return "stops the CPU: " + cpu_.diagnosticBuffer().back().sentence;
    getOutput(input, output);
    follow();
    return isBroken_ ? "hands over pieces that do not fit together" : "";
  }

  mqtt::Counters counters() override {
    mqtt::Counters counters;
    counters.lost = count("lost");
    counters.expired = count("expired");
    counters.overrun = count("overrun");
    counters.cancelled = count("cancelled");
    counters.givenUp = count("givenUp");
    return counters;
  }

 private:
  static const Code& code() {
    static const Code known = compiled();
    return known;
  }

  vcpu::Clock& clock() {
    if (recorded_) return recorded_->world();
    return clock_;
  }

  vcpu::Network& network(Internet& internet) {
    if (recorded_) return recorded_->world();
    return internet;
  }

  std::unique_ptr<RecordedStation> recordedIn(const std::string& folder, const vcpu::CpuOptions& options,
                                              Internet& internet) {
    if (folder.empty()) return nullptr;
    return std::make_unique<RecordedStation>(folder, sources(), options, BLOCK, clock_, internet);
  }

  /// Each kind of job takes more calls now and then; TSEND also fails.
  static vcpu::CpuOptions options(const Scenario& scenario, uint64_t seed) {
    Random random(seed, 6);
    vcpu::CpuOptions options;
    for (uint32_t job = 1; job < 200; ++job) {
      for (const auto block : {vcpu::CommunicationBlock::Tcon, vcpu::CommunicationBlock::Tdiscon,
                               vcpu::CommunicationBlock::Tsend}) {
        if (scenario.transportScansMax == 0 || !random.chance(3)) continue;
        vcpu::CommunicationRule rule;
        rule.block = block;
        rule.firstJob = rule.lastJob = job;
        rule.calls = static_cast<uint32_t>(1 + random.below(scenario.transportScansMax));
        const bool fails = block == vcpu::CommunicationBlock::Tsend && random.chance(scenario.sendFailChance);
        if (fails) rule.status = 0x80C4;
        options.communication.push_back(rule);
      }
    }
    return options;
  }

  vcpu::Operand find(const std::string& path) {
    const auto operand = cpu_.find('"' + std::string(BLOCK) + "\"." + path);
    if (!operand) throw std::runtime_error(operand.failure());
    return *operand;
  }

  int32_t count(const std::string& name) {
    return static_cast<int32_t>(integerOf(find("data.counters." + name)));
  }

  void applySettings() {
    const mqtt::Settings& settings = scenario_.settings;
    putInteger(find("settings.protocol"), settings.protocolLevel);
    putFlag(find("settings.cleanSession"), settings.cleanSession);
    putInteger(find("settings.keepAliveSeconds"), settings.keepAliveSeconds);
    putInteger(find("settings.connectTimeout"), settings.linkTimeoutMs);
    putInteger(find("settings.responseTimeout"), settings.responseTimeoutMs);
    putInteger(find("settings.acknowledgeTimeout"), settings.acknowledgeTimeoutMs);
    putInteger(find("settings.takeTimeout"), settings.takeTimeoutMs);
    putInteger(find("settings.drainTimeout"), settings.drainTimeoutMs);
    putInteger(find("settings.inFlightMaximum"), settings.inFlightMaximum);
    putInteger(find("settings.qosZeroAge"), settings.qosZeroAgeMs);
    putInteger(find("settings.whenFull"), static_cast<int64_t>(settings.whenFull));
    putInteger(find("settings.reconnectMinimum"), settings.reconnectMinimumMs);
    putInteger(find("settings.reconnectMaximum"), settings.reconnectMaximumMs);
  }

  MessagePlace messageAt(const std::string& path) {
    return {find(path + ".execute"), find(path + ".topic"), find(path + ".payload"),
            find(path + ".payloadBytes"), find(path + ".qos")};
  }

  void findPlaces() {
    for (size_t index = 0; index < JOBS; ++index) {
      const std::string path = index == LARGE_JOB ? "large" : "jobs[" + std::to_string(index) + "]";
      jobs_[index] = {messageAt(path), find(path + ".accepted"), find(path + ".done"), find(path + ".busy"),
                      find(path + ".error")};
    }
    for (size_t index = 0; index < OFFERS; ++index) {
      const std::string path = "offers[" + std::to_string(index) + "]";
      offers_[index] = {messageAt(path), find(path + ".accepted")};
    }
    for (size_t slot = 0; slot < SUBSCRIBERS; ++slot) {
      const std::string path = "subscribers[" + std::to_string(slot) + "].";
      subscribers_[slot] = {
          find(path + "subscribe"),    find(path + "filter"),       find(path + "qos"),
          find(path + "unsubscribe"),  find(path + "receive"),      find(path + "subscription"),
          find(path + "granted"),      find(path + "unsubscribed"), find(path + "newData"),
          find(path + "topic"),        find(path + "payload"),      find(path + "payloadBytes"),
          find(path + "receivedQos"),  find(path + "retained"),     find(path + "duplicate"),
          find(path + "receiveLarge"), find(path + "newPiece"),     find(path + "offset"),
          find(path + "wholeBytes")};
    }
    pieceOffset_ = find("large.pieceOffset");
    pieceBytes_ = find("large.pieceBytes");
    wantsPiece_ = find("large.wantsPiece");
    offset_ = find("large.offset");
    largestBytes_ = find("largestBytes");
    state_ = find("data.connection.state");
    fault_ = find("data.connection.fault");
    enable_ = find("enable");
    reconnect_ = find("reconnect");
    connected_ = find("connected");
    outboxCount_ = find("outboxCount");
    inboxCount_ = find("inboxCount");
  }

  void putInput(const ProgramInput& input) {
    putFlag(enable_, input.enable);
    putFlag(reconnect_, input.reconnect);
    putInteger(largestBytes_, input.largestBytes);
    for (size_t index = 0; index < JOBS; ++index) {
      const Publication& message = input.jobs[index].message;
      if (input.jobs[index].execute && index != LARGE_JOB) jobs_[index].message.put(message);
      if (input.jobs[index].execute && index == LARGE_JOB) {
        jobs_[index].message.put({message.topic, "", message.qos});
        putInteger(jobs_[index].message.payloadBytes, static_cast<int64_t>(message.payload.size()));
        handOver(input);
      }
      putFlag(jobs_[index].message.execute, input.jobs[index].execute);
    }
    for (size_t index = 0; index < OFFERS; ++index) {
      if (input.offers[index]) offers_[index].message.put(*input.offers[index]);
      putFlag(offers_[index].message.execute, input.offers[index].has_value());
    }
    for (size_t slot = 0; slot < SUBSCRIBERS; ++slot) {
      const SubscriberPlace& place = subscribers_[slot];
      putFlag(place.subscribe, input.subscribe[slot].execute);
      putText(place.filter, input.subscribe[slot].filter);
      putInteger(place.qos, input.subscribe[slot].qos);
      putFlag(place.unsubscribe, input.unsubscribe[slot]);
      putFlag(place.receive, input.receive[slot] && input.largestBytes == 0);
      putFlag(place.receiveLarge, input.receive[slot] && input.largestBytes > 0);
    }
  }

  // As the help of MqttPublishLarge says: what is wanted, from `offset` on.
  void handOver(const ProgramInput& input) {
    putInteger(pieceBytes_, 0);
    if (!flagOf(wantsPiece_)) return;
    const std::string piece = input.jobs[LARGE_JOB].message.payload.substr(
        static_cast<size_t>(integerOf(offset_)), input.handsBytes);
    std::copy(piece.begin(), piece.end(), jobs_[LARGE_JOB].message.payload.bytes.begin());
    putInteger(pieceOffset_, integerOf(offset_));
    putInteger(pieceBytes_, static_cast<int64_t>(piece.size()));
  }

  void getOutput(const ProgramInput& input, ProgramOutput& output) {
    for (size_t index = 0; index < JOBS; ++index) {
      const JobPlace& place = jobs_[index];
      output.jobs[index] = {flagOf(place.accepted), flagOf(place.done), flagOf(place.busy),
                            flagOf(place.error)};
    }
    for (size_t index = 0; index < OFFERS; ++index) output.accepted[index] = flagOf(offers_[index].accepted);
    for (size_t slot = 0; slot < SUBSCRIBERS; ++slot) {
      const SubscriberPlace& place = subscribers_[slot];
      output.subscription[slot] = static_cast<int32_t>(integerOf(place.subscription));
      output.granted[slot] = input.subscribe[slot].execute && flagOf(place.granted);
      output.unsubscribed[slot] = input.unsubscribe[slot] && flagOf(place.unsubscribed);
      output.received[slot].reset();
      if (flagOf(place.newData)) output.received[slot] = received(place);
      if (flagOf(place.newPiece)) {
        output.received[slot] =
            assemblies_[slot].add(received(place), static_cast<size_t>(integerOf(place.offset)),
                                  static_cast<size_t>(integerOf(place.wholeBytes)));
        isBroken_ = isBroken_ || assemblies_[slot].isBroken();
      }
    }
    output.connected = flagOf(connected_);
    output.outboxCount = static_cast<int32_t>(integerOf(outboxCount_));
    output.inboxCount = static_cast<int32_t>(integerOf(inboxCount_));
  }

  static Reception received(const SubscriberPlace& place) {
    const auto count = static_cast<std::ptrdiff_t>(integerOf(place.payloadBytes));
    return {textOf(place.topic),
            {place.payload.bytes.begin(), place.payload.bytes.begin() + count},
            static_cast<int>(integerOf(place.receivedQos)),
            flagOf(place.retained),
            flagOf(place.duplicate)};
  }

  void follow() {
    if (!trace_.enabled || integerOf(state_) == lastState_) return;
    lastState_ = integerOf(state_);
    trace_.say("client",
               "state " + std::to_string(lastState_) + ", fault " + std::to_string(integerOf(fault_)));
  }

  vcpu::SimulatedClock clock_;
  std::unique_ptr<RecordedStation> recorded_;
  vcpu::Cpu cpu_;
  Trace& trace_;
  const Scenario& scenario_;
  std::array<JobPlace, JOBS> jobs_;
  std::array<OfferPlace, OFFERS> offers_;
  std::array<SubscriberPlace, SUBSCRIBERS> subscribers_;
  std::array<Assembly, SUBSCRIBERS> assemblies_;
  bool isBroken_ = false;
  vcpu::Operand pieceOffset_, pieceBytes_, wantsPiece_, offset_, largestBytes_;
  vcpu::Operand enable_, reconnect_, connected_, outboxCount_, inboxCount_, state_, fault_;
  int64_t lastState_ = 0;
};

}  // namespace

std::unique_ptr<Plc> makeSclPlc(Trace& trace, const Scenario& scenario, Internet& internet, uint64_t seed,
                                const std::string& recordFolder) {
  return std::make_unique<SclPlc>(trace, scenario, internet, seed, recordFolder);
}

}  // namespace simulation
