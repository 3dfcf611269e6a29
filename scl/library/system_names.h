#pragma once
// Names under which TIA Portal writes the instances of system blocks: TON_TIME, IEC_TIMER. Any thread may
// call.

#include <string>
#include <string_view>

namespace scl {

/// The block whose instances a system data type stands for: TON for TON_TIME and IEC_TIMER; empty if it is
/// none.
std::string_view blockOfInstanceType(std::string_view typeName);

/// Whether an instance of one block may be called as the other: "IEC_Timer_0_DB".TOF(...) on an IEC_TIMER.
bool shareInstances(std::string_view oneBlock, std::string_view otherBlock);

/// The sentence of the fault for an unknown name that is an instruction or system data type of TIA Portal;
/// empty if it is none.
std::string unsupportedInstruction(std::string_view name);

}  // namespace scl
