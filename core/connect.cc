#include "core/connect.h"

namespace mqtt {

// Both lengths of the variable header: name with its length, level, flags, keep-alive.
inline constexpr int32_t CONNECT_HEAD_31 = 12;
inline constexpr int32_t CONNECT_HEAD_311 = 10;

static int32_t connectFlags(const Settings& settings) {
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

static int32_t connectLength(const Settings& settings) {
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
static void appendProtocol(Transmit& transmit, int32_t protocolLevel) {
  appendByte(transmit, 0);
  if (protocolLevel == LEVEL_MQTT_31) {
    appendByte(transmit, 6);
    appendByte(transmit, 77);   // M
    appendByte(transmit, 81);   // Q
    appendByte(transmit, 73);   // I
    appendByte(transmit, 115);  // s
    appendByte(transmit, 100);  // d
    appendByte(transmit, 112);  // p
  } else {
    appendByte(transmit, 4);
    appendByte(transmit, 77);  // M
    appendByte(transmit, 81);  // Q
    appendByte(transmit, 84);  // T
    appendByte(transmit, 84);  // T
  }
  appendByte(transmit, protocolLevel);
}

void encodeConnect(const Settings& settings, Handshake& handshake, Transmit& transmit) {
  appendFixedHeader(transmit, CONNECT_HEADER, connectLength(settings));
  appendProtocol(transmit, settings.protocolLevel);
  appendByte(transmit, connectFlags(settings));
  appendUint16(transmit, settings.keepAliveSeconds);
  // The order of the payload is MQTT-3.1.3-1's.
  appendText(transmit, settings.clientIdentifier);
  if (settings.willTopic.length > 0) {
    appendText(transmit, settings.willTopic);
    appendBytes(transmit, settings.willPayload);
  }
  if (settings.userName.length > 0) {
    appendText(transmit, settings.userName);
  }
  if (settings.password.length > 0) {
    appendBytes(transmit, settings.password);
  }
  handshake.protocolLevel = settings.protocolLevel;
  handshake.cleanSession = settings.cleanSession;
  handshake.keepAliveSeconds = settings.keepAliveSeconds;
  handshake.sessionPresent = false;
}

SessionMemory memoryOf(const Handshake& handshake) {
  if (handshake.sessionPresent) {
    return SessionMemory::Kept;
  }
  if (handshake.protocolLevel == LEVEL_MQTT_31 && !handshake.cleanSession) {
    return SessionMemory::Unknown;
  }
  return SessionMemory::Forgotten;
}

void resetHandshake(Handshake& handshake) {
  handshake.protocolLevel = 0;
  handshake.cleanSession = true;
  handshake.keepAliveSeconds = 0;
  handshake.sessionPresent = false;
}

void encodeDisconnect(Transmit& transmit) {
  appendFixedHeader(transmit, DISCONNECT_HEADER, 0);
}

// The return codes of 3.2.2.3.
static Fault faultOfReturnCode(int32_t returnCode) {
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

Fault decodeConnack(const Framing& framing, Handshake& handshake) {
  int32_t flags = framing.body[0];
  Fault refusal = faultOfReturnCode(framing.body[1]);
  // MQTT 3.1 gives the first byte no meaning: any value is accepted.
  if (handshake.protocolLevel == LEVEL_MQTT_31) {
    return refusal;
  }
  if (flags > 1) {
    return Fault::WrongFlags;
  }
  if (refusal != Fault::None) {
    return refusal;
  }
  // The broker kept a session that CONNECT asked it to discard: its state and the client's differ
  // (MQTT-3.2.2-1).
  if (flags == 1 && handshake.cleanSession) {
    return Fault::SessionUnexpected;
  }
  handshake.sessionPresent = flags == 1;
  return Fault::None;
}

}  // namespace mqtt
