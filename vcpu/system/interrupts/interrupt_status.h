#pragma once
// What the blocks of interrupts answer. Source: TIA Portal Information System, SET_TINT to QRY_TINT, SRT_DINT
// to QRY_DINT, SET_CINT and QRY_CINT.

#include <cstdint>

#include "vcpu/system/system_block.h"

namespace vcpu::interrupt_status {

// RET_VAL
inline constexpr uint16_t OK = 0x0000;
inline constexpr uint16_t ENABLED_ALREADY = 0x8080;
inline constexpr uint16_t BAD_NUMBER = 0x8090;  ///< OB_NR is no such OB, or the program does not have it
inline constexpr uint16_t BAD_TIME = 0x8091;    ///< DTIME, SDT, CYCLE
inline constexpr uint16_t BAD_PERIOD = 0x8092;  ///< PERIOD, PHASE
inline constexpr uint16_t NOT_SET = 0x80A0;     ///< nothing was started, or no start date is set
inline constexpr uint16_t IS_PAST = 0x80A1;     ///< the only start event

// Bits of STATUS
inline constexpr uint16_t IN_STARTUP = 1U << 0;
inline constexpr uint16_t ACTIVE = 1U << 2;
inline constexpr uint16_t LOADED = 1U << 4;
inline constexpr uint16_t LOCAL_TIME = 1U << 6;

/// STATUS of an OB, without LOCAL_TIME.
inline uint16_t statusWord(const SystemCall& call, bool isLoaded, bool isActive) {
  constexpr uint8_t STARTUP_OB = 100;
  return static_cast<uint16_t>((call.facts.organizationBlock == STARTUP_OB ? IN_STARTUP : 0) |
                               (isActive ? ACTIVE : 0) | (isLoaded ? LOADED : 0));
}

}  // namespace vcpu::interrupt_status
