#include <cstdint>

namespace demo {

/// What a pump does.
enum class PumpState : int16_t {
  Stopped = 0,
  /// Waits for the valve.
  Starting = 1,
  Running = 2,  // at full speed
  Failed = 0x10,
};

// CASE with a branch for two values; what follows a switch that always returns is its ELSE.
[[nodiscard]] PumpState afterStop(PumpState state) {
  switch (state) {
    case PumpState::Starting:
    case PumpState::Running: return PumpState::Stopped;
    case PumpState::Stopped:
    case PumpState::Failed: return state;
  }
  return PumpState::Failed;
}

[[nodiscard]] int32_t speedOf(PumpState state) {
  int32_t speed = 0;
  switch (state) {
    // It turns already.
    case PumpState::Starting: speed = 10; break;
    case PumpState::Running: {  // whatever the load
      speed = 100;
      break;
    }
    // Whatever happened to it.
    case PumpState::Failed: {
      speed = -1;
      // It may turn backwards.
      break;
    }
    default: break;  // at rest
  }
  return speed;
}

}  // namespace demo
