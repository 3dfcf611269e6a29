#include "core/settings.h"

#include "core/limits.h"
#include "core/topic.h"

namespace mqtt {

static bool isTimeout(int32_t milliseconds) {
  return milliseconds >= 1 && milliseconds <= TIMEOUT_MS_MAX;
}

// The will's topic is a topic name: an empty one means that there is no will, wildcards are forbidden
// (MQTT-3.3.2-2).
static Fault faultOfWill(const Settings& settings) {
  if (!isTopicName(settings.willTopic)) {
    return Fault::BadWillTopic;
  }
  // Any bytes are allowed in a will message (3.1.3.3).
  if (settings.willPayload.length < 0 || settings.willPayload.length > TEXT_BYTES_MAX) {
    return Fault::BadWillPayload;
  }
  if (settings.willQos != Qos::AtMostOnce && settings.willQos != Qos::AtLeastOnce &&
      settings.willQos != Qos::ExactlyOnce) {
    return Fault::BadWillQos;
  }
  return Fault::None;
}

static Fault faultOfTimes(const Settings& settings) {
  if (settings.keepAliveSeconds < 0 || settings.keepAliveSeconds > KEEP_ALIVE_SECONDS_MAX) {
    return Fault::BadKeepAlive;
  }
  if (!isTimeout(settings.linkTimeoutMs)) {
    return Fault::BadTimes;
  }
  if (!isTimeout(settings.responseTimeoutMs)) {
    return Fault::BadTimes;
  }
  // These may be 0.
  if (settings.acknowledgeTimeoutMs < 0 || settings.acknowledgeTimeoutMs > TIMEOUT_MS_MAX) {
    return Fault::BadTimes;
  }
  if (settings.drainTimeoutMs < 0 || settings.drainTimeoutMs > TIMEOUT_MS_MAX) {
    return Fault::BadTimes;
  }
  if (settings.qosZeroAgeMs < NO_AGE_LIMIT || settings.qosZeroAgeMs > TIMEOUT_MS_MAX) {
    return Fault::BadTimes;
  }
  if (settings.takeTimeoutMs < 0 || settings.takeTimeoutMs > TIMEOUT_MS_MAX) {
    return Fault::BadTimes;
  }
  if (!isTimeout(settings.reconnectMinimumMs)) {
    return Fault::BadTimes;
  }
  if (!isTimeout(settings.reconnectMaximumMs)) {
    return Fault::BadTimes;
  }
  if (settings.reconnectMaximumMs < settings.reconnectMinimumMs) {
    return Fault::BadTimes;
  }
  return Fault::None;
}

Fault faultOfSettings(const Settings& settings) {
  if (settings.protocolLevel != LEVEL_MQTT_31 && settings.protocolLevel != LEVEL_MQTT_311) {
    return Fault::BadLevel;
  }
  if (!isWellFormed(settings.clientIdentifier)) {
    return Fault::BadIdentifier;
  }
  // MQTT 3.1.1 lets the broker invent an identifier for a session that ends with the connection
  // (MQTT-3.1.3-7).
  if (settings.clientIdentifier.length == 0 &&
      (settings.protocolLevel == LEVEL_MQTT_31 || !settings.cleanSession)) {
    return Fault::EmptyIdentifier;
  }
  if (!isWellFormed(settings.userName)) {
    return Fault::BadUserName;
  }
  // Any bytes are allowed in a password (3.1.3.5).
  if (settings.password.length < 0 || settings.password.length > TEXT_BYTES_MAX) {
    return Fault::BadPassword;
  }
  if (settings.password.length > 0 && settings.userName.length == 0) {
    return Fault::PasswordAlone;
  }
  if (settings.willTopic.length != 0) {
    Fault willFault = faultOfWill(settings);
    if (willFault != Fault::None) {
      return willFault;
    }
  }
  if (settings.inFlightMaximum < 0 || settings.inFlightMaximum > IN_FLIGHT_MAX) {
    return Fault::BadWindow;
  }
  if (settings.whenFull != WhenFull::RefuseNew && settings.whenFull != WhenFull::DropOldest &&
      settings.whenFull != WhenFull::DropQosZero) {
    return Fault::BadWhenFull;
  }
  return faultOfTimes(settings);
}

}  // namespace mqtt
