#include <algorithm>

#include "core/client.h"
#include "core/testing/shell.h"
#include "native/transport.h"
#include "tests/conformance/plc.h"

namespace conformance {
namespace {

constexpr int64_t NANOSECONDS_PER_MS = 1'000'000;

mqtt::Message messageOf(const Message& message) {
  mqtt::Message made = mqtt::message(message.topic, message.payload, static_cast<mqtt::Qos>(message.qos));
  made.retained = message.retained;
  return made;
}

class NativePlc : public Plc {
 public:
  NativePlc(vcpu::Clock& clock, vcpu::Network& network)
      : clock_(clock), transport_(network, {"10.0.0.5", 1883}), scannedMs_(nowMs()) {
    use(Settings());
  }

  void use(const Settings& settings) override {
    mqtt::Settings& own = client_.settings;
    own.protocolLevel = settings.level;
    mqtt::setText(own.clientIdentifier, settings.clientIdentifier);
    own.cleanSession = settings.cleanSession;
    own.keepAliveSeconds = settings.keepAliveSeconds;
    mqtt::setText(own.userName, settings.userName);
    mqtt::setBytes(own.password, mqtt::octetsOf(settings.password));
    mqtt::setText(own.willTopic, settings.willTopic);
    mqtt::setBytes(own.willPayload, mqtt::octetsOf(settings.willPayload));
    own.willQos = static_cast<mqtt::Qos>(settings.willQos);
    own.willRetained = settings.willRetained;
    own.responseTimeoutMs = settings.responseTimeoutMs;
    own.acknowledgeTimeoutMs = settings.acknowledgeTimeoutMs;
    own.takeTimeoutMs = settings.takeTimeoutMs;
    own.drainTimeoutMs = settings.drainTimeoutMs;
    own.inFlightMaximum = settings.inFlightMaximum;
  }

  void cycle() override {
    (void)transport_.receive(output_, input_);
    input_.elapsedMs = static_cast<int32_t>(nowMs() - scannedMs_);
    scannedMs_ = nowMs();
    input_.enable = enable;
    input_.reconnect = reconnect && !reconnected_;
    reconnected_ = reconnect;
    mqtt::scan(client_, input_, output_);
    (void)transport_.send(client_, output_, input_);
    begin();
    handOver();
    take();
    takePieces();
  }

  size_t publish(const Message& message) override {
    waiting_.push_back(message);
    jobs_.push_back({});
    return jobs_.size() - 1;
  }

  size_t publishLarge(const Message& message) override {
    waiting_.push_back(message);
    jobs_.push_back({.isLarge = true, .payload = message.payload});
    return jobs_.size() - 1;
  }

  Progress progressOf(size_t job) override {
    if (jobs_[job].progress != Progress::UnderWay || !jobs_[job].begun) return jobs_[job].progress;
    const mqtt::DeliveryState state = mqtt::deliveryState(client_, jobs_[job].ticket);
    if (state == mqtt::DeliveryState::Sent || state == mqtt::DeliveryState::Acknowledged)
      return jobs_[job].progress = Progress::Done;
    const bool underWay = state == mqtt::DeliveryState::Waiting || state == mqtt::DeliveryState::WaitSent ||
                          mqtt::waitsForAnswer(state);
    return jobs_[job].progress = underWay ? Progress::UnderWay : Progress::Failed;
  }

  size_t subscribe(const std::string& filter, int qos) override {
    filters_.emplace_back(filter, qos);
    subscriptions_.push_back({});
    return subscriptions_.size() - 1;
  }

  Progress subscriptionOf(size_t number) override {
    const Subscription& subscription = subscriptions_[number];
    if (!subscription.begun) return Progress::UnderWay;
    if (subscription.handle == mqtt::NO_SUBSCRIPTION) return Progress::Refused;
    switch (mqtt::subscriptionState(client_, subscription.handle)) {
      case mqtt::SubscriptionState::Granted: return Progress::Done;
      case mqtt::SubscriptionState::Refused: return Progress::Failed;
      case mqtt::SubscriptionState::Wanted:
      case mqtt::SubscriptionState::WaitSuback:
      case mqtt::SubscriptionState::Unwanted:
      case mqtt::SubscriptionState::Ending:
      case mqtt::SubscriptionState::Unused: break;
    }
    return Progress::UnderWay;
  }

  void unsubscribe(size_t number) override { subscriptions_[number].leaves = true; }

  Progress unsubscriptionOf(size_t number) override {
    const Subscription& subscription = subscriptions_[number];
    const bool ended = !subscription.leaves && mqtt::subscriptionState(client_, subscription.handle) ==
                                                   mqtt::SubscriptionState::Unused;
    return ended ? Progress::Done : Progress::UnderWay;
  }

