#include "tests/agreement/script.h"

#include <algorithm>
#include <array>
#include <climits>
#include <string_view>

#include "tests/agreement/image.h"

namespace agreement {
namespace {

using protocol::Type;

/// Of all tables here: index by an octet.
template <typename T, size_t COUNT>
T from(const std::array<T, COUNT>& values, int32_t index) {
  return values[static_cast<size_t>(index) % COUNT];
}

constexpr std::array<int32_t, 16> ELAPSED_MS = {
    10,      0, 1, 100, 500, 750, 999, 1000, 10'000, 3'000, 30'000, 60'000, 61'000, mqtt::TIMEOUT_MS_MAX,
    INT_MAX, -1};
constexpr std::array<int32_t, 16> NUMBERS = {0,
                                             1,
                                             2,
                                             3,
                                             -1,
                                             -2,
                                             20,
                                             21,
                                             1'000,
                                             65'535,
                                             65'536,
                                             500,
                                             mqtt::TIMEOUT_MS_MAX,
                                             mqtt::TIMEOUT_MS_MAX + 1,
                                             INT_MAX,
                                             INT_MIN};
constexpr std::array<int32_t, 16> TEXT_LENGTHS = {3,
                                                  0,
                                                  1,
                                                  2,
                                                  mqtt::TEXT_BYTES_MAX - 1,
                                                  mqtt::TEXT_BYTES_MAX,
                                                  mqtt::TEXT_BYTES_MAX + 1,
                                                  -1,
                                                  1024,
                                                  INT_MAX,
                                                  INT_MIN,
                                                  7,
                                                  65'535,
                                                  100,
                                                  4,
                                                  5};
constexpr std::array<int32_t, 16> PAYLOAD_LENGTHS = {2,
                                                     0,
                                                     1,
                                                     mqtt::PAYLOAD_BYTES_MAX - 1,
                                                     mqtt::PAYLOAD_BYTES_MAX,
                                                     mqtt::PAYLOAD_BYTES_MAX + 1,
                                                     -1,
                                                     127,
                                                     128,
                                                     1'500,
                                                     INT_MAX,
                                                     INT_MIN,
                                                     125,
                                                     3,
                                                     10,
                                                     60};
/// Of a whole payload that is handed over in pieces, and of the largest one that is taken so.
constexpr std::array<int32_t, 16> LARGE_LENGTHS = {mqtt::PAYLOAD_BYTES_MAX + 1,
                                                   0,
                                                   1,
                                                   mqtt::PAYLOAD_BYTES_MAX,
                                                   2 * mqtt::PAYLOAD_BYTES_MAX,
                                                   2 * mqtt::PAYLOAD_BYTES_MAX + 1,
                                                   2'999,
                                                   3'000,
                                                   mqtt::TRANSMIT_BYTES_MAX + 1,
                                                   16'999,
                                                   17'000,
                                                   mqtt::LARGE_BYTES_MAX,
                                                   mqtt::LARGE_BYTES_MAX + 1,
                                                   -1,
                                                   INT_MAX,
                                                   INT_MIN};
/// Of what the broker sends: these come as they are.
constexpr std::array<size_t, 16> SENT_LENGTHS = {2,
                                                 0,
                                                 1,
                                                 mqtt::PAYLOAD_BYTES_MAX - 1,
                                                 mqtt::PAYLOAD_BYTES_MAX,
                                                 mqtt::PAYLOAD_BYTES_MAX + 1,
                                                 120,
                                                 1'275,
                                                 1'276,
                                                 1'277,
                                                 1'278,
                                                 3'000,
                                                 20,
                                                 5,
                                                 7,
                                                 17'000};
constexpr std::array<int32_t, 8> PIECES = {mqtt::RECEIVE_BYTES_MAX, 1, 2, 3, 5, 64, 255, 1'024};
/// Characters of one to four bytes, at the ends of their rows (RFC 3629, section 4).
constexpr std::string_view MANY_BYTES =
    "a\xc3\x9f\xe2\x82\xac\xe0\xa0\x80\xed\x9f\xbf\xf0\x90\x80\x80\xf1\x80\x80\x80\xf4\x8f\xbf\xbf";
constexpr std::array<std::string_view, 16> TEXTS = {
    "a/b", "a",    "a/#",     "+/b",      "#",    "a/+", "plant/level", "$SYS/x",
    "/",   "a//b", "bad\xff", MANY_BYTES, "\xc3", "a#",  "+",           ""};
constexpr size_t ARRIVING_BYTES_MAX = 40'000;
constexpr int REPETITIONS_MAX = 32;

/// Text of this length; the table repeated. Of a Text or of Bytes.
template <typename Target>
void set(Target& target, std::string_view text, int32_t length) {
  target.length = length;
  for (int32_t index = 0; index < std::min(length, mqtt::TEXT_BYTES_MAX); ++index) {
    target.bytes[index] =
        static_cast<uint8_t>(text.empty() ? 'x' : text[static_cast<size_t>(index) % text.size()]);
  }
}

template <typename Target>
void set(Target& target, int32_t choice, int32_t lengthChoice) {
  const std::string_view text = from(TEXTS, choice);
  // As it is, or of a length at a bound.
  set(target, text,
      lengthChoice % 2 == 0 ? static_cast<int32_t>(text.size()) : from(TEXT_LENGTHS, lengthChoice / 2));
}

}  // namespace

mqtt::Settings settingsOfScripts() {
  mqtt::Settings settings;
  set(settings.clientIdentifier, "plc", 3);
  settings.cleanSession = false;
  settings.reconnectMinimumMs = 1;
  return settings;
}

Script::Script(std::span<const uint8_t> octets) : octets_(octets) {
  input.enable = true;
}

int32_t Script::octet() {
  return at_ < octets_.size() ? octets_[at_++] : 0;
}

Step Script::next() {
  while (pending_.empty() && !isOver()) readStep();
  // The last octets of a script may only let something arrive.
  if (pending_.empty()) pending_.push_back(Step::Scan);
  const Step step = pending_.front();
  pending_.pop_front();
  return step == Step::Scan ? scan(elapsedMs_) : step;
}

void Script::readStep() {
  const int32_t what = octet();
  const int32_t choice = what / 16;
  switch (what % 16) {
    case 0:
      elapsedMs_ = from(ELAPSED_MS, choice);
      pending_.push_back(Step::Scan);
      break;
    case 1: readShell(choice); break;
    case 2: {
      protocol::Octets octets;
      for (int32_t count = choice + 1; count > 0; --count) octets.push_back(static_cast<uint8_t>(octet()));
      arrive(octets);
      break;
    }
    case 3: arrive(protocol::connack(choice % 2 == 1, choice / 2)); break;
    case 4: readAnswer(choice); break;
    case 5: readFilterAnswer(choice); break;
    case 6: readPublish(); break;
    case 7: arrive(protocol::pingresp()); break;
    case 8:
    case 9: readMessage(choice); break;
    case 10: readFilter(); break;
    case 11:
    case 12: readTaking(choice); break;
    case 13: readTicket(choice); break;
    case 14:
      change_ = Change::Setting;
      pending_.push_back(Step::Change);
      break;
    default:
      if (choice == 15) {
        pending_.push_back(Step::ResetClient);
        break;
      }
      change_ = Change::Restart;
      damages_ = choice / 4;
      // No other function may be called before the first scan.
      pending_ = {Step::Change, Step::Scan};
      break;
  }
}

// ---- the shell

void Script::readShell(int32_t choice) {
  switch (choice) {
    case 0: input.enable = !input.enable; break;
    case 1: input.reconnect = true; break;
    case 2: linkBreaks_ = true; break;
    case 3: linkHangs_ = !linkHangs_; break;
    case 4: sendFails_ = true; break;
    case 5: busyScans_ = octet() % 16; break;
    case 6: arriving_.clear(); break;
    case 15: repeat(); break;
    default: pieceBytes_ = from(PIECES, choice - 7); break;
  }
}

// The last octets once more, so many times: what fills a queue is short then. No repetition inside another.
void Script::repeat() {
  const size_t here = at_;
  const int32_t choice = octet();
  if (repeatsLeft_ == 0 && repetitions_ < REPETITIONS_MAX) {
    ++repetitions_;
    repeatEnd_ = here;
    repeatsLeft_ = choice / 16 + 2;
  }
  if (repeatEnd_ != here || repeatsLeft_ == 0 || --repeatsLeft_ == 0) return;
  // The octet that asks for it lies in front of `here`.
  const size_t back = static_cast<size_t>(choice % 16) + 2;
  at_ = here > back ? here - back : 0;
}

void Script::moveLink() {
  using mqtt::TransportState;
  if (linkBreaks_ || linkRequest_ == mqtt::LinkRequest::Close) {
    input.transport = TransportState::Down;
    linkBreaks_ = false;
  } else if (input.transport == TransportState::Down || linkHangs_) {
    if (input.transport != TransportState::Up) input.transport = TransportState::Connecting;
  } else {
    input.transport = TransportState::Up;
  }
}

void Script::moveSending() {
  using mqtt::SendState;
  input.sending = SendState::Idle;
  if (sendBytes_ == 0 || input.transport != mqtt::TransportState::Up) return;
  if (sendFails_) {
    input.sending = SendState::Failed;
    sendFails_ = false;
  } else if (busyScans_ > 0) {
    input.sending = SendState::Busy;
    --busyScans_;
  } else {
    input.sending = SendState::Done;
  }
}

void Script::offerOctets() {
  input.receivedOffset = input.receivedOffset == 0 ? 3 : 0;
  const size_t room =
      static_cast<size_t>(std::min(pieceBytes_, mqtt::RECEIVE_BYTES_MAX - input.receivedOffset));
  input.receivedBytes = static_cast<int32_t>(std::min(arriving_.size(), room));
  std::copy_n(arriving_.begin(), input.receivedBytes, input.received.elements + input.receivedOffset);
}

Step Script::scan(int32_t elapsedMs) {
  input.elapsedMs = elapsedMs;
  moveLink();
  moveSending();
  offerOctets();
  return Step::Scan;
}

void Script::scanned(const mqtt::ScanOutput& output, const mqtt::ClientData& client) {
  input.restarted = false;
  input.reconnect = false;
  arriving_.erase(arriving_.begin(), arriving_.begin() + output.consumedBytes);
  linkRequest_ = output.linkRequest;
  sendBytes_ = output.sendBytes;
  awaited_.clear();
  for (const mqtt::OutgoingMessage& one : client.session.outbox.messages.elements) {
    if (mqtt::waitsForAnswer(one.state)) awaited_.push_back(one.packetIdentifier);
  }
  for (const mqtt::IncomingMessage& one : client.session.inbox.messages.elements) {
    if (one.state == mqtt::ArrivalState::WaitPubrel) awaited_.push_back(one.packetIdentifier);
  }
  requestIdentifier_ = client.session.request.packetIdentifier;
  filterCount_ = client.session.request.filterCount;
}

// ---- the broker

void Script::arrive(const protocol::Octets& octets) {
  if (arriving_.size() > ARRIVING_BYTES_MAX) return;
  arriving_.insert(arriving_.end(), octets.begin(), octets.end());
}

// One that is waited for, one at a bound, or a small one.
int32_t Script::identifier() {
  const int32_t choice = octet();
  switch (choice % 8) {
    case 0: return 0;
    case 1: return mqtt::PACKET_ID_MAX;
    case 2: return requestIdentifier_;
    case 3: return choice / 8;
    default:
      return awaited_.empty() ? choice / 8 : awaited_[static_cast<size_t>(choice / 4) % awaited_.size()];
  }
}

void Script::readAnswer(int32_t choice) {
  constexpr std::array ANSWERS = {Type::Puback, Type::Pubrec, Type::Pubrel, Type::Pubcomp};
  arrive(protocol::identified(from(ANSWERS, choice), identifier()));
}

void Script::readFilterAnswer(int32_t choice) {
  constexpr std::array<uint8_t, 8> CODES = {0, 1, 2, 128, 3, 127, 129, 255};
  if (choice % 2 == 0) return arrive(protocol::identified(Type::Unsuback, identifier()));
  const int32_t answered = choice / 2 % 2 == 0 ? requestIdentifier_ : identifier();
  const int32_t count = std::clamp(filterCount_ + (choice / 4 == 3 ? 1 : choice / 4 == 2 ? -1 : 0), 0, 20);
  protocol::Octets codes;
  for (int32_t one = 0; one < count; ++one) codes.push_back(from(CODES, octet()));
  arrive(protocol::suback(answered, codes));
}

void Script::readPublish() {
  protocol::Publication publication;
  const int32_t kind = octet();
  publication.qos = kind % 4;
  publication.duplicate = kind / 4 % 2 == 1;
  publication.retained = kind / 8 % 2 == 1;
  publication.topic = from(TEXTS, kind / 16);
  const int32_t size = octet();
  if (size / 16 != 0) publication.topic.resize(from(SENT_LENGTHS, size / 16), 't');
  publication.payload.resize(from(SENT_LENGTHS, size));
  for (size_t at = 0; at < publication.payload.size(); ++at) {
    publication.payload[at] = static_cast<char>((publication.retained ? 'A' : 'a') + at % 23);
  }
  if (publication.qos > 0) publication.identifier = identifier();
  arrive(protocol::publish(publication));
}

// ---- the user

// Choice 15 hands over a piece, 14 and 13 publish in pieces.
void Script::readMessage(int32_t choice) {
  if (choice == 15) return readPiece();
  const int32_t kind = octet();
  const int32_t size = octet();
  set(message.topic, kind, size / 8);
  message.qos = static_cast<mqtt::Qos>(kind / 16 % 5 - 1);
  message.retained = kind / 128 == 1;
  message.payloadLength = from(PAYLOAD_LENGTHS, size);
  for (int32_t index = 0; index < std::min(message.payloadLength, mqtt::PAYLOAD_BYTES_MAX); ++index) {
    message.payload[index] = static_cast<uint8_t>(index);
  }
  message.maximumAgeMs = mqtt::AGE_OF_SETTINGS;
  if (size / 64 == 3) message.maximumAgeMs = from(NUMBERS, octet());
  if (choice < 13) return pending_.push_back(Step::Publish);
  largeBytes = from(LARGE_LENGTHS, octet());
  pending_.push_back(Step::PublishLarge);
}

// The next bytes of a payload, and a scan behind them if it says so: they are sent only then.
void Script::readPiece() {
  const int32_t size = octet();
  message.payloadLength = from(PAYLOAD_LENGTHS, size);
  for (int32_t index = 0; index < std::min(message.payloadLength, mqtt::PAYLOAD_BYTES_MAX); ++index) {
    message.payload[index] = static_cast<uint8_t>(size + index);
  }
  number = oneOf(tickets_);
  pending_.push_back(Step::HandPiece);
  if (size / 16 % 2 == 0) return;
  elapsedMs_ = from(ELAPSED_MS, size / 32);
  pending_.push_back(Step::Scan);
}

void Script::readFilter() {
  const int32_t kind = octet();
  const int32_t more = octet();
  set(filter, kind, more);
  qos = static_cast<mqtt::Qos>(kind / 16 % 5 - 1);
  number = kind / 128 == 0 ? mqtt::NO_SUBSCRIPTION : oneOf(subscriptions_);
  pending_.push_back(Step::Subscribe);
}

int32_t Script::oneOf(const std::vector<int32_t>& numbers) {
  const int32_t choice = octet();
  if (choice >= 240) return from(NUMBERS, choice);
  if (numbers.empty()) return choice - 2;
  return numbers[numbers.size() - 1 - static_cast<size_t>(choice) % numbers.size()];
}

void Script::readTaking(int32_t choice) {
  if (choice % 4 == 0 && choice < 12) return pending_.push_back(Step::ReceiveAny);
  number = oneOf(subscriptions_);
  if (choice == 15) return pending_.push_back(Step::Unsubscribe);
  if (choice == 12) {
    largeBytes = from(LARGE_LENGTHS, octet());
    return pending_.push_back(Step::TakeLarge);
  }
  if (choice >= 13) return pending_.push_back(Step::ReceivePiece);
  pending_.push_back(choice % 4 == 3 ? Step::SubscriptionState : Step::Receive);
}

void Script::readTicket(int32_t choice) {
  if (choice == 15) return pending_.push_back(Step::ClearOutbox);
  number = oneOf(tickets_);
  if (choice == 14) return pending_.push_back(Step::WantedOffset);
  pending_.push_back(choice % 2 == 0 ? Step::Cancel : Step::DeliveryState);
}

// ---- what changes behind the client's back

void Script::change(mqtt::ClientData& client) {
  if (change_ == Change::Setting) return changeSetting(client.settings);
  damage(client.session, damages_);
  input.restarted = true;
  linkRequest_ = mqtt::LinkRequest::Close;
  sendBytes_ = 0;
  arriving_.clear();
}

void Script::changeSetting(mqtt::Settings& settings) {
  const int32_t what = octet();
  const int32_t choice = octet();
  const int32_t number = from(NUMBERS, choice);
  switch (what % 20) {
    case 0: settings.protocolLevel = choice % 2 == 0 ? mqtt::LEVEL_MQTT_31 : mqtt::LEVEL_MQTT_311; break;
    case 1: settings.protocolLevel = number; break;
    case 2: settings.cleanSession = !settings.cleanSession; break;
    case 3: settings.keepAliveSeconds = number; break;
    case 4: set(settings.clientIdentifier, choice, what / 8); break;
    case 5: set(settings.userName, choice, what / 8); break;
    case 6: set(settings.password, choice, what / 8); break;
    case 7: set(settings.willTopic, choice, what / 8); break;
    case 8: set(settings.willPayload, choice, what / 8); break;
    case 9: settings.willQos = static_cast<mqtt::Qos>(choice % 5 - 1); break;
    case 10: settings.willRetained = !settings.willRetained; break;
    case 11: settings.linkTimeoutMs = number; break;
    case 12: settings.responseTimeoutMs = number; break;
    case 13: settings.acknowledgeTimeoutMs = number; break;
    case 14: settings.takeTimeoutMs = number; break;
    case 15: settings.drainTimeoutMs = number; break;
    case 16: settings.inFlightMaximum = number; break;
    case 17: settings.qosZeroAgeMs = number; break;
    case 18: settings.whenFull = static_cast<mqtt::WhenFull>(choice % 5 - 1); break;
    default:
      settings.reconnectMinimumMs = number;
      settings.reconnectMaximumMs = from(NUMBERS, what / 16);
      break;
  }
}

// In the image the session has in retentive memory, but for the bytes of messages, which nobody can check.
void Script::damage(mqtt::Session& session, int times) {
  if (times == 0) return;
  damaged_ = true;
  constexpr int32_t BEHIND_INBOX = image::IMAGE_BYTES<mqtt::Session>;
  constexpr int32_t BEHIND_OUTBOX = BEHIND_INBOX - image::IMAGE_BYTES<mqtt::Inbox>;
  std::vector<uint8_t> octets(static_cast<size_t>(BEHIND_INBOX));
  image::store(session, octets.data());
  constexpr int32_t HEAD_BYTES = BEHIND_OUTBOX - mqtt::QUEUE_BYTES_MAX;
  constexpr int32_t INBOX_BYTES = image::IMAGE_BYTES<mqtt::Inbox> - mqtt::QUEUE_BYTES_MAX;
  for (; times > 0; --times) {
    const int32_t high = octet();
    int32_t place = (high * 256 + octet()) % (HEAD_BYTES + INBOX_BYTES - 4);
    if (place > HEAD_BYTES - 4) place += BEHIND_OUTBOX - HEAD_BYTES + 4;
    const int32_t kind = octet();
    if (kind < 128) {
      octets[static_cast<size_t>(place)] = static_cast<uint8_t>(octet());
    } else {
      image::storeNumber(from(NUMBERS, kind), 4, octets.data() + place / 2 * 2);
    }
  }
  image::load(session, octets.data());
}

}  // namespace agreement
