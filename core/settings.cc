#include "core/settings.h"

#include "core/client_data.h"
#include "core/limits.h"
#include "core/topic.h"

namespace mqtt {

bool isTimeout(int32_t milliseconds) {
  return milliseconds >= 1 && milliseconds <= TIMEOUT_MS_MAX;
}

// The will's topic is a topic name: an empty one means that there is no will, wildcards are forbidden
// (MQTT-3.3.2-2).
Fault faultOfWill(const ClientData& client) {
  if (!isWellFormed(client.settings.willTopic)) {
    return Fault::BadWillTopic;
  }
  if (!isTopicName(client.settings.willTopic)) {
    return Fault::BadWillTopic;
  }
  // Any octets will do as will message (3.1.3.3).
  if (client.settings.willPayload.length < 0 || client.settings.willPayload.length > TEXT_BYTES_MAX) {
    return Fault::BadWillPayload;
  }
  if (client.settings.willQos != Qos::AtMostOnce && client.settings.willQos != Qos::AtLeastOnce &&
      client.settings.willQos != Qos::ExactlyOnce) {
    return Fault::BadWillQos;
  }
  return Fault::None;
}

Fault faultOfTimes(const ClientData& client) {
  if (client.settings.keepAliveSeconds < 0 || client.settings.keepAliveSeconds > KEEP_ALIVE_SECONDS_MAX) {
    return Fault::BadKeepAlive;
  }
  if (!isTimeout(client.settings.linkTimeoutMs)) {
    return Fault::BadTimes;
  }
  if (!isTimeout(client.settings.responseTimeoutMs)) {
    return Fault::BadTimes;
  }
  // These two may be 0, which turns them off.
  if (client.settings.pubackTimeoutMs < 0 || client.settings.pubackTimeoutMs > TIMEOUT_MS_MAX) {
    return Fault::BadTimes;
  }
  if (client.settings.takeTimeoutMs < 0 || client.settings.takeTimeoutMs > TIMEOUT_MS_MAX) {
    return Fault::BadTimes;
  }
  if (!isTimeout(client.settings.reconnectMinimumMs)) {
    return Fault::BadTimes;
  }
  if (!isTimeout(client.settings.reconnectMaximumMs)) {
    return Fault::BadTimes;
  }
  if (client.settings.reconnectMaximumMs < client.settings.reconnectMinimumMs) {
    return Fault::BadTimes;
  }
  return Fault::None;
}

Fault faultOfSettings(const ClientData& client) {
  if (client.settings.protocolLevel != LEVEL_MQTT_31 && client.settings.protocolLevel != LEVEL_MQTT_311) {
    return Fault::BadLevel;
  }
  if (!isWellFormed(client.settings.clientIdentifier)) {
    return Fault::BadIdentifier;
  }
  // MQTT 3.1.1 lets the broker invent an identifier for a session that ends with the connection
  // (MQTT-3.1.3-7).
  if (client.settings.clientIdentifier.length == 0 &&
      (client.settings.protocolLevel == LEVEL_MQTT_31 || !client.settings.cleanSession)) {
    return Fault::EmptyIdentifier;
  }
  if (!isWellFormed(client.settings.userName)) {
    return Fault::BadUserName;
  }
  // Any octets will do as password (3.1.3.5).
  if (client.settings.password.length < 0 || client.settings.password.length > TEXT_BYTES_MAX) {
    return Fault::BadPassword;
  }
  if (client.settings.password.length > 0 && client.settings.userName.length == 0) {
    return Fault::PasswordAlone;
  }
  if (client.settings.willTopic.length != 0) {
    Fault willFault = faultOfWill(client);
    if (willFault != Fault::None) {
      return willFault;
    }
  }
  return faultOfTimes(client);
}

}  // namespace mqtt
