#pragma once
// The job that receives data over a connection: that of TRCV and TRCV_C. For the thread on which the block
// runs.
//
//   S7-1500: ADHOC = TRUE     whatever is there, at most LEN (0: DATA) bytes, at least 1
//            ADHOC = FALSE    exactly LEN bytes; LEN = 0: as many as DATA holds
//   S7-300:  LEN = 0          whatever is there; otherwise exactly LEN bytes
//
// Bytes of a longer piece are gathered in the connection and come into DATA all at once, so that EN_R may
// pulse without losing any.

#include "vcpu/system/communication/job.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

/// The parameters of one call.
struct ReceiveRequest {
  uint16_t id = 0;
  uint32_t len = 0;
  bool adHoc = false;
  const Area& data;
};

/// What a block keeps of the job, in its Statics.
struct ReceiveProgress {
  JobProgress job;
  BoolField empty;  ///< it ends with NDR and no bytes
};

/// Those fields by their names, which are the same in every block that receives.
consteval ReceiveProgress receiveProgress(const Interface& interface) {
  return {jobProgress(interface), interface.boolean("empty")};
}

/// What one call comes to: bytes delivered (NDR), a failure (ERROR), or neither (BUSY).
struct Reception {
  uint32_t bytes = 0;
  uint16_t failure = 0;
  bool isNew = false;

  bool ended() const { return isNew || failure != 0; }
};

/// One call with EN_R = 1, which begins a job if none runs. Writes DATA and the Statics.
Reception receiveData(SystemCall& call, Image& image, const ReceiveProgress& progress,
                      const ReceiveRequest& request);

/// A call with EN_R = 0: gives the job up. What it has gathered waits for the next one.
void stopReceiving(SystemCall& call, Image& image, const ReceiveProgress& progress);

}  // namespace vcpu
