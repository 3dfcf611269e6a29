#include "core/message_order.h"

namespace mqtt {

int32_t numberAfter(int32_t number) {
  if (number >= NUMBERS_MAX) {
    return 0;
  }
  return number + 1;
}

int32_t numbersSince(int32_t lastNumber, int32_t number) {
  if (lastNumber >= number) {
    return lastNumber - number;
  }
  return lastNumber + (NUMBERS_MAX + 1 - number);
}

int32_t freePlace(const MessageOrder& order) {
  int32_t place = order.lastPlace;
  for (int32_t looked = 0; looked < QUEUE_MESSAGES_MAX; ++looked) {
    place += 1;
    if (place == QUEUE_MESSAGES_MAX) {
      place = 0;
    }
    if (!order.taken[place]) {
      return place;
    }
  }
  return NO_PLACE;
}

void insertPlace(MessageOrder& order, int32_t place, int32_t younger) {
  int32_t older = order.newest;
  if (younger != NO_PLACE) {
    older = order.older[younger];
  }
  order.lastPlace = place;
  order.taken[place] = true;
  order.younger[place] = younger;
  order.older[place] = older;
  if (older == NO_PLACE) {
    order.oldest = place;
  } else {
    order.younger[older] = place;
  }
  if (younger == NO_PLACE) {
    order.newest = place;
  } else {
    order.older[younger] = place;
  }
  order.count += 1;
}

void appendPlace(MessageOrder& order, int32_t place) {
  insertPlace(order, place, NO_PLACE);
}

void removePlace(MessageOrder& order, int32_t place) {
  int32_t before = order.older[place];
  int32_t behind = order.younger[place];
  if (before == NO_PLACE) {
    order.oldest = behind;
  } else {
    order.younger[before] = behind;
  }
  if (behind == NO_PLACE) {
    order.newest = before;
  } else {
    order.older[behind] = before;
  }
  order.count -= 1;
  order.taken[place] = false;
}

void resetOrder(MessageOrder& order) {
  order.oldest = NO_PLACE;
  order.newest = NO_PLACE;
  order.count = 0;
  order.lastPlace = QUEUE_MESSAGES_MAX - 1;
  for (int32_t place = 0; place < QUEUE_MESSAGES_MAX; ++place) {
    order.taken[place] = false;
    order.younger[place] = NO_PLACE;
    order.older[place] = NO_PLACE;
  }
}

}  // namespace mqtt
