#include "vcpu/system/communication/establishing.h"

#include "vcpu/system/communication/connection_description.h"

namespace vcpu {

namespace {

uint16_t notEstablished(LinkState link, const TconRules& rules) {
  if (link == LinkState::NoSuchHost) return status::NO_SUCH_HOST;
  return link == LinkState::Unreachable ? rules.unreachable : rules.refused;
}

uint16_t alreadyUsed(const OucConnection& existing, const ConnectionDescription& description,
                     const TconRules& rules) {
  return existing.description == description ? status::CONNECTION_EXISTS : rules.idUsedDifferently;
}

// TDISCON ends a TCON that runs, whatever its rule.
bool isAborted(SystemCall& call, JobNumber job) {
  if (job == NO_JOB) return false;
  const OucConnection* connection = call.connections.findByJob(job);
  return connection == nullptr || connection->establishJob != job;
}

JobState start(SystemCall& call, const Area& connect, uint16_t id) {
  const TconRules& rules = call.facts.family->tcon;
  if (id == 0 || id > OucConnections::ID_MAX) return failed(status::BAD_ID);
  ConnectionDescription description;
  const uint16_t bad = readConnectionDescription(connect, id, rules, description);
  if (bad != status::OK) return failed(bad);
  if (const OucConnection* existing = call.connections.find(id)) {
    return failed(alreadyUsed(*existing, description, rules));
  }
  if (call.connections.count() >= OucConnections::CONNECTIONS_MAX)
    return failed(status::TOO_MANY_CONNECTIONS);
  if (call.connections.usesLocalPort(description.localPort)) return failed(status::PORT_IN_USE);
  // A passive end point would need a Network that listens.
  if (!description.active) return failed(status::NO_RESOURCES);

  OucConnection* connection = call.connections.open(id, description);
  if (connection == nullptr) return failed(status::NO_RESOURCES);
  connection->establishJob = call.connections.newJob(id);
  return running(connection->establishJob);
}

JobState proceed(SystemCall& call, JobNumber job) {
  if (isAborted(call, job)) return failed(status::ABORTED_BY_TDISCON);
  OucConnection* connection = call.connections.findByJob(job);
  const LinkState link = call.network.state(connection->link);
  switch (link) {
    case LinkState::Connecting: return running(job);
    case LinkState::Up:
    case LinkState::ClosedByPeer:  // it was up in between; TRCV reports the rest
      connection->establishJob = NO_JOB;
      connection->state = OucConnection::State::Established;
      return done();
    case LinkState::NoSuchHost:
    case LinkState::Refused:
    case LinkState::Unreachable:
    case LinkState::Broken: break;
  }
  call.connections.close(connection->id);
  return failed(notEstablished(link, call.facts.family->tcon));
}

void abandon(SystemCall& call, JobNumber job) {
  if (!isAborted(call, job)) call.connections.close(call.connections.findByJob(job)->id);
}

}  // namespace

JobState establishConnection(SystemCall& call, Image& image, const JobProgress& progress, const Area& connect,
                             uint16_t id) {
  if (isAborted(call, image.get(progress.job))) image.set(progress.calls, 0);
  return advanceJob(
      image, progress, [&] { return call.connections.beginJob(CommunicationBlock::Tcon); },
      [&] { return start(call, connect, id); }, [&](JobNumber job) { return proceed(call, job); },
      [&](JobNumber job) { abandon(call, job); });
}

}  // namespace vcpu
