#pragma once
// What a peer has to do, whichever engine runs its client.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace peer {

/// The numbers are those of "Peer".job in Peer.db.
enum class Job { None = 0, Publish = 1, Subscribe = 2, Unsubscribe = 3 };

/// When a peer disconnects by itself. The numbers are those of "Peer".leave in Peer.db.
enum class Leave { Never = 0, WhenDone = 1, WhenReceived = 2 };

/// One client and its one job, which begins when the broker has accepted the connection. Every message that
/// arrives for a subscription is taken.
struct Task {
  uint16_t port = 1883;  ///< of the broker, on 127.0.0.1
  std::string clientIdentifier;
  int protocol = 4;  ///< 3 = MQTT 3.1, 4 = MQTT 3.1.1
  bool cleanSession = true;
  int keepAliveSeconds = 60;
  std::string userName;
  std::string password;
  std::string willTopic;  ///< empty: no will
  std::string willText;
  int willQos = 0;
  bool willRetained = false;

  Job job = Job::None;
  std::string topic;         ///< to publish under, or the filter
  std::string secondFilter;  ///< goes into the same packet; empty: none
  std::string text;          ///< to publish
  int qos = 0;
  bool retained = false;

  Leave leave = Leave::Never;
  bool reconnects = false;  ///< false: the first fault of the connection ends the peer
};

/// How a peer ended.
struct Outcome {
  bool jobDone = false;  ///< without a job: the broker accepted the connection
  int received = 0;      ///< messages taken
};

/// Called for each message that is taken; the texts are valid during the call.
using OnMessage = std::function<void(std::string_view topic, std::string_view text)>;

}  // namespace peer
