#pragma once
// A clock and a network whose every answer is a line of text: "monotonic = 1000000", "connect
// 127.0.0.1:1883 0 = 1", "state 1 = Up", "send 1 100c00044d515454... = 14", "available 1 = 4", "receive 1
// 4096 = 20020000", "close 1 = done". A number behind the name of a question is the link; connect has the
// partner and the local port, send the bytes that are handed over, receive how many fit. In the name of a
// host what is not printable is written as \xNN.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace station {

/// For one thread, which is that of the CPU whose world it is.
class WorldInWords : public vcpu::Clock, public vcpu::Network {
 public:
  int64_t monotonic() final;
  int64_t utc() final;
  void waitUntil(int64_t time) final;

  vcpu::LinkId connect(const vcpu::Endpoint& remote, uint16_t localPort) final;
  vcpu::LinkId connect(const std::string& host, uint16_t port, uint16_t localPort) final;
  vcpu::LinkState state(vcpu::LinkId link) final;
  size_t send(vcpu::LinkId link, std::span<const uint8_t> bytes) final;
  size_t receive(vcpu::LinkId link, std::span<uint8_t> bytes) final;
  size_t available(vcpu::LinkId link) final;
  void close(vcpu::LinkId link) final;

 protected:
  /// The world behind this one, which must outlive it. nullptr: there is none, and answer() asks nobody.
  WorldInWords(vcpu::Clock* clock, vcpu::Network* network) : clock_(clock), network_(network) {}

 private:
  /// The answer to `question`; `ask` gets it from the world behind this one.
  virtual std::string answer(const std::string& question, const std::function<std::string()>& ask) = 0;
  /// answer() gave what this question cannot have as its answer; the CPU gets 0, or nothing.
  virtual void refuse(const std::string& question) = 0;

  int64_t number(const std::string& question, int64_t lowest, int64_t highest,
                 const std::function<int64_t()>& ask);

  vcpu::Clock* clock_;
  vcpu::Network* network_;
  int64_t latest_ = 0;  ///< answer of monotonic()
};

}  // namespace station
