#pragma once
#include "telecontrol/station.h"

namespace tele {

/// Looks at the points of one scan, and stores their events.
///
/// A point whose value or trigger has changed is looked at in the same scan, if a change of its value is an
/// event; for all others that takes one comparison. A pass over all points, a part of them in each scan,
/// begins every SAMPLE_MS: it samples values, and looks for everything else that makes an event. A scan that
/// takes longer is a pass of its own.
void scanPoints(Station& station, EventStore& store);

}  // namespace tele
