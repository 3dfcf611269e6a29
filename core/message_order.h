#pragma once
#include "core/limits.h"
#include "subset/plc.h"

namespace mqtt {

/// Stands for no place.
inline constexpr int32_t NO_PLACE = -1;

/// Messages of a queue are numbered as they come, 0..NUMBERS_MAX and again from 0. Small enough for a ticket,
/// which is number * QUEUE_MESSAGES_MAX + place + 1.
inline constexpr int32_t NUMBERS_MAX = COUNT_MAX / QUEUE_MESSAGES_MAX - 1;

/// Which places of a queue hold messages, and in which order these came: a list linked both ways, so that a
/// message can leave from the middle.
struct MessageOrder {
  /// Places of the oldest and of the newest message; NO_PLACE when there is none.
  int32_t oldest = NO_PLACE;
  int32_t newest = NO_PLACE;
  /// Messages in the list, 0..QUEUE_MESSAGES_MAX.
  int32_t count = 0;
  /// The place given out last. The search for a free one begins behind it, so that what is known of a message
  /// that has left stays readable for long.
  int32_t lastPlace = QUEUE_MESSAGES_MAX - 1;
  /// Places in the list.
  plc::Array<bool, QUEUE_MESSAGES_MAX> taken{};
  /// Of a place in the list: its neighbours, NO_PLACE at the ends.
  plc::Array<int32_t, QUEUE_MESSAGES_MAX> younger{};
  plc::Array<int32_t, QUEUE_MESSAGES_MAX> older{};
};

/// The number behind this one.
[[nodiscard]] int32_t numberAfter(int32_t number);

/// How many messages came behind the one with this number, if `lastNumber` is that of the newest.
[[nodiscard]] int32_t numbersSince(int32_t lastNumber, int32_t number);

/// A place that can be given out, or NO_PLACE.
[[nodiscard]] int32_t freePlace(const MessageOrder& order);

/// Gives a free place to the newest message.
void appendPlace(MessageOrder& order, int32_t place);

/// Gives a free place to a message that is just older than the one at `younger`; NO_PLACE: to the newest.
void insertPlace(MessageOrder& order, int32_t place, int32_t younger);

/// Takes a place out of the list; it may be given out again.
void removePlace(MessageOrder& order, int32_t place);

/// No messages.
void resetOrder(MessageOrder& order);

}  // namespace mqtt
