#include "core/store.h"

namespace mqtt {

// The octets in use lie between the oldest message's first octet and nextOffset, in the order of arrival.
// Each message lies in one piece: one that does not fit behind the newest goes to the front again and leaves
// a gap.
//
//   |......OOOO MMM NNNN........|      room at the end, and in front of the oldest
//   |NNNN......OOOO MMMMM ......|      room between newest and oldest; the gap at the end is lost
int32_t roomInStore(const Store& store, int32_t messageBytes) {
  if (store.recordCount == 0) {
    if (messageBytes <= STORE_BYTES_MAX) {
      return 0;
    }
    return -1;
  }
  if (store.recordCount == STORE_RECORDS_MAX) {
    return -1;
  }
  int32_t oldest = store.records[store.firstRecord].offset;
  if (store.nextOffset <= oldest) {
    if (messageBytes <= oldest - store.nextOffset) {
      return store.nextOffset;
    }
    return -1;
  }
  if (messageBytes <= STORE_BYTES_MAX - store.nextOffset) {
    return store.nextOffset;
  }
  if (messageBytes <= oldest) {
    return 0;
  }
  return -1;
}

int32_t recordAt(const Store& store, int32_t distance) {
  return (store.firstRecord + distance) % STORE_RECORDS_MAX;
}

void releaseOldest(Store& store) {
  store.firstRecord = (store.firstRecord + 1) % STORE_RECORDS_MAX;
  store.recordCount -= 1;
}

}  // namespace mqtt
