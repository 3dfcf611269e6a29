#include "vcpu/system/communication/compact_connection.h"

#include "vcpu/system/communication/connection_description.h"
#include "vcpu/system/communication/establishing.h"
#include "vcpu/system/communication/terminating.h"

namespace vcpu {

namespace {

using Kind = CompactState::Kind;

/// One call of a block: what its Statics say of the connection, and how they go on.
class CompactCall {
 public:
  CompactCall(SystemCall& call, Image& image, const CompactFields& fields, const Area& connect)
      : call_(call), image_(image), fields_(fields), connect_(connect) {}

  CompactState advance() {
    if (image_.get(fields_.restart) && restart()) return {Kind::Failed, status::ABORTED_BY_TDISCON};
    const bool hold = image_.get(fields_.hold);
    switch (phase()) {
      case Kind::Establishing: return hold ? goOnEstablishing(status::FOLLOW_ON_CALL) : stopEstablishing();
      case Kind::Held: return hold ? keep() : beginToTerminate();
      case Kind::Terminating: return goOnTerminating();
      case Kind::Apart:
      case Kind::Failed: break;
    }
    return hold ? beginToEstablish() : CompactState{Kind::Apart, status::NO_JOB_ACTIVE};
  }

 private:
  Kind phase() const { return static_cast<Kind>(image_.get(fields_.phase)); }
  CompactState enter(Kind phase, uint16_t status) {
    image_.set(fields_.phase, static_cast<uint8_t>(phase));
    return {phase, status};
  }

  CompactState failed(uint16_t status) {
    enter(Kind::Apart, 0);
    image_.set(fields_.nextAttempt, call_.clock.monotonic() + OucConnections::ATTEMPT_INTERVAL_NS);
    return {Kind::Failed, status};
  }

  uint16_t id() const { return image_.get(fields_.connectionId); }
  OucConnection* connection() const { return call_.connections.find(id()); }
  bool jobRuns() const { return image_.get(fields_.progress.job) != NO_JOB; }
  void forgetJob() { image_.set(fields_.progress.job, NO_JOB); }

  // COM_RST. Answers whether a job ran, which fails then.
  bool restart() {
    image_.set(fields_.restart, false);
    const bool terminates = phase() == Kind::Terminating;
    const bool interrupts = jobRuns() && !terminates;
    if (phase() != Kind::Apart && !terminates) call_.connections.close(id());
    forgetJob();
    enter(Kind::Apart, 0);
    image_.set(fields_.nextAttempt, 0);
    return interrupts;
  }

  // The clock of another run of the CPU, in a retentive instance, does not count.
  bool mustWait() const {
    const int64_t wait = image_.get(fields_.nextAttempt) - call_.clock.monotonic();
    return 0 < wait && wait <= OucConnections::ATTEMPT_INTERVAL_NS;
  }

  CompactState beginToEstablish() {
    if (mustWait()) return {Kind::Establishing, status::FOLLOW_ON_CALL};
    const TconRules& rules = call_.facts.family->tcon;
    const uint16_t described = describedId(connect_);
    ConnectionDescription description;
    const uint16_t bad = readConnectionDescription(connect_, described, rules, description);
    if (bad != status::OK) return failed(bad);
    if (described == 0 || described > OucConnections::ID_MAX) return failed(status::BAD_ID);
    const OucConnection* existing = call_.connections.find(described);
    if (existing != nullptr && existing->description != description) return failed(rules.idUsedDifferently);
    image_.set(fields_.connectionId, described);
    enter(Kind::Establishing, 0);
    return goOnEstablishing(status::FIRST_CALL);
  }

  CompactState goOnEstablishing(uint16_t whileRunning) {
    const OucConnection* existing = connection();
    if (!jobRuns() && existing != nullptr) {  // of another block
      if (existing->state == OucConnection::State::Establishing) return {Kind::Establishing, whileRunning};
      return held();
    }
    const JobState job = establishConnection(call_, image_, fields_.progress, connect_, id());
    switch (job.kind) {
      case JobState::Kind::Running: return {Kind::Establishing, whileRunning};
      case JobState::Kind::Done: return held();
      case JobState::Kind::Failed: break;
    }
    return failed(job.status);
  }

  // While the CPU re-establishes a connection that broke, it shows what it shows while it establishes one.
  CompactState held() {
    const OucConnection* held = connection();
    const bool up = held != nullptr && held->state == OucConnection::State::Established;
    return enter(Kind::Held, up ? status::CONNECTED : status::FOLLOW_ON_CALL);
  }

  CompactState keep() {
    if (connection() != nullptr || jobRuns()) return held();
    enter(Kind::Apart, 0);  // another block has ended it
    return beginToEstablish();
  }

  CompactState stopEstablishing() {
    if (jobRuns()) return beginToTerminate();
    return enter(Kind::Apart, status::NO_JOB_ACTIVE);
  }

  // A job of the block that runs is given up with the connection.
  CompactState beginToTerminate() {
    forgetJob();
    if (connection() == nullptr) return enter(Kind::Apart, status::NO_JOB_ACTIVE);
    const JobState job = terminateConnection(call_, image_, fields_.progress, id());
    if (job.kind == JobState::Kind::Failed) return {Kind::Failed, job.status};
    return enter(Kind::Terminating, status::TERMINATING);
  }

  CompactState goOnTerminating() {
    const JobState job = terminateConnection(call_, image_, fields_.progress, id());
    switch (job.kind) {
      case JobState::Kind::Running: return {Kind::Terminating, status::TERMINATING};
      case JobState::Kind::Done: return enter(Kind::Apart, status::NO_JOB_ACTIVE);
      case JobState::Kind::Failed: break;
    }
    return failed(job.status);
  }

  SystemCall& call_;
  Image& image_;
  const CompactFields& fields_;
  const Area& connect_;
};

void report(Image& image, const CompactFields& fields, bool done, bool busy, bool error, uint16_t status) {
  image.set(fields.done, done);
  image.set(fields.busy, busy);
  image.set(fields.error, error);
  image.set(fields.status, status);
}

}  // namespace

CompactState holdConnection(SystemCall& call, Image& image, const CompactFields& fields,
                            const Area& connect) {
  return CompactCall(call, image, fields, connect).advance();
}

void reportConnection(Image& image, const CompactFields& fields, const CompactState& state) {
  const bool idle = state.status == status::NO_JOB_ACTIVE || state.status == status::CONNECTED;
  const bool error = state.kind == Kind::Failed;
  report(image, fields, false, !idle && !error, error, state.status);
}

void reportTransfer(Image& image, const CompactFields& fields, const JobState& state, uint16_t whileRunning) {
  const bool runs = state.kind == JobState::Kind::Running;
  report(image, fields, state.kind == JobState::Kind::Done, runs, state.kind == JobState::Kind::Failed,
         runs ? whileRunning : state.status);
}

}  // namespace vcpu
