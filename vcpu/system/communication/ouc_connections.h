#pragma once
// The connections of one CPU's Open User Communication (OUC, as in the data type CONN_OUC) by their
// connection ID: TCON makes them, TSEND and TRCV use them. Each runs over one link of the Network at a time.

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "vcpu/system/communication/communication_rule.h"
#include "vcpu/system/communication/connection_description.h"
#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace vcpu {

/// Names one job of an asynchronous block; its lowest 12 bits are the connection ID.
using JobNumber = uint32_t;
inline constexpr JobNumber NO_JOB = 0;

/// Why a connection ended. Which STATUS stands for it depends on the family of the CPU.
enum class EndCause { None, Reset, ByPartner, Unreachable };

/// What TSEND gave and the network has not taken yet.
struct SendJob {
  JobNumber job = NO_JOB;
  std::vector<uint8_t> bytes;         ///< all of the job, a copy
  size_t sent = 0;                    ///< so many of them the network has taken
  EndCause failure = EndCause::None;  ///< for the TSEND that asks next
};

/// The TRCV that is waiting.
struct ReceiveJob {
  JobNumber job = NO_JOB;
  uint32_t len = 0;               ///< its LEN and DATA, which must not change while it waits
  const uint8_t* data = nullptr;  ///< only compared, never read: it belongs to the program
  uint32_t dataBytes = 0;
  EndCause failure = EndCause::None;  ///< for the TRCV that asks next
};

/// One connection that TCON makes or has made, with the jobs that run on it. Once TCON has made it:
///
///   Establishing --partner accepts--> Established --partner or line ends it--> Ended
///                                          ^                                     |
///                                          '------- Reestablishing <--next cycle-'
///
/// "If the connection aborts, the active partner attempts to reestablish the configured connection. You do
/// not have to call TCON again. This applies only if TCON has been executed successfully once." (TIA Portal
/// Information System, TCON, 'Connection with TCP and ISO-on-TCP'.) A connection that TCON could not
/// establish is removed.
struct OucConnection {
  enum class State { Establishing, Established, Ended, Reestablishing };

  uint16_t id = 0;  ///< 1..OucConnections::ID_MAX
  ConnectionDescription description;
  State state = State::Establishing;
  LinkId link = 0;                     ///< 0: none at the moment
  EndCause endCause = EndCause::None;  ///< Ended: why
  int64_t nextAttempt = 0;             ///< Reestablishing without a link: when, in monotonic nanoseconds
  JobNumber establishJob = NO_JOB;     ///< Establishing: of the TCON that waits
  SendJob send;
  ReceiveJob receive;
  std::vector<uint8_t> received;  ///< taken from the network for a TRCV that waits for more; at most its LEN
  uint32_t sentBytes = 0;         ///< since TCON, modulo 2**32
  uint32_t receivedBytes = 0;     ///< likewise
};

/// The connections of one CPU, which owns it. Only the thread that runs the CPU calls it; nothing here waits.
class OucConnections {
 public:
  static constexpr uint16_t ID_MAX = 0x0FFF;
  static constexpr size_t CONNECTIONS_MAX = 256;  ///< a CPU 1516 has as many resources in all
  /// Between two attempts to re-establish. The manuals do not say how long.
  static constexpr int64_t ATTEMPT_INTERVAL_NS = 1'000'000'000;

  /// Both must outlive it.
  OucConnections(Network& network, Clock& clock, std::vector<CommunicationRule> jobRules = {})
      : rules(std::move(jobRules)), network_(network), clock_(clock) {}
  ~OucConnections() { closeAll(); }
  OucConnections(const OucConnections&) = delete;
  OucConnections& operator=(const OucConnections&) = delete;

  /// Once a cycle, before OB1: goes on sending, notices connections that ended, re-establishes them. A
  /// connection that ended is seen as such by every block of at least one cycle.
  void poll();

  /// At STOP: ends and forgets all of them, and counts jobs anew.
  void closeAll();

  /// nullptr if there is none. Valid until close() of this ID, or closeAll().
  OucConnection* find(uint16_t id);
  /// The connection whose job it is; nullptr if that is gone.
  OucConnection* findByJob(JobNumber job) { return find(job & ID_MAX); }

  /// At most CONNECTIONS_MAX, as long as TCON asks before it opens one more.
  size_t count() const { return connections_.size(); }
  /// Whether a connection was described with this local port; port 0 means any and is never in use.
  bool usesLocalPort(uint16_t port) const;

  /// Starts to establish a connection of an ID that has none; nullptr: the host has no more sockets.
  OucConnection* open(uint16_t id, const ConnectionDescription& description);

  /// Ends a connection in order and forgets it: what the network took is still delivered. Does nothing if
  /// there is none.
  void close(uint16_t id);

  /// Ends the link, drops what is buffered, and establishes it anew (T_RESET).
  void reset(OucConnection& connection);

  /// Sees whether an established connection has ended. Bytes that wait to be received keep it established.
  void refresh(OucConnection& connection);

  /// Marks an established connection as ended; the jobs that run on it fail for the same cause.
  void end(OucConnection& connection);

  /// Gives the network what it takes of the send job.
  void pump(OucConnection& connection);

  /// A number for a job on this connection ID, never NO_JOB. It comes again after 2**20 - 1 others.
  JobNumber newJob(uint16_t id);

  /// Counts a job of this block; the rule it goes by: the first that is for it.
  CommunicationRule beginJob(CommunicationBlock block);

  /// May be changed between two calls; a job that runs keeps its rule.
  std::vector<CommunicationRule> rules;

 private:
  void reestablish(OucConnection& connection);
  LinkId connect(const ConnectionDescription& description);

  Network& network_;
  Clock& clock_;
  std::map<uint16_t, OucConnection> connections_;
  uint32_t jobs_ = 0;
  std::array<uint32_t, COMMUNICATION_BLOCKS> begun_{};  ///< jobs of each block so far
};

}  // namespace vcpu
