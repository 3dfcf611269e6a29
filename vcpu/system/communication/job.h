#pragma once
// The life of an asynchronous block (TCON, TSEND, ...), which all of them share:
//
//   no job --rising edge of REQ--> running --...--> DONE or ERROR for exactly one call --> no job
//
// All of it happens in the calls of the block, on the thread that runs the CPU. Edges while a job runs, and
// in the call that reports its end, are ignored. Source: TIA Portal Information System, Open User
// Communication, 'BUSY, DONE and ERROR parameters' of each block; S7-1200 Easy Book, p. 434.

#include <cstdint>

#include "vcpu/family/communication_status.h"
#include "vcpu/system/communication/ouc_connections.h"
#include "vcpu/system/interface.h"

namespace vcpu {

/// The fields that every asynchronous block has, wherever they lie in its image.
struct JobFields {
  BoolField req;
  BoolField done;
  BoolField busy;
  BoolField error;
  Field<uint16_t> status;
  Field<uint32_t> job;     ///< Static: the job that runs, 0 if none
  Field<uint32_t> calls;   ///< Static: calls the job takes still, at least
  Field<uint16_t> forced;  ///< Static: STATUS it then fails with; 0: it ends as it will
  BoolField previousReq;   ///< Static
};

/// Those fields by their names, which are the same in every asynchronous block.
consteval JobFields jobFields(const Interface& interface) {
  return {interface.boolean("REQ"),
          interface.boolean("DONE"),
          interface.boolean("BUSY"),
          interface.boolean("ERROR"),
          interface.value<uint16_t>("STATUS"),
          interface.value<uint32_t>("job"),
          interface.value<uint32_t>("calls"),
          interface.value<uint16_t>("forced"),
          interface.boolean("previousReq")};
}

/// The state of a job after one call.
struct JobState {
  /// What the caller of the block sees: BUSY, DONE or ERROR.
  enum class Kind { Running, Done, Failed };
  Kind kind = Kind::Running;
  JobNumber job = NO_JOB;  ///< Running: which
  uint16_t status = 0;     ///< Failed: why
};

inline JobState running(JobNumber job) {
  return {JobState::Kind::Running, job, 0};
}
inline JobState done() {
  return {JobState::Kind::Done, NO_JOB, 0};
}
inline JobState failed(uint16_t status) {
  return {JobState::Kind::Failed, NO_JOB, status};
}

/// Runs one call. `rule()` says how the job goes that begins now; `start()` begins it and `proceed(job)`
/// carries it on, both answer its JobState; `abandon(job)` gives up one that fails by its rule. As long as
/// the rule keeps a job Running, `proceed` is not asked. Writes DONE, BUSY, ERROR, STATUS and the Statics
/// into `image`.
template <class Rule, class Start, class Proceed, class Abandon>
void runJob(Image& image, const JobFields& fields, const Rule& rule, const Start& start,
            const Proceed& proceed, const Abandon& abandon) {
  const bool edge = image.get(fields.req) && !image.get(fields.previousReq);
  image.set(fields.previousReq, image.get(fields.req));

  const JobNumber job = image.get(fields.job);
  if (job == NO_JOB && !edge) {
    image.set(fields.done, false);
    image.set(fields.busy, false);
    image.set(fields.error, false);
    image.set(fields.status, status::NO_JOB_ACTIVE);
    return;
  }
  if (job == NO_JOB) {
    const CommunicationRule goes = rule();
    image.set(fields.calls, goes.calls);
    image.set(fields.forced, goes.status);
  } else if (image.get(fields.calls) > 0) {
    image.set(fields.calls, image.get(fields.calls) - 1);
  }
  const bool fails = image.get(fields.calls) == 0 && image.get(fields.forced) != 0;
  if (fails && job != NO_JOB) abandon(job);
  const JobState state = fails                         ? failed(image.get(fields.forced))
                         : job == NO_JOB               ? start()
                         : image.get(fields.calls) > 0 ? running(job)
                                                       : proceed(job);
  const bool runs = state.kind == JobState::Kind::Running;
  image.set(fields.job, state.job);
  image.set(fields.done, state.kind == JobState::Kind::Done);
  image.set(fields.busy, runs);
  image.set(fields.error, state.kind == JobState::Kind::Failed);
  image.set(fields.status, !runs           ? state.status
                           : job == NO_JOB ? status::FIRST_CALL
                                           : status::FOLLOW_ON_CALL);
}

}  // namespace vcpu
