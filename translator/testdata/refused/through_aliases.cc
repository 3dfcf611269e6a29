#include "subset/plc.h"

namespace demo {

struct Record {
  int32_t length = 0;
  plc::Array<int32_t, 4> values{};
};

struct Queue {
  plc::Array<Record, 4> records{};
  int32_t first = 0;
};

[[nodiscard]] int32_t next(int32_t& index) {
  index += 1;
  return index;
}

[[nodiscard]] int32_t two() {
  return 2;
}

void rename(Record& record, const Record& other) {
  record.length = other.length;
}

void places(Queue& queue, uint8_t octet) {
  const int32_t& number = 5;         // refused: SUB005
  const int32_t& result = two();     // refused: SUB005
  const int32_t& converted = octet;  // refused: SUB005
  static Queue& kept = queue;        // refused: SUB044
  int32_t&& moved = 6;               // refused: SUB005
}

void indices(Queue& queue, int32_t index, int32_t& shared) {
  Record& byMember = queue.records[queue.first];               // refused: SUB063
  Record& byElement = queue.records[queue.records[0].length];  // refused: SUB063
  Record& byCall = queue.records[two()];                       // refused: SUB063
  const int32_t& first = queue.first;
  Record& byAlias = queue.records[first];  // refused: SUB063
  int32_t own = index;
  Record& assigned = queue.records[own];  // refused: SUB063
  own += 1;
  assigned.length = 0;
  Record& handedOn = queue.records[own + 1];    // refused: SUB063
  handedOn.length = next(own);                  // refused: SUB062
  Record& byReference = queue.records[shared];  // refused: SUB063
  if (next(shared) > 2) {
    byReference.length = 0;
  }
  int32_t& inner = queue.records[own].values[shared];  // refused: SUB063
  shared = 0;
  inner = 1;
  Record& outer = queue.records[own];
  int32_t& value = outer.values[index];  // refused: SUB063
  own = 0;
  value = 1;
  while (own < 4) {
    Record& record = queue.records[own];  // refused: SUB063
    own += 1;
    record.length = 0;
  }
}

void through(Queue& queue, int32_t input, int32_t index) {
  Record& record = queue.records[index];
  const Record& seen = record;
  rename(record, queue.records[0]);  // refused: SUB037
  rename(record, seen);              // refused: SUB037
  int32_t& parameter = input;
  parameter = 1;  // refused: SUB048
  {
    int32_t record = 1;           // refused: SUB052
    int32_t& seen = queue.first;  // refused: SUB052
    seen = record;
  }
  const int32_t& length = record.length;
  int32_t sum = record.length + next(record.length);  // refused: SUB062
  sum = length + next(record.length);                 // refused: SUB062
  sum = 10 / length;                                  // refused: SUB028
  for (int32_t i = 0; i < length; ++i) {              // refused: SUB030
    record.length += 1;
  }
}

}  // namespace demo
