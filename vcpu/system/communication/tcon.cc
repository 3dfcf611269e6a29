// TCON: sets up and establishes a connection. Source: TIA Portal Information System, Open User Communication,
// TCON (S7-1200, S7-1500) and TCON (S7-300, S7-400).

#include "vcpu/system/communication/connection_description.h"
#include "vcpu/system/communication/job.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "TCON"
VAR_INPUT
  REQ : Bool;
  ID : CONN_OUC;
END_VAR
VAR_OUTPUT
  DONE : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
END_VAR
VAR_IN_OUT
  CONNECT : Variant;
END_VAR
VAR
  job : DWord;
  calls : DWord;
  forced : Word;
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> id = INTERFACE.value<uint16_t>("ID");
};
constexpr Fields FIELDS;
constexpr JobFields JOB = jobFields(INTERFACE);
constexpr size_t CONNECT = INTERFACE.area("CONNECT");

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

JobState start(SystemCall& call, uint16_t id) {
  const TconRules& rules = call.facts.family->tcon;
  if (id == 0 || id > OucConnections::ID_MAX) return failed(status::BAD_ID);
  ConnectionDescription description;
  const uint16_t bad = readConnectionDescription(call.areas[CONNECT], id, rules, description);
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

void run(SystemCall& call) {
  Image image(call.image);
  if (isAborted(call, image.get(JOB.job))) image.set(JOB.calls, 0);
  runJob(
      image, JOB, [&] { return call.connections.beginJob(CommunicationBlock::Tcon); },
      [&] { return start(call, image.get(FIELDS.id)); }, [&](JobNumber job) { return proceed(call, job); },
      [&](JobNumber job) { abandon(call, job); });
}

}  // namespace

extern const BlockDescription TCON{.scl = SCL, .run = run, .communicates = true};

}  // namespace vcpu
