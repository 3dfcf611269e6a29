#pragma once
#include "core/fault.h"
#include "core/message_order.h"
#include "core/outbox.h"
#include "core/transmit.h"

namespace mqtt {

/// Bytes of the longest payload: the packet has at most REMAINING_LENGTH_MAX, the longest topic among them.
inline constexpr int32_t LARGE_BYTES_MAX = REMAINING_LENGTH_MAX - 2 - TEXT_BYTES_MAX - 2;

/// No byte of the payload is wanted now.
inline constexpr int32_t NO_OFFSET = -1;

/// The PUBLISH whose payload the publisher hands over in pieces while it is sent. It has the connection for
/// itself: nothing else can be sent in the middle of it.
struct LargePublish {
  /// Its place in the outbox; NO_PLACE: there is none.
  int32_t place = NO_PLACE;
  /// Bytes of its payload handed over.
  int32_t handedBytes = 0;
  /// Milliseconds it waits for the next piece; stops at COUNT_MAX.
  int32_t waitMs = 0;
};

/// None is under way.
void resetLargePublish(LargePublish& large);

/// Its head was put into the transmit area: the payload follows.
void beginLargePublish(LargePublish& large, Outbox& outbox, const Transmit& transmit, int32_t place);

/// Which byte of the payload of this message is wanted next, from 0 on, or NO_OFFSET: it waits for its turn
/// or for room in the transmit area, or has its whole payload, or has ended.
[[nodiscard]] int32_t offsetWanted(const LargePublish& large, const Outbox& outbox, const Transmit& transmit,
                                   int32_t ticket);

/// Appends a piece of the payload, which begins at the byte wanted, to the transmit area. `handedBytes` is
/// how many bytes of it: there may be no room for more.
[[nodiscard]] Answer appendPiece(LargePublish& large, Outbox& outbox, Transmit& transmit, int32_t ticket,
                                 const Message& piece, int32_t& handedBytes);

/// Adds the time since the last scan, if the publisher is waited for and not the network.
void passLargeTime(LargePublish& large, const Transmit& transmit, int32_t elapsedMs);

}  // namespace mqtt
