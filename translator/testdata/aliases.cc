#include "subset/plc.h"

namespace demo {

inline constexpr int32_t RECORDS = 4;
inline constexpr int32_t BYTES = 8;

struct Record {
  int32_t length = 0;
  bool sent = false;
  plc::Array<uint8_t, BYTES> bytes{};
};

struct Queue {
  plc::Array<Record, RECORDS> records{};
  int32_t first = 0;
};

void clear(Record& record) {
  record.length = 0;
  record.sent = false;
}

void append(Record& record, uint8_t octet) {
  if (record.length < BYTES) {
    record.bytes[record.length] = octet;
    record.length += 1;
  }
}

// Each use of `record` is printed as #queue.records[#index].
void restart(Queue& queue, int32_t index, uint8_t octet) {
  Record& record = queue.records[index];
  clear(record);
  append(record, octet);
  uint8_t& last = record.bytes[BYTES - 1];  // an alias of an element, by way of another alias
  last = record.bytes[0];
}

// The index is a member: a local variable keeps its value.
void sendFirst(Queue& queue) {
  int32_t first = queue.first;
  // The oldest one.
  Record& record = queue.records[first];
  if (first < RECORDS && record.length > 0) {
    record.sent = true;
  }
  queue.first += 1;
}

[[nodiscard]] int32_t unsentBytes(const Queue& queue, const plc::Array<int32_t, RECORDS>& order) {
  int32_t sum = 0;
  for (int32_t i = 0; i < RECORDS; ++i) {
    const Record& record = queue.records[order[i]];
    if (!record.sent) {
      const int32_t& length = record.length;
      sum += length;
    }
  }
  int32_t index = 0;
  while (index < RECORDS) {
    const Record& record = queue.records[index];
    if (record.sent) {
      sum -= 1;
    }
    index += 1;  // behind the last use
  }
  return sum;
}

}  // namespace demo
