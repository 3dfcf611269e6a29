#pragma once
#include <cstdint>

namespace mqtt {

/// Why the last connection ended, or why there can be none. docs/status.md names cause and remedy of each.
enum class Fault : int16_t {
  None = 0x000,

  // The settings forbid a connection.
  BadLevel = 0x101,
  EmptyIdentifier = 0x102,
  BadIdentifier = 0x103,
  BadUserName = 0x104,
  BadPassword = 0x105,
  PasswordAlone = 0x106,
  BadWillTopic = 0x107,
  BadWillPayload = 0x108,
  BadWillQos = 0x109,
  BadKeepAlive = 0x10A,
  BadTimes = 0x10B,
  BadWindow = 0x10C,
  BadWhenFull = 0x10D,

  // The link failed.
  LinkFailed = 0x201,
  LinkTimeout = 0x202,
  LinkLost = 0x203,
  SendFailed = 0x204,
  SendTimeout = 0x205,
  /// The broker accepted and soon closed, several times in a row.
  TakenOver = 0x206,
  /// The next piece of a large message was not handed over in time.
  PieceTimeout = 0x207,

  // The broker refused: 0x300 and the return code of CONNACK (MQTT 3.1.1, 3.2.2.3).
  RefusedLevel = 0x301,
  RefusedIdentifier = 0x302,
  RefusedNotReady = 0x303,
  RefusedLogin = 0x304,
  RefusedRights = 0x305,
  RefusedReserved = 0x306,

  // The broker did not answer in time.
  NoConnack = 0x311,
  NoPingresp = 0x312,
  NoSuback = 0x313,
  NoAcknowledge = 0x314,
  NoUnsuback = 0x315,

  // The broker violated the protocol (MQTT 3.1.1, 4.8).
  ForbiddenPacket = 0x401,
  WrongFlags = 0x402,
  LengthMalformed = 0x403,
  LengthMismatch = 0x404,
  ZeroIdentifier = 0x405,
  WrongQos = 0x406,
  TopicMalformed = 0x408,
  TopicEmpty = 0x409,
  TopicWildcard = 0x40A,
  ConnackMissing = 0x40B,
  ConnackTwice = 0x40C,
  SessionUnexpected = 0x40D,
  SubackCode = 0x40E,
  SubackCount = 0x40F,

  // What a restart of the PLC found in the session (recovery.h).
  SessionForeign = 0x701,
  SessionDamaged = 0x702,
};

/// What a call of the user returned. Everything but Accepted leaves the client as it was.
enum class Answer : int16_t {
  Accepted = 0x000,
  /// No message to receive now.
  Empty = 0x501,
  /// No room for the message now.
  Full = 0x502,
  TopicTooLong = 0x503,
  PayloadTooLong = 0x504,
  BadTopic = 0x505,
  BadFilter = 0x506,
  BadQos = 0x507,
  TooManyFilters = 0x508,
  NoSubscription = 0x509,
  /// A message that may not wait, and no connection.
  NotConnected = 0x50A,
  /// The message was sent already, or is not known any more.
  TooLate = 0x50B,
  /// No piece of this message is wanted now.
  NotWanted = 0x50C,
};

}  // namespace mqtt
