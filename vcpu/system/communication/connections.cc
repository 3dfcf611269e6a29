#include "vcpu/system/communication/connections.h"

#include <algorithm>

namespace vcpu {

namespace {

EndCause endCauseOf(LinkState state) {
  return state == LinkState::Unreachable ? EndCause::Unreachable : EndCause::ByPartner;
}

}  // namespace

void Connections::poll() {
  for (auto& [id, connection] : connections_) {
    switch (connection.state) {
      case ConnectionState::Establishing: break;  // TCON looks itself
      case ConnectionState::Established:
        pump(connection);
        refresh(connection);
        break;
      case ConnectionState::Ended:
      case ConnectionState::Reestablishing: reestablish(connection); break;
    }
  }
}

void Connections::closeAll() {
  for (auto& [id, connection] : connections_) {
    if (connection.link != 0) network_.close(connection.link);
  }
  connections_.clear();
  begun_ = {};
}

Connection* Connections::find(uint16_t id) {
  const auto found = connections_.find(id);
  return found == connections_.end() ? nullptr : &found->second;
}

bool Connections::usesLocalPort(uint16_t port) const {
  return port != 0 && std::any_of(connections_.begin(), connections_.end(), [port](const auto& entry) {
           return entry.second.description.localPort == port;
         });
}

Connection* Connections::open(uint16_t id, const ConnectionDescription& description) {
  const LinkId link = connect(description);
  if (link == 0) return nullptr;
  Connection& connection = connections_[id];
  connection.id = id;
  connection.description = description;
  connection.link = link;
  return &connection;
}

void Connections::close(uint16_t id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  if (found->second.link != 0) network_.close(found->second.link);
  connections_.erase(found);
}

void Connections::reset(Connection& connection) {
  connection.endCause = EndCause::Reset;
  end(connection);
}

void Connections::refresh(Connection& connection) {
  if (connection.state != ConnectionState::Established) return;
  const LinkState link = network_.state(connection.link);
  if (link == LinkState::Up) return;
  if (!connection.received.empty() || network_.available(connection.link) > 0) return;
  end(connection);
}

void Connections::end(Connection& connection) {
  if (connection.link != 0) {
    const LinkState link = network_.state(connection.link);
    if (link != LinkState::Up) connection.endCause = endCauseOf(link);
    network_.close(connection.link);
  }
  connection.link = 0;
  connection.state = ConnectionState::Ended;
  connection.received.clear();
  if (connection.send.job != NO_JOB && connection.send.sent < connection.send.bytes.size()) {
    connection.send.failure = connection.endCause;
  }
  if (connection.receive.job != NO_JOB) connection.receive.failure = connection.endCause;
}

void Connections::pump(Connection& connection) {
  SendJob& send = connection.send;
  if (send.job == NO_JOB || send.sent == send.bytes.size()) return;
  const size_t taken = network_.send(connection.link, std::span(send.bytes).subspan(send.sent));
  send.sent += taken;
  connection.sentBytes += static_cast<uint32_t>(taken);
}

void Connections::reestablish(Connection& connection) {
  if (connection.link == 0) {
    const bool atOnce = connection.state == ConnectionState::Ended;
    connection.state = ConnectionState::Reestablishing;
    if (!atOnce && clock_.monotonic() < connection.nextAttempt) return;
    connection.link = connect(connection.description);
    connection.nextAttempt = clock_.monotonic() + ATTEMPT_INTERVAL_NS;
    return;
  }
  switch (network_.state(connection.link)) {
    case LinkState::Connecting: return;
    case LinkState::Up: connection.state = ConnectionState::Established; return;
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

LinkId Connections::connect(const ConnectionDescription& description) {
  const Endpoint& remote = description.remote;
  return description.remoteName.empty()
             ? network_.connect(remote, description.localPort)
             : network_.connect(description.remoteName, remote.port, description.localPort);
}

JobNumber Connections::newJob(uint16_t id) {
  jobs_ = jobs_ % 0xFFFFF + 1;  // 20 bits, never 0
  return jobs_ << 12 | id;
}

CommunicationRule Connections::beginJob(CommunicationBlock block) {
  const uint32_t job = ++begun_[static_cast<size_t>(block)];
  for (const CommunicationRule& rule : rules) {
    if (rule.block == block && rule.firstJob <= job && job <= rule.lastJob) return rule;
  }
  return {.block = block, .calls = block == CommunicationBlock::Trcv ? 0u : 1u};
}

}  // namespace vcpu
