#include "subset/plc.h"

namespace demo {

inline constexpr int32_t FRAME_BYTES = 32;
inline constexpr int32_t HEAD_BYTES = 4;

struct Frame {
  int32_t length = 0;
  plc::Array<uint8_t, FRAME_BYTES> bytes{};
};

struct Frames {
  plc::Array<Frame, 2> sent{};
};

// A count of 0 copies nothing, also where an index is one past the end.
void append(Frame& frame, const plc::Array<uint8_t, 8>& text, int32_t textLength) {
  plc::copyBytes(frame.bytes, frame.length, text, 0, textLength);  // behind what is there
  frame.length += textLength;
}

// A number, or one that was compared, is known not to be 0.
void copyHead(Frame& frame, const Frame& other) {
  plc::copyBytes(frame.bytes, 0, other.bytes, 0, 4);
  plc::copyBytes(frame.bytes, 0, other.bytes, 0, HEAD_BYTES);
  if (other.length > HEAD_BYTES) {
    plc::copyBytes(frame.bytes, HEAD_BYTES, other.bytes, HEAD_BYTES, other.length - HEAD_BYTES);
  }
}

void resend(Frame& frame, const Frames& frames, int32_t index) {
  const Frame& sent = frames.sent[index];
  if (sent.length == 0) {
    return;
  }
  // The whole of it.
  int32_t bytes = sent.length;
  if (bytes > 0) {
    plc::copyBytes(frame.bytes, 0, sent.bytes, 0, bytes);
    frame.length = bytes;
  }
}

}  // namespace demo
