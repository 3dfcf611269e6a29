#pragma once
// The life of a block that works with files of the memory card, which all of them share:
//
//   no job --rising edge of REQ--> running --...--> DONE or ERROR for exactly one call --> no job
//
// The call with the edge checks the parameters and takes what it needs of them; the calls that follow do the
// work, a bounded piece in each. Edges while a job runs, and in the call that reports its end, are ignored.
// All of it happens in the calls of the block, on the thread that runs the CPU.

#include <cstdint>
#include <functional>
#include <string>

#include "vcpu/card/card_file.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

/// The state of a job after one call.
struct CardJobState {
  enum class Kind { Running, Done, Failed };
  Kind kind = Kind::Running;
  uint16_t status = 0;   ///< Done: 0 or a warning; Failed: why
  std::string reason{};  ///< Failed: for the diagnostic buffer, what STATUS does not tell; or empty
};

inline CardJobState cardJobDone(uint16_t status = 0) {
  return {CardJobState::Kind::Done, status, {}};
}
inline CardJobState cardJobFailed(uint16_t status, std::string reason = {}) {
  return {CardJobState::Kind::Failed, status, std::move(reason)};
}
/// The host refused something that concerns this file: DataLogs/Levels.csv.
CardJobState cardJobFailed(const CardFault& fault, const std::string& file);

/// One call of a job that runs, of the block that began it. What it keeps is its own: no parameter of an
/// earlier call is there any longer.
using CardJob = std::function<CardJobState(SystemCall& call)>;

/// What the call with the edge answers: a job, or why there is none.
struct CardJobStart {
  CardJobStart(CardJob begun) : job(std::move(begun)) {}
  CardJobStart(CardJobState why) : refused(std::move(why)) {}
  CardJob job{};
  CardJobState refused{};  ///< without a job; never Running
};

/// The fields that each of these blocks has.
struct CardJobFields {
  BoolField req;
  BoolField done;
  BoolField busy;
  BoolField error;
  Field<uint16_t> status;
  Field<uint32_t> job;    ///< Static: the job that runs, 0 if none does
  BoolField previousReq;  ///< Static
};

/// Those fields by their names.
consteval CardJobFields cardJobFields(const Interface& interface) {
  return {
      interface.boolean("REQ"),        interface.boolean("DONE"),           interface.boolean("BUSY"),
      interface.boolean("ERROR"),      interface.value<uint16_t>("STATUS"), interface.value<uint32_t>("job"),
      interface.boolean("previousReq")};
}

/// The same of the blocks whose outputs are written Done, Busy, Error and Status.
consteval CardJobFields userFileJobFields(const Interface& interface) {
  return {
      interface.boolean("REQ"),        interface.boolean("Done"),           interface.boolean("Busy"),
      interface.boolean("Error"),      interface.value<uint16_t>("Status"), interface.value<uint32_t>("job"),
      interface.boolean("previousReq")};
}

/// Runs one call of the block `name`. `start` is asked at a rising edge of REQ, if there is a card. The
/// instance holds nothing but the number of the job, and a number that is none of this block's is no job.
void runCardJob(SystemCall& call, const CardJobFields& fields, const char* name,
                CardJobStart (*start)(SystemCall& call));

}  // namespace vcpu
