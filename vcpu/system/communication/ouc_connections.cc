#include "vcpu/system/communication/ouc_connections.h"

#include <algorithm>

namespace vcpu {

namespace {

EndCause endCauseOf(LinkState state) {
  return state == LinkState::Unreachable ? EndCause::Unreachable : EndCause::ByPartner;
}

}  // namespace

void OucConnections::poll() {
  for (auto& [id, connection] : connections_) {
    switch (connection.state) {
      case OucConnection::State::Establishing: break;  // TCON looks itself
      case OucConnection::State::Established:
        pump(connection);
        refresh(connection);
        break;
      case OucConnection::State::Ended:
      case OucConnection::State::Reestablishing: reestablish(connection); break;
    }
  }
}

void OucConnections::closeAll() {
  for (auto& [id, connection] : connections_) {
    if (connection.link != 0) network_.close(connection.link);
  }
  connections_.clear();
  begun_ = {};
}

OucConnection* OucConnections::find(uint16_t id) {
  const auto found = connections_.find(id);
  return found == connections_.end() ? nullptr : &found->second;
}

bool OucConnections::usesLocalPort(uint16_t port) const {
  return port != 0 && std::any_of(connections_.begin(), connections_.end(), [port](const auto& entry) {
           return entry.second.description.localPort == port;
         });
}

OucConnection* OucConnections::open(uint16_t id, const ConnectionDescription& description) {
  const LinkId link = connect(description);
  if (link == 0) return nullptr;
  OucConnection& connection = connections_[id];
  connection.id = id;
  connection.description = description;
  connection.link = link;
  return &connection;
}

void OucConnections::close(uint16_t id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  if (found->second.link != 0) network_.close(found->second.link);
  connections_.erase(found);
}

void OucConnections::reset(OucConnection& connection) {
  connection.endCause = EndCause::Reset;
  end(connection);
}

void OucConnections::refresh(OucConnection& connection) {
  if (connection.state != OucConnection::State::Established) return;
  const LinkState link = network_.state(connection.link);
  if (link == LinkState::Up) return;
  if (!connection.received.empty() || network_.available(connection.link) > 0) return;
  end(connection);
}

void OucConnections::end(OucConnection& connection) {
  if (connection.link != 0) {
    const LinkState link = network_.state(connection.link);
    if (link != LinkState::Up) connection.endCause = endCauseOf(link);
    network_.close(connection.link);
  }
  connection.link = 0;
  connection.state = OucConnection::State::Ended;
  connection.received.clear();
  if (connection.send.job != NO_JOB && connection.send.sent < connection.send.bytes.size()) {
    connection.send.failure = connection.endCause;
  }
  if (connection.receive.job != NO_JOB) connection.receive.failure = connection.endCause;
}

void OucConnections::pump(OucConnection& connection) {
  SendJob& send = connection.send;
  if (send.job == NO_JOB || send.sent == send.bytes.size()) return;
  const size_t taken = network_.send(connection.link, std::span(send.bytes).subspan(send.sent));
  send.sent += taken;
  connection.sentBytes += static_cast<uint32_t>(taken);
}

void OucConnections::reestablish(OucConnection& connection) {
  if (connection.link == 0) {
    const bool atOnce = connection.state == OucConnection::State::Ended;
    connection.state = OucConnection::State::Reestablishing;
    if (!atOnce && clock_.monotonic() < connection.nextAttempt) return;
    connection.link = connect(connection.description);
    connection.nextAttempt = clock_.monotonic() + ATTEMPT_INTERVAL_NS;
    return;
  }
  switch (network_.state(connection.link)) {
    case LinkState::Connecting: return;
    case LinkState::Up: connection.state = OucConnection::State::Established; return;
    case LinkState::NoSuchHost:
    case LinkState::Refused:
    case LinkState::Unreachable:
    case LinkState::ClosedByPeer:
    case LinkState::Broken:
      network_.close(connection.link);
      connection.link = 0;
      connection.nextAttempt = clock_.monotonic() + ATTEMPT_INTERVAL_NS;
      return;
  }
}

LinkId OucConnections::connect(const ConnectionDescription& description) {
  const Endpoint& remote = description.remote;
  return description.remoteName.empty()
             ? network_.connect(remote, description.localPort)
             : network_.connect(description.remoteName, remote.port, description.localPort);
}

JobNumber OucConnections::newJob(uint16_t id) {
  jobs_ = jobs_ % 0xFFFFF + 1;  // 20 bits, never 0
  return jobs_ << 12 | id;
}

CommunicationRule OucConnections::beginJob(CommunicationBlock block) {
  const uint32_t job = ++begun_[static_cast<size_t>(block)];
  for (const CommunicationRule& rule : rules) {
    if (rule.block == block && rule.firstJob <= job && job <= rule.lastJob) return rule;
  }
  return {.block = block, .calls = block == CommunicationBlock::Trcv ? 0u : 1u};
}

}  // namespace vcpu
