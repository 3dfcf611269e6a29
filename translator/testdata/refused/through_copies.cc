#include "subset/plc.h"

namespace demo {

struct Frame {
  int32_t length = 0;
  plc::Array<uint8_t, 8> bytes{};
  plc::Array<uint8_t, 4> head{};
};

struct Frames {
  plc::Array<Frame, 4> sent{};
  plc::Array<int32_t, 4> numbers{};
};

[[nodiscard]] int32_t next(Frame& frame) {
  frame.length += 1;
  return frame.length;
}

void copies(Frame& frame, Frames& frames, int32_t index) {
  plc::copyBytes(frame.bytes, 0, frame.bytes, 4, index);  // refused: SUB064
  Frame& sent = frames.sent[index];
  plc::copyBytes(sent.bytes, 0, frames.sent[0].bytes, 0, index);  // refused: SUB064
  plc::copyBytes(sent.bytes, 0, sent.head, 0, index);             // refused: SUB064
  plc::copyBytes(sent.bytes, next(sent), frame.bytes, 0, index);  // refused: SUB064
  plc::copyBytes(sent.bytes, 0, frame.bytes, 0, next(frame));     // refused: SUB064
  for (int32_t i = 0; i < frame.bytes[0]; ++i) {                  // refused: SUB030
    plc::copyBytes(frame.bytes, 0, sent.bytes, 0, index);
  }
}

}  // namespace demo
