#include "tests/simulation/ledger.h"

#include <algorithm>

#include "core/testing/text_rules.h"

namespace simulation {

std::string payloadOf(int number, size_t bytes) {
  std::string payload = std::to_string(number) + " ";
  for (size_t at = payload.size(); at < bytes; ++at) {
    payload += static_cast<char>('a' + (static_cast<size_t>(number) + at) % 26);
  }
  return payload;
}

int numberIn(const std::string& payload) {
  int number = 0;
  size_t at = 0;
  for (; at < payload.size() && payload[at] >= '0' && payload[at] <= '9'; ++at) {
    number = number * 10 + payload[at] - '0';
  }
  if (at == 0 || at > 8 || payload != payloadOf(number, payload.size())) return -1;
  return number;
}

void Ledger::fail(const std::string& sentence) {
  if (!failure_.empty()) return;
  failure_ = "at " + std::to_string(trace_.nowMs) + " ms: " + sentence;
  trace_.say("BROKEN", sentence);
}

int Ledger::offer(const std::string& topic, int qos) {
  publications_.push_back({topic, qos});
  return static_cast<int>(publications_.size()) - 1;
}

void Ledger::accepted(int number) {
  publications_[static_cast<size_t>(number)].accepted = true;
  trace_.say("program", "publishes " + std::to_string(number) + ", QoS " +
                            std::to_string(publications_[static_cast<size_t>(number)].qos));
}

void Ledger::refused(int number) {
  if (publications_[static_cast<size_t>(number)].arrivals > 0) {
    fail("message " + std::to_string(number) + " was refused and sent");
  }
}

void Ledger::failedLarge(int number) {
  publications_[static_cast<size_t>(number)].hasFailed = true;
}

void Ledger::done(int number) {
  Publication& publication = publications_[static_cast<size_t>(number)];
  publication.done = true;
  ++progress_;
  if (publication.qos > 0 && publication.arrivals == 0 && !publication.mayBeLost &&
      !(publication.qos == 2 && scenario_.deliversOnPubrel)) {
    fail("message " + std::to_string(number) + " is said to be acknowledged, and the broker has not got it");
  }
}

void Ledger::arrivedAtBroker(int number, const std::string& topic, int qos, bool duplicate,
                             int64_t connection, size_t payloadBytes) {
  if (payloadBytes > mqtt::PAYLOAD_BYTES_MAX) ++largeArrived_;
  if (number < 0 || number >= published()) {
    fail("the broker got a message that was never published");
    return;
  }
  Publication& publication = publications_[static_cast<size_t>(number)];
  const std::string name = "message " + std::to_string(number) + " of QoS " + std::to_string(qos);
  if (publication.topic != topic || publication.qos != qos) fail(name + " arrived with another topic or QoS");
  publication.arrivals += 1;
  ++progress_;
  if (publication.arrivals == 1) {
    int& last = lastArrived_[{topic, qos}];
    if (number < last) fail(name + " arrived behind " + std::to_string(last) + " (4.6)");
    last = number;
    publication.connection = connection;
    return;
  }
  if (qos == 0) fail(name + " arrived twice (4.3.1)");
  if (qos == 1 && publication.connection == connection)
    fail(name + " was sent twice on one connection (4.4)");
  if (!duplicate && !publication.mayRepeat) fail(name + " was sent again without DUP (MQTT-3.3.1-1)");
  if (qos == 2 && !publication.mayRepeat) fail(name + " arrived twice (4.3.3)");
  publication.connection = connection;
}

void Ledger::handedToNetwork(int number) {
  if (number >= 0 && number < published()) publications_[static_cast<size_t>(number)].isHanded = true;
}

void Ledger::mayBeLost(int number) {
  if (number >= 0 && number < published()) publications_[static_cast<size_t>(number)].mayBeLost = true;
}

void Ledger::sessionLost() {
  lossesBefore_.push_back(lastOwed_ + 1);
  for (Publication& publication : publications_) {
    if (publication.arrivals > 0) publication.mayRepeat = true;
  }
}

void Ledger::subscribed(size_t slot, const std::string& filter) {
  filters_[slot] = {filter, ++lastGeneration_};
  trace_.say("program", "receiver " + std::to_string(slot) + " subscribes to " + filter);
}

void Ledger::unsubscribed(size_t slot) {
  if (filters_[slot].generation == 0) return;
  for (auto& [key, message] : messages_) {
    message.receiverEnded = message.receiverEnded || protocol::matches(filters_[slot].text, message.topic);
  }
  filters_[slot].generation = 0;
  trace_.say("program", "receiver " + std::to_string(slot) + " unsubscribes");
}

int Ledger::owed(int number, const std::string& topic, int qos, bool retained, size_t payloadBytes) {
  Copy copy;
  copy.isLarge = payloadBytes > mqtt::PAYLOAD_BYTES_MAX;
  const bool fits = !copy.isLarge || static_cast<int64_t>(payloadBytes) <= scenario_.largestBytes;
  copy.key = {number, qos, retained};
  if (!retained) lastOwed_ = number;
  for (size_t slot = 0; slot < SUBSCRIBERS && fits; ++slot) {
    if (filters_[slot].generation != 0 && protocol::matches(filters_[slot].text, topic)) {
      copy.receivers.emplace_back(slot, filters_[slot].generation);
    }
  }
  Message& message = messages_[copy.key];
  message.topic = topic;
  message.copies += 1;
  message.owedTo.insert(copy.receivers.begin(), copy.receivers.end());
  copies_.push_back(copy);
  return static_cast<int>(copies_.size()) - 1;
}

void Ledger::transmitted(int copy) {
  messages_[copies_[static_cast<size_t>(copy)].key].transmissions += 1;
}

void Ledger::acknowledged(int number) {
  const Copy& copy = copies_[static_cast<size_t>(number)];
  Message& message = messages_[copy.key];
  ++progress_;
  if (copy.isLarge) return acknowledgedLarge(copy, message);
  for (const auto& receiver : copy.receivers) {
    if (filters_[receiver.first].generation != receiver.second) continue;
    message.acknowledgedFor[receiver] += 1;
    // A retained message is a state: who has taken one copy has missed nothing with the others. A client that
    // does not know of a lost session cannot tell a copy of that from one that is sent again.
    const bool isRetained = std::get<2>(copy.key);
    if (isRetained && !lossesBefore_.empty()) continue;
    const int owed = isRetained ? 1 : message.acknowledgedFor[receiver];
    const int missing = owed - message.taken[receiver];
    int& known = message.missing[receiver];
    if (missing <= known) continue;
    untaken_ += missing - known;
    known = missing;
    if (scenario_.settings.takeTimeoutMs > 0) continue;
    fail("message " + std::to_string(std::get<0>(copy.key)) + " was acknowledged, and receiver " +
         std::to_string(receiver.first) + " has not taken it");
  }
}

// One receiver has taken it, unless that has ended before the last piece.
void Ledger::acknowledgedLarge(const Copy& copy, Message& message) {
  message.acknowledgements += 1;
  if (copy.receivers.empty()) return;
  const bool isRetained = std::get<2>(copy.key);
  if (message.receiverEnded || (isRetained && !lossesBefore_.empty())) return;
  int taken = 0;
  for (const auto& [receiver, count] : message.taken) taken += count;
  if (taken >= (isRetained ? 1 : message.acknowledgements)) return;
  ++untaken_;
  if (scenario_.settings.takeTimeoutMs > 0) return;
  fail("the large message " + std::to_string(std::get<0>(copy.key)) +
       " was acknowledged, and no receiver has taken it");
}

void Ledger::taken(size_t slot, const Reception& reception) {
  ++progress_;
  const bool isLarge = reception.payload.size() > mqtt::PAYLOAD_BYTES_MAX;
  if (isLarge) ++largeTaken_;
  const int number = numberIn(reception.payload);
  const std::string name = "message " + std::to_string(number) + " of QoS " + std::to_string(reception.qos) +
                           (reception.retained ? ", retained," : "");
  trace_.say("program", "receiver " + std::to_string(slot) + " takes " + name);
  const auto known = messages_.find({number, reception.qos, reception.retained});
  if (number < 0 || known == messages_.end()) {
    fail("receiver " + std::to_string(slot) + " took a " + name + " that was never sent");
    return;
  }
  Message& message = known->second;
  const Filter& filter = filters_[slot];
  if (message.topic != reception.topic) fail(name + " has another topic");
  if (filter.generation == 0 || !protocol::matches(filter.text, reception.topic)) {
    fail("receiver " + std::to_string(slot) + " took " + name + " for which it has no filter");
  }
  const int count = ++message.taken[{slot, filter.generation}];
  const int most = reception.qos == 1 ? message.transmissions : message.copies;
  if (count > most) {
    fail("receiver " + std::to_string(slot) + " took " + name + " " + std::to_string(count) +
         " times, and the broker sent it " + std::to_string(most) + " times");
  }
  // What was sent before the receiver subscribed, or was given up, may come to it again later.
  if (scenario_.settings.takeTimeoutMs > 0) return;
  // A large message that comes again may go to another receiver.
  if (isLarge && message.transmissions > 1) return;
  if (reception.retained || count > 1 || !message.owedTo.contains({slot, filter.generation})) return;
  int& last = lastTaken_[{slot, filter.generation, reception.topic, reception.qos}];
  if (number < last && !mayPass(last, number)) fail(name + " came behind " + std::to_string(last) + " (4.6)");
  last = number;
}

// The order holds within a session. A client that does not know of the loss, with MQTT 3.1 or behind a
// CONNACK that never came, takes what the new session repeats for older than what it has of the last one.
bool Ledger::mayPass(int newer, int older) const {
  return std::any_of(lossesBefore_.begin(), lossesBefore_.end(),
                     [&](int first) { return older < first && first <= newer; });
}

void Ledger::check(const mqtt::Counters& counters) {
  int lost = 0;
  int unsent = 0;
  int failed = 0;
  for (const Publication& publication : publications_) {
    if (!publication.accepted || publication.arrivals > 0 || publication.mayBeLost) continue;
    if (publication.qos > 0) ++(publication.hasFailed ? failed : lost);
    if (publication.qos == 0 && !publication.isHanded) ++unsent;
  }
  const int32_t ended = counters.expired + counters.overrun + counters.cancelled;
  // What of QoS 0 was handed over whole the network has lost; the client knows of all the rest.
  if (lost + failed + unsent > ended + counters.lost) {
    fail(std::to_string(unsent) + " messages of QoS 0 were never sent, the counters explain " +
         std::to_string(ended + counters.lost - lost - failed));
  }
  if (lost > ended) {
    fail(std::to_string(lost) + " messages of QoS 1 and 2 are lost, the counters explain " +
         std::to_string(ended));
  }
  if (untaken_ > 0 && counters.givenUp == 0)
    fail("messages were acknowledged untaken, and none was given up");
  if (untaken_ > counters.givenUp * static_cast<int>(SUBSCRIBERS)) {
    fail(std::to_string(untaken_) + " messages were acknowledged untaken, " +
         std::to_string(counters.givenUp) + " were given up");
  }
}

}  // namespace simulation
