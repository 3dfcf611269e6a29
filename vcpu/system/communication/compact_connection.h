#pragma once
// The connection of TSEND_C and TRCV_C, which make it, hold it and end it as CONT says. For the thread on
// which the block runs.
//
//          CONT = TRUE                  established
//   Apart -------------> Establishing -------------> Held
//     ^                       | failed                 |
//     |<----------------------'                        | CONT = FALSE
//     '------------------ Terminating <----------------'
//
// CONT is a level. So an attempt that failed is made again, a second later as when a connection broke, and a
// connection that another block ended is made anew. Blocks whose CONNECT describes the same connection share
// it: the first makes it, each may end it. COM_RST drops it wherever it stands.
//
// Source: TIA Portal Information System, Open User Communication, TSEND_C and TRCV_C (S7-1200, S7-1500); the
// words of STATUS by the S7-1200 System Manual, 'TSEND_C and TRCV_C'.

#include "vcpu/system/communication/job.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

/// The fields that both blocks have, wherever they lie in their images.
struct CompactFields {
  BoolField hold;     ///< CONT
  BoolField restart;  ///< COM_RST; reset here
  BoolField done;
  BoolField busy;
  BoolField error;
  Field<uint16_t> status;
  /// Static: of the one job that runs, whichever it is. The block's own runs only while the connection is
  /// Held.
  JobProgress progress;
  Field<uint8_t> phase;          ///< Static: see above
  Field<uint16_t> connectionId;  ///< Static: of the connection, unless it is Apart
  Field<int64_t> nextAttempt;    ///< Static: when, in nanoseconds of Clock::monotonic()
};

/// Those fields by their names, which are the same in both.
consteval CompactFields compactFields(const Interface& interface) {
  return {interface.boolean("CONT"),
          interface.boolean("COM_RST"),
          interface.boolean("DONE"),
          interface.boolean("BUSY"),
          interface.boolean("ERROR"),
          interface.value<uint16_t>("STATUS"),
          jobProgress(interface),
          interface.value<uint8_t>("phase"),
          interface.value<uint16_t>("connectionId"),
          interface.value<int64_t>("nextAttempt")};
}

/// What one call makes of the connection.
struct CompactState {
  enum class Kind {
    Apart,         ///< none, and none is wanted
    Establishing,  ///< not yet
    Held,          ///< it is there, though it may be broken at the moment; the block may do its own job
    Terminating,
    Failed
  };
  Kind kind = Kind::Apart;
  uint16_t status = 0;  ///< STATUS to show; Held: if no job runs
};

/// One call: goes on to what CONT and COM_RST want. Writes COM_RST and the Statics.
CompactState holdConnection(SystemCall& call, Image& image, const CompactFields& fields, const Area& connect);

/// Writes DONE, BUSY, ERROR and STATUS of a call in which the block's own job did not run.
void reportConnection(Image& image, const CompactFields& fields, const CompactState& state);

/// The same of a call in which it ran: Running shows `whileRunning`.
void reportTransfer(Image& image, const CompactFields& fields, const JobState& state, uint16_t whileRunning);

}  // namespace vcpu
