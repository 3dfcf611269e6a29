#include "subset/plc.h"

namespace demo {

enum class Quality : int16_t { Bad = 0, Good = 1 };

/// One value of the plant.
///
/// Taken once a second.
struct Sample {
  /// In litres per minute.
  int32_t flow = -1;
  Quality quality = Quality::Good;
  bool isNew = true;  // not yet sent
};

struct Station {
  Sample latest;
  plc::Array<Sample, 4> history{};
  uint8_t number = 7;
};

void take(Station& station, int32_t flow) {
  station.latest.flow = flow;
  station.latest.quality = Quality::Good;
  station.history[station.number].isNew = false;
}

}  // namespace demo
