#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/client.h"

namespace mqtt {

using Octets = std::vector<uint8_t>;

/// The octets written in hexadecimal: "c0 00".
Octets bytes(std::string_view hex);

/// Octets in hexadecimal, for comparing: "c0 00".
std::string hex(const Octets& octets);

/// The octets of a text.
Octets octetsOf(std::string_view text);

/// One behind the other.
Octets operator+(Octets front, const Octets& behind);

void setText(Text& text, std::string_view value);
void setText(Text& text, const Octets& value);
void setBytes(Bytes& data, const Octets& value);
Message message(std::string_view topic, std::string_view payload, Qos qos = Qos::AtMostOnce);
std::string topicOf(const Message& message);
std::string payloadOf(const Message& message);

/// A payload of so many letters, in which each piece of a kilobyte is another.
std::string payloadOfSize(size_t size);

/// PUBLISH as a broker sends it.
Octets publishPacket(std::string_view topic, std::string_view payload, int32_t qos = 0,
                     int32_t identifier = 0);

/// Shell::take takes of any subscription.
inline constexpr int32_t ANY_SUBSCRIPTION = -1;

/// A PLC's shell around the client, with a transport that does what the test says.
class Shell {
 public:
  /// A client with identifier "plc", which starts to connect with the first scan.
  Shell();

  /// One cycle. Octets waiting in `arriving` are offered, send requests are taken and reported.
  void scan(int32_t elapsedMs = 10);
  void scan(int32_t elapsedMs, int times);

  /// Scans until the link is up and CONNECT was sent; then `connack` comes.
  void connect(std::string_view connack = "20 02 00 00");

  /// Lets octets arrive, and scans once.
  void feed(const Octets& octets);
  void feed(std::string_view hexOctets) { feed(bytes(hexOctets)); }

  /// Breaks the link, and scans until it is up again and CONNECT was sent.
  void breakLink();

  /// What was handed to the transport since the last call.
  std::string takeSent();

  /// Offers a message that must be accepted.
  int32_t publish(std::string_view topic, std::string_view payload, Qos qos = Qos::AtMostOnce);
  int32_t want(std::string_view filter, Qos qos = Qos::AtMostOnce);
  /// The entry of a subscription in the table.
  const Subscription& subscriptionAt(int32_t subscription) const;
  /// "topic payload" of the next message, or "" when there is none.
  std::string take(int32_t subscription = ANY_SUBSCRIPTION);

  ClientData client;
  ScanInput input;
  ScanOutput output;
  /// Octets on their way to the client.
  Octets arriving;
  /// Scans a send request is Busy before it is Done; -1: for ever.
  int busyScans = 0;
  /// The link follows the client's link request; otherwise the test sets input.transport.
  bool followRequest = true;

 private:
  void takeRequest();

  Octets sent_;
  Octets request_;
  int requestScans_ = 0;
};

}  // namespace mqtt
