#include "tests/peer/native_transport.h"

#include <span>

namespace peer {

NativeTransport::~NativeTransport() {
  if (link_ != 0) network_.close(link_);
}

bool NativeTransport::exchange(const mqtt::ClientData& client, const mqtt::ScanOutput& output,
                               mqtt::ScanInput& input) {
  followRequest(output.linkRequest, input);
  const bool received = receive(output.consumedBytes, input);
  const bool sent = send(client, output.sendBytes, input);
  return received || sent;
}

void NativeTransport::followRequest(mqtt::LinkRequest request, mqtt::ScanInput& input) {
  input.transport = mqtt::TransportState::Down;
  if (request == mqtt::LinkRequest::Close) {
    if (link_ != 0) network_.close(link_);
    link_ = 0;
    sentBytes_ = 0;
    return;
  }
  if (link_ == 0) {
    link_ = network_.connect(broker_, 0);
    // Also when the partner refuses at once: the client has to see that it was tried.
    input.transport = mqtt::TransportState::Connecting;
    return;
  }
  switch (network_.state(link_)) {
    case vcpu::LinkState::Connecting: input.transport = mqtt::TransportState::Connecting; break;
    case vcpu::LinkState::Up: input.transport = mqtt::TransportState::Up; break;
    case vcpu::LinkState::Refused:
    case vcpu::LinkState::Unreachable:
    case vcpu::LinkState::NoSuchHost:
    case vcpu::LinkState::ClosedByPeer:
    case vcpu::LinkState::Broken: break;
  }
}

// What arrived before the partner closed is still handed over; then the link is down.
bool NativeTransport::receive(int32_t consumedBytes, mqtt::ScanInput& input) {
  input.receivedOffset += consumedBytes;
  input.receivedBytes -= consumedBytes;
  if (link_ == 0) input.receivedBytes = 0;
  if (link_ == 0 || input.receivedBytes > 0) return false;
  input.receivedOffset = 0;
  input.receivedBytes = static_cast<int32_t>(network_.receive(link_, input.received.elements));
  if (input.receivedBytes == 0) return false;
  input.transport = mqtt::TransportState::Up;
  return true;
}

bool NativeTransport::send(const mqtt::ClientData& client, int32_t sendBytes, mqtt::ScanInput& input) {
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

}  // namespace peer
