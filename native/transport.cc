#include "native/transport.h"

#include <arpa/inet.h>

#include <array>
#include <span>

namespace native {
namespace {

vcpu::LinkId connect(vcpu::Network& network, const Broker& broker) {
  std::array<uint8_t, 4> address{};
  if (inet_pton(AF_INET, broker.host.c_str(), address.data()) != 1) {
    return network.connect(broker.host, broker.port, 0);
  }
  return network.connect(vcpu::Endpoint{address, broker.port}, 0);
}

}  // namespace

Transport::~Transport() {
  if (link_ != 0) network_.close(link_);
}

bool Transport::receive(const mqtt::ScanOutput& output, mqtt::ScanInput& input) {
  // Also when the partner refuses at once Connecting is reported: the client has to see that it was tried.
  const bool opened = followRequest(output.linkRequest);
  const bool received = takeBytes(output.consumedBytes, input);
  input.transport = opened ? mqtt::TransportState::Connecting : stateNow(input.receivedBytes);
  return received;
}

// Answers whether a link was asked for now.
bool Transport::followRequest(mqtt::LinkRequest request) {
  if (request == mqtt::LinkRequest::Open) {
    if (link_ != 0) return false;
    link_ = connect(network_, broker_);
    return true;
  }
  if (link_ != 0) network_.close(link_);
  link_ = 0;
  sentBytes_ = 0;
  return false;
}

bool Transport::takeBytes(int32_t consumedBytes, mqtt::ScanInput& input) {
  input.receivedOffset += consumedBytes;
  input.receivedBytes -= consumedBytes;
  if (link_ == 0) input.receivedBytes = 0;
  if (link_ == 0 || input.receivedBytes > 0) return false;
  input.receivedOffset = 0;
  input.receivedBytes = static_cast<int32_t>(network_.receive(link_, input.received.elements));
  return input.receivedBytes > 0;
}

// What arrived before the partner closed is still handed over: the link is down behind it.
mqtt::TransportState Transport::stateNow(int32_t receivedBytes) {
  if (link_ == 0) return mqtt::TransportState::Down;
  if (receivedBytes > 0) return mqtt::TransportState::Up;
  switch (network_.state(link_)) {
    case vcpu::LinkState::Connecting: return mqtt::TransportState::Connecting;
    case vcpu::LinkState::Up: return mqtt::TransportState::Up;
    case vcpu::LinkState::Refused:
    case vcpu::LinkState::Unreachable:
    case vcpu::LinkState::NoSuchHost:
    case vcpu::LinkState::ClosedByPeer:
    case vcpu::LinkState::Broken: break;
  }
  return mqtt::TransportState::Down;
}

bool Transport::send(const mqtt::ClientData& client, const mqtt::ScanOutput& output, mqtt::ScanInput& input) {
  const int32_t sendBytes = output.sendBytes;
  input.sending = mqtt::SendState::Idle;
  if (sendBytes == 0 || link_ == 0) return false;
  if (input.transport == mqtt::TransportState::Down) {
    input.sending = mqtt::SendState::Failed;
    return false;
  }
  const std::span<const uint8_t> request(client.link.transmit.bytes.elements, static_cast<size_t>(sendBytes));
  const size_t sent = network_.send(link_, request.subspan(static_cast<size_t>(sentBytes_)));
  sentBytes_ += static_cast<int32_t>(sent);
  input.sending = mqtt::SendState::Busy;
  if (sentBytes_ == sendBytes) {
    input.sending = mqtt::SendState::Done;
    sentBytes_ = 0;
  }
  return sent > 0;
}

}  // namespace native
