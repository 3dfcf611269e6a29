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

/// What a block keeps of the job that runs, in its Statics.
struct JobProgress {
  Field<uint32_t> job;     ///< the job, 0 if none runs
  Field<uint32_t> calls;   ///< calls it takes still, at least
  Field<uint16_t> forced;  ///< STATUS it then fails with; 0: it ends as it will
};

/// Those fields by their names, which are the same in every asynchronous block.
consteval JobProgress jobProgress(const Interface& interface) {
  return {interface.value<uint32_t>("job"), interface.value<uint32_t>("calls"),
          interface.value<uint16_t>("forced")};
}

/// The fields that every asynchronous block with REQ has, wherever they lie in its image.
struct JobFields {
  BoolField req;
  BoolField done;
  BoolField busy;
  BoolField error;
  Field<uint16_t> status;
  JobProgress progress;
  BoolField previousReq;  ///< Static
};

/// Those fields by their names, which are the same in every asynchronous block.
consteval JobFields jobFields(const Interface& interface) {
  return {interface.boolean("REQ"),        interface.boolean("DONE"),           interface.boolean("BUSY"),
          interface.boolean("ERROR"),      interface.value<uint16_t>("STATUS"), jobProgress(interface),
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

/// Carries the job on that runs, or begins one if none does. `rule()` says how the job goes that begins now;
/// `start()` begins it and `proceed(job)` carries it on, both answer its JobState; `abandon(job)` gives up
/// one that fails by its rule. As long as the rule keeps a job Running, `proceed` is not asked. Writes the
/// Statics.
template <class Rule, class Start, class Proceed, class Abandon>
JobState advanceJob(Image& image, const JobProgress& progress, const Rule& rule, const Start& start,
                    const Proceed& proceed, const Abandon& abandon) {
  const JobNumber job = image.get(progress.job);
  if (job == NO_JOB) {
    const CommunicationRule goes = rule();
    image.set(progress.calls, goes.calls);
    image.set(progress.forced, goes.status);
  } else if (image.get(progress.calls) > 0) {
    image.set(progress.calls, image.get(progress.calls) - 1);
  }
  const bool fails = image.get(progress.calls) == 0 && image.get(progress.forced) != 0;
  if (fails && job != NO_JOB) abandon(job);
  const JobState state = fails                           ? failed(image.get(progress.forced))
                         : job == NO_JOB                 ? start()
                         : image.get(progress.calls) > 0 ? running(job)
                                                         : proceed(job);
  image.set(progress.job, state.job);
  return state;
}

/// Writes DONE, BUSY, ERROR and STATUS; the STATUS of a job that runs is `whileRunning`.
inline void reportJob(Image& image, const JobFields& fields, const JobState& state, uint16_t whileRunning) {
  const bool runs = state.kind == JobState::Kind::Running;
  image.set(fields.done, state.kind == JobState::Kind::Done);
  image.set(fields.busy, runs);
  image.set(fields.error, state.kind == JobState::Kind::Failed);
  image.set(fields.status, runs ? whileRunning : state.status);
}

/// Runs one call of a block that has one kind of job, which begins at a rising edge of REQ. `advance()`
/// answers what advanceJob() does. Writes the outputs and the Statics into `image`.
template <class Advance>
void runJob(Image& image, const JobFields& fields, const Advance& advance) {
  const bool edge = image.get(fields.req) && !image.get(fields.previousReq);
  image.set(fields.previousReq, image.get(fields.req));
  const bool begins = image.get(fields.progress.job) == NO_JOB;
  if (begins && !edge) {
    image.set(fields.done, false);
    image.set(fields.busy, false);
    image.set(fields.error, false);
    image.set(fields.status, status::NO_JOB_ACTIVE);
    return;
  }
  reportJob(image, fields, advance(), begins ? status::FIRST_CALL : status::FOLLOW_ON_CALL);
}

}  // namespace vcpu
