#include "core/connect.h"

#include "core/client_data.h"

namespace mqtt {

// Both lengths of the variable header: name with its length, level, flags, keep-alive.
inline constexpr int32_t CONNECT_HEAD_31 = 12;
inline constexpr int32_t CONNECT_HEAD_311 = 10;

int32_t connectFlags(const Settings& settings) {
  int32_t flags = 0;
  if (settings.cleanSession) {
    flags += CLEAN_SESSION_FLAG;
  }
  if (settings.willTopic.length > 0) {
    flags += WILL_FLAG + WILL_QOS_FACTOR * numberOfQos(settings.willQos);
    if (settings.willRetained) {
      flags += WILL_RETAIN_FLAG;
    }
  }
  if (settings.userName.length > 0) {
    flags += USER_NAME_FLAG;
  }
  if (settings.password.length > 0) {
    flags += PASSWORD_FLAG;
  }
  return flags;
}

int32_t connectLength(const Settings& settings) {
  int32_t lengthBytes = CONNECT_HEAD_311;
  if (settings.protocolLevel == LEVEL_MQTT_31) {
    lengthBytes = CONNECT_HEAD_31;
  }
  lengthBytes += 2 + settings.clientIdentifier.length;
  if (settings.willTopic.length > 0) {
    lengthBytes += 2 + settings.willTopic.length + 2 + settings.willPayload.length;
  }
  if (settings.userName.length > 0) {
    lengthBytes += 2 + settings.userName.length;
  }
  if (settings.password.length > 0) {
    lengthBytes += 2 + settings.password.length;
  }
  return lengthBytes;
}

// MQTT 3.1.1, 3.1.2.1 and MQTT 3.1, 3.1: "MQTT" or "MQIsdp", with the length in front and the level behind.
void appendProtocol(ClientData& client, int32_t protocolLevel) {
  appendByte(client.transmit, 0);
  if (protocolLevel == LEVEL_MQTT_31) {
    appendByte(client.transmit, 6);
    appendByte(client.transmit, 77);   // M
    appendByte(client.transmit, 81);   // Q
    appendByte(client.transmit, 73);   // I
    appendByte(client.transmit, 115);  // s
    appendByte(client.transmit, 100);  // d
    appendByte(client.transmit, 112);  // p
  } else {
    appendByte(client.transmit, 4);
    appendByte(client.transmit, 77);  // M
    appendByte(client.transmit, 81);  // Q
    appendByte(client.transmit, 84);  // T
    appendByte(client.transmit, 84);  // T
  }
  appendByte(client.transmit, protocolLevel);
}

void encodeConnect(ClientData& client) {
  appendByte(client.transmit, CONNECT_HEADER);
  appendLength(client.transmit, connectLength(client.settings));
  appendProtocol(client, client.settings.protocolLevel);
  appendByte(client.transmit, connectFlags(client.settings));
  appendUint16(client.transmit, client.settings.keepAliveSeconds);
  // The order of the payload is MQTT-3.1.3-1's.
  appendText(client.transmit, client.settings.clientIdentifier);
  if (client.settings.willTopic.length > 0) {
    appendText(client.transmit, client.settings.willTopic);
    appendText(client.transmit, client.settings.willPayload);
  }
  if (client.settings.userName.length > 0) {
    appendText(client.transmit, client.settings.userName);
  }
  if (client.settings.password.length > 0) {
    appendText(client.transmit, client.settings.password);
  }
  client.connection.protocolLevel = client.settings.protocolLevel;
  client.connection.cleanSession = client.settings.cleanSession;
  client.connection.keepAliveSeconds = client.settings.keepAliveSeconds;
}

void encodeDisconnect(ClientData& client) {
  appendByte(client.transmit, DISCONNECT_HEADER);
  appendByte(client.transmit, 0);
}

// The return codes of 3.2.2.3.
Fault faultOfReturnCode(int32_t returnCode) {
  if (returnCode == 0) {
    return Fault::None;
  }
  if (returnCode == 1) {
    return Fault::RefusedLevel;
  }
  if (returnCode == 2) {
    return Fault::RefusedIdentifier;
  }
  if (returnCode == 3) {
    return Fault::RefusedNotReady;
  }
  if (returnCode == 4) {
    return Fault::RefusedLogin;
  }
  if (returnCode == 5) {
    return Fault::RefusedRights;
  }
  return Fault::RefusedReserved;
}

Fault takeConnack(ClientData& client) {
  int32_t flags = client.framing.body[0];
  Fault refusal = faultOfReturnCode(client.framing.body[1]);
  client.connection.sessionPresent = false;
  // MQTT 3.1 gives the first octet no meaning, so whatever stands there is let pass.
  if (client.connection.protocolLevel == LEVEL_MQTT_31) {
    return refusal;
  }
  if (flags > 1) {
    return Fault::WrongFlags;
  }
  if (refusal != Fault::None) {
    return refusal;
  }
  // A broker that kept a session it was told to forget is out of step with the client (MQTT-3.2.2-1).
  if (flags == 1 && client.connection.cleanSession) {
    return Fault::SessionUnexpected;
  }
  client.connection.sessionPresent = flags == 1;
  return Fault::None;
}

}  // namespace mqtt
