#include "tests/peer/native_peer.h"

#include <algorithm>
#include <memory>

#include "core/client.h"
#include "native/client.h"
#include "tests/peer/stop_signal.h"

namespace peer {
namespace {

// mqtt::Text or mqtt::Bytes. What is too long is cut: no suite has such texts.
template <typename T>
void assign(T& target, std::string_view text) {
  target.length = static_cast<int32_t>(std::min<size_t>(text.size(), mqtt::TEXT_BYTES_MAX));
  std::copy_n(text.begin(), target.length, target.bytes.elements);
}

template <typename T>
std::string_view viewOf(const T& bytes, int32_t length) {
  return {reinterpret_cast<const char*>(bytes.elements), static_cast<size_t>(length)};
}

/// The user's program around one client.
class NativePeer {
 public:
  NativePeer(const Task& task, const OnMessage& onMessage) : task_(task), onMessage_(onMessage) {
    mqtt::Settings& settings = client_.data().settings;
    settings.protocolLevel = task.protocol;
    settings.cleanSession = task.cleanSession;
    settings.keepAliveSeconds = task.keepAliveSeconds;
    assign(settings.clientIdentifier, task.clientIdentifier);
    assign(settings.userName, task.userName);
    assign(settings.password, task.password);
    assign(settings.willTopic, task.willTopic);
    assign(settings.willPayload, task.willText);
    settings.willQos = mqtt::qosOfNumber(task.willQos);
    settings.willRetained = task.willRetained;
  }

  Outcome run() {
    client_.enable(true);
    while (!hasEnded()) {
      work();
      client_.cycle();
      client_.rest();
    }
    return outcome_;
  }

 private:
  bool hasEnded() const {
    const bool left = !client_.isEnabled() && client_.output().state == mqtt::ClientState::Disabled;
    return left || (client_.output().fault != mqtt::Fault::None && !task_.reconnects);
  }

  // One cycle of the program.
  void work() {
    if (client_.output().connected && !jobBegun_) beginJob();
    outcome_.jobDone = outcome_.jobDone || isJobDone();
    takeMessages();
    const bool done = task_.leave == Leave::WhenDone && outcome_.jobDone;
    const bool received = task_.leave == Leave::WhenReceived && outcome_.received > 0;
    if (done || received || stop_.hasCome()) client_.enable(false);
  }

  void beginJob() {
    jobBegun_ = true;
    switch (task_.job) {
      case Job::None: break;
      case Job::Publish: beginPublish(); break;
      case Job::Subscribe: enterFilters(); break;
      case Job::Unsubscribe:
        // The client unsubscribes from what it has subscribed to. Both in one cycle: the broker gets
        // UNSUBSCRIBE only.
        enterFilters();
        for (const int32_t subscription : subscriptions_)
          (void)mqtt::unsubscribe(client_.data(), subscription);
        break;
    }
  }

  void beginPublish() {
    assign(message_->topic, task_.topic);
    message_->payloadLength =
        static_cast<int32_t>(std::min<size_t>(task_.text.size(), mqtt::PAYLOAD_BYTES_MAX));
    std::copy_n(task_.text.begin(), message_->payloadLength, message_->payload.elements);
    message_->qos = mqtt::qosOfNumber(task_.qos);
    message_->retained = task_.retained;
    (void)mqtt::publish(client_.data(), *message_, ticket_);
  }

  void enterFilters() {
    mqtt::Text filter;
    assign(filter, task_.topic);
    (void)mqtt::subscribe(client_.data(), filter, mqtt::qosOfNumber(task_.qos), subscriptions_[0]);
    if (task_.secondFilter.empty()) return;
    assign(filter, task_.secondFilter);
    (void)mqtt::subscribe(client_.data(), filter, mqtt::qosOfNumber(task_.qos), subscriptions_[1]);
  }

  bool isJobDone() const {
    if (!jobBegun_) return false;
    switch (task_.job) {
      case Job::None: return true;
      case Job::Publish: {
        const mqtt::DeliveryState state = mqtt::deliveryState(client_.data(), ticket_);
        return state == mqtt::DeliveryState::Sent || state == mqtt::DeliveryState::Acknowledged;
      }
      case Job::Subscribe: return areFilters(mqtt::SubscriptionState::Granted);
      case Job::Unsubscribe: return areFilters(mqtt::SubscriptionState::Unused);
    }
    return false;
  }

  bool areFilters(mqtt::SubscriptionState state) const {
    if (mqtt::subscriptionState(client_.data(), subscriptions_[0]) != state) return false;
    return task_.secondFilter.empty() || mqtt::subscriptionState(client_.data(), subscriptions_[1]) == state;
  }

  void takeMessages() {
    while (mqtt::receiveAny(client_.data(), *message_) == mqtt::Answer::Accepted) {
      outcome_.received += 1;
      onMessage_(viewOf(message_->topic.bytes, message_->topic.length),
                 viewOf(message_->payload, message_->payloadLength));
    }
  }

  const Task& task_;
  const OnMessage& onMessage_;
  native::Client client_{{"127.0.0.1", task_.port}};
  StopSignal stop_{client_.clock()};
  std::unique_ptr<mqtt::Message> message_ = std::make_unique<mqtt::Message>();
  bool jobBegun_ = false;
  int32_t ticket_ = 0;
  int32_t subscriptions_[2] = {mqtt::NO_SUBSCRIPTION, mqtt::NO_SUBSCRIPTION};
  Outcome outcome_;
};

}  // namespace

Outcome runNativePeer(const Task& task, const OnMessage& onMessage) {
  return std::make_unique<NativePeer>(task, onMessage)->run();
}

}  // namespace peer
