#pragma once
// Dates, times of day and durations in their S7 images, as nanoseconds. Pure functions: any thread may call.

#include <cstdint>

#include "scl/types/type.h"

namespace vcpu {

constexpr int64_t NANOSECONDS_PER_MICROSECOND = 1'000;
constexpr int64_t NANOSECONDS_PER_MILLISECOND = 1'000'000;
constexpr int64_t NANOSECONDS_PER_DAY = 86'400'000 * NANOSECONDS_PER_MILLISECOND;

/// Date, Date_And_Time, LDT, DTL: since 1970-01-01; times of day: since midnight; Time, LTime, S5Time: their
/// length. Bytes that are no date (BCD digits over 9, month 13) give some moment, never a fault.
int64_t readMoment(scl::TypeKind kind, const uint8_t* image);

/// The nearest the type can hold, rounded down; false if `nanoseconds` lies outside its range.
bool writeMoment(scl::TypeKind kind, uint8_t* image, int64_t nanoseconds);

/// Date_And_Time, LDT, DTL, Date: what has a day.
bool hasDay(scl::TypeKind kind);
/// Time_Of_Day, LTime_Of_Day.
bool isTimeOfDay(scl::TypeKind kind);

}  // namespace vcpu
