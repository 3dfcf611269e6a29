#pragma once
#include "telecontrol/station.h"

// Events on their way into the buffer. An event that finds no room waits at its point, as the newest one: the
// image of the point.
namespace tele {

/// The point in this row has an event: value, status and time are those of now. It goes into the buffer, or
/// becomes the image of its point, in the place of the one before; that one is lost if every value counts.
void enterEvent(Station& station, EventStore& store, int32_t row);

/// Puts images and answers to a general request into the buffer, as many as the next block has room for;
/// looks at IMAGES_PER_SCAN_MAX rows at most.
void fillBuffer(Station& station, EventStore& store);

}  // namespace tele
