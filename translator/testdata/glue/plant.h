#pragma once
#include "subset/plc.h"

namespace demo {

enum class Mode : int16_t { Hand = 0, Automatic = 0x0102 };

struct Valve {
  uint8_t position = 0;
  bool open = false;
  bool locked = false;
};

struct Plant {
  Mode mode = Mode::Hand;
  bool running = false;
  int32_t litres = 0;
  plc::Array<Valve, 2> valves{};
  plc::Array<bool, 10> alarms{};
  plc::Array<uint8_t, 3> serial{};
  Valve inlet;
};

}  // namespace demo