  bool isConnected() override { return output_.connected; }
  int fault() override { return static_cast<int>(client_.connection.lastFault); }
  bool showsError() override { return output_.fault != mqtt::Fault::None; }

  bool canHold(const std::string& text) const override { return text.size() <= mqtt::TEXT_BYTES_MAX; }
  std::string shown(const std::string& text) const override { return text; }

  void continueIdentifiersBehind(int identifier) override { client_.session.lastIdentifier = identifier; }

 private:
  struct Job {
    bool begun = false;
    int32_t ticket = 0;
    Progress progress = Progress::UnderWay;
    bool isLarge = false;
    std::string payload{};  ///< of a large one
  };
  struct Subscription {
    bool begun = false;
    bool leaves = false;
    int32_t handle = mqtt::NO_SUBSCRIPTION;
  };

  int64_t nowMs() { return clock_.monotonic() / NANOSECONDS_PER_MS; }

  // What the user's program does in a cycle, behind the client's block.
  void begin() {
    size_t job = jobs_.size() - waiting_.size();
    for (const Message& message : waiting_) {
      jobs_[job].begun = true;
      const mqtt::Answer answer =
          jobs_[job].isLarge
              ? mqtt::publishLarge(client_, messageOf({message.topic, "", message.qos, message.retained}),
                                   static_cast<int32_t>(message.payload.size()), jobs_[job].ticket)
              : mqtt::publish(client_, messageOf(message), jobs_[job].ticket);
      if (answer != mqtt::Answer::Accepted) jobs_[job].progress = Progress::Refused;
      ++job;
    }
    waiting_.clear();
    size_t number = subscriptions_.size() - filters_.size();
    for (const auto& [filter, qos] : filters_) {
      mqtt::Text text;
      mqtt::setText(text, filter);
      subscriptions_[number].begun = true;
      (void)mqtt::subscribe(client_, text, static_cast<mqtt::Qos>(qos), subscriptions_[number].handle);
      ++number;
    }
    filters_.clear();
    for (Subscription& subscription : subscriptions_) {
      if (subscription.leaves) (void)mqtt::unsubscribe(client_, subscription.handle);
      subscription.leaves = false;
    }
  }

  void handOver() {
    for (const Job& job : jobs_) {
      const int32_t offset = job.isLarge ? mqtt::wantedOffset(client_, job.ticket) : mqtt::NO_OFFSET;
      if (offset == mqtt::NO_OFFSET || handsBytes == 0) continue;
      int32_t handedBytes = 0;
      (void)mqtt::handPiece(client_, job.ticket,
                            mqtt::message("", job.payload.substr(static_cast<size_t>(offset), handsBytes)),
                            handedBytes);
    }
  }

  void takePieces() {
    if (takesPiecesFrom == NONE) return;
    const int32_t handle = subscriptions_[static_cast<size_t>(takesPiecesFrom)].handle;
    mqtt::Message piece;
    int32_t offset = 0;
    int32_t payloadBytes = 0;
    (void)mqtt::takeLarge(client_, handle, static_cast<int32_t>(largestBytes));
    if (mqtt::receivePiece(client_, handle, piece, offset, payloadBytes) != mqtt::Answer::Accepted) return;
    takePiece({mqtt::topicOf(piece), mqtt::payloadOf(piece), mqtt::numberOfQos(piece.qos), piece.retained,
               piece.duplicate},
              static_cast<size_t>(offset), static_cast<size_t>(payloadBytes));
  }

  void take() {
    if (takesFrom == NONE) return;
    mqtt::Message message;
    const mqtt::Answer answer =
        takesFrom == ANY
            ? mqtt::receiveAny(client_, message)
            : mqtt::receive(client_, subscriptions_[static_cast<size_t>(takesFrom)].handle, message);
    if (answer != mqtt::Answer::Accepted) return;
    taken.push_back({mqtt::topicOf(message), mqtt::payloadOf(message), mqtt::numberOfQos(message.qos),
                     message.retained, message.duplicate});
  }

  vcpu::Clock& clock_;
  native::Transport transport_;
  mqtt::ClientData client_;
  mqtt::ScanInput input_;
  mqtt::ScanOutput output_;
  int64_t scannedMs_;
  bool reconnected_ = false;
  std::vector<Message> waiting_;
  std::vector<Job> jobs_;
  std::vector<std::pair<std::string, int>> filters_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace

std::unique_ptr<Plc> makeNativePlc(vcpu::Clock& clock, vcpu::Network& network) {
  return std::make_unique<NativePlc>(clock, network);
}

}  // namespace conformance
