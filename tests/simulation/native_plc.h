#pragma once
// The C++ client and a shell around it, whose transport takes as many scans as it likes.

#include <array>
#include <string>

#include "core/client.h"
#include "tests/simulation/internet.h"
#include "tests/simulation/program.h"

namespace simulation {

class NativePlc : public Plc {
 public:
  NativePlc(Trace& trace, const Scenario& scenario, Internet& internet, uint64_t seed);

  std::string scan(int32_t elapsedMs, const ProgramInput& input, ProgramOutput& output) override;
  mqtt::Counters counters() override { return client_.counters; }

 private:
  void moveTransport();
  void openLink();
  void closeLink();
  void moveSending();
  void receiveOctets();
  std::string checkOutput();
  std::string checkQueues() const;
  void runJobs(const ProgramInput& input, ProgramOutput& output);
  void runOffers(const ProgramInput& input, ProgramOutput& output);
  void runSubscribers(const ProgramInput& input, ProgramOutput& output);
  void receive(size_t slot, ProgramOutput& output);
  void receivePiece(size_t slot, ProgramOutput& output);
  mqtt::Answer beginJob(size_t index, const Publication& message);
  void handOver(const ProgramInput& input);
  int64_t delay() {
    return scenario_.transportScansMax == 0 ? 0 : random_.below(scenario_.transportScansMax);
  }

  Trace& trace_;
  const Scenario& scenario_;
  Internet& internet_;
  Random random_;
  mqtt::ClientData client_;
  mqtt::ScanInput input_;
  mqtt::ScanOutput output_;

  vcpu::LinkId link_ = 0;
  /// Scans the transport still takes for what it is doing.
  int64_t waitScans_ = 0;
  /// The send request that stands, how much of it the network has, and the scans until it is reported.
  Octets request_;
  size_t handedOctets_ = 0;
  int64_t reportScans_ = 0;
  bool willFail_ = false;

  struct Job {
    bool executed = false;
    int32_t ticket = 0;
    ProgramOutput::Job shown;
  };
  std::array<Job, JOBS> jobs_;
  std::array<Assembly, SUBSCRIBERS> assemblies_;
  std::array<bool, SUBSCRIBERS> subscribed_{};
  std::array<bool, SUBSCRIBERS> unsubscribed_{};
};

}  // namespace simulation
