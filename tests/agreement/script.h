#pragma once
// A story that octets spell out, with the values at which things change: what a fuzzer writes.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "core/testing/packet.h"
#include "tests/agreement/story.h"

namespace agreement {

/// Each step is an octet that says what happens, and those that choose its values. Zeroes stand behind the
/// end. The world keeps what scan.h asks of a shell: the link follows the client's request unless the script
/// breaks it, a send request is Done once, octets come in any split.
class Script : public Story {
 public:
  explicit Script(std::span<const uint8_t> octets);

  /// Nothing is left to play.
  bool isOver() const { return at_ == octets_.size() && pending_.empty(); }

  Step next() override;
  void change(mqtt::ClientData& client) override;
  void gotTicket(int32_t ticket) override { tickets_.push_back(ticket); }
  void gotSubscription(int32_t subscription) override { subscriptions_.push_back(subscription); }
  void scanned(const mqtt::ScanOutput& output, const mqtt::ClientData& client) override;

  /// The session was changed behind the client's back: what it sends need not be right any more.
  bool isDamaged() const { return damaged_; }

 private:
  int32_t octet();
  /// Turns one more octet into what happens; steps it asks for wait in pending_.
  void readStep();
  Step scan(int32_t elapsedMs);
  void moveLink();
  void moveSending();
  void offerOctets();
  void readShell(int32_t choice);
  void repeat();
  void readAnswer(int32_t choice);
  void readFilterAnswer(int32_t choice);
  void readPublish();
  void readMessage(int32_t choice);
  void readPiece();
  void readFilter();
  void readTaking(int32_t choice);
  void readTicket(int32_t choice);
  void changeSetting(mqtt::Settings& settings);
  void damage(mqtt::Session& session, int times);
  int32_t identifier();
  int32_t oneOf(const std::vector<int32_t>& numbers);
  void arrive(const protocol::Octets& octets);
  void arrive(const protocol::Packet& packet) { arrive(encoded(packet)); }

  std::span<const uint8_t> octets_;
  size_t at_ = 0;
  size_t repeatEnd_ = 0;
  int32_t repeatsLeft_ = 0;
  int repetitions_ = 0;
  std::deque<Step> pending_;
  int32_t elapsedMs_ = 0;  ///< of the scan that is pending

  // The world.
  std::deque<uint8_t> arriving_;
  mqtt::LinkRequest linkRequest_ = mqtt::LinkRequest::Close;
  int32_t sendBytes_ = 0;
  int32_t busyScans_ = 0;
  bool sendFails_ = false;
  bool linkBreaks_ = false;
  bool linkHangs_ = false;  ///< it is Connecting, and stays so
  int32_t pieceBytes_ = mqtt::RECEIVE_BYTES_MAX;

  // What the client waits for, for answers that fit.
  std::vector<int32_t> awaited_;
  int32_t requestIdentifier_ = 0;
  int32_t filterCount_ = 0;
  std::vector<int32_t> tickets_;
  std::vector<int32_t> subscriptions_;

  enum class Change { Setting, Restart };
  Change change_ = Change::Setting;
  int damages_ = 0;
  bool damaged_ = false;
};

/// The client of every script at its beginning.
mqtt::Settings settingsOfScripts();

}  // namespace agreement
