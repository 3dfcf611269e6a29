#pragma once
// A block that the firmware provides: TON, TCON, RD_SYS_T. One file each in vcpu/system/, or in
// vcpu/firmware/ if it is written in SCL.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "vcpu/access/area.h"
#include "vcpu/system/caller.h"
#include "vcpu/system/cpu_facts.h"
#include "vcpu/system/local_error.h"
#include "vcpu/system/programming_error.h"
#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace vcpu {

class CardFiles;
class OucConnections;
class S5Counters;
class S5Timers;
struct Interrupts;

/// One call of a system block. The CPU makes it; what it refers to outlives the call, and only the thread
/// that runs the CPU touches it. The interface image lies as the block declares it: Input, Output, InOut,
/// Static, for a function followed by the return value, in the layout of scl::Type; it is the instance itself
/// for an FB, so Statics keep their value between calls. Each section, and the return value, begins at an
/// even byte. A parameter passed by reference takes scl::REFERENCE_BYTES of no meaning in the image.
struct SystemCall {
  std::span<uint8_t> image;
  std::span<const Area>
      areas;  ///< one per Variant or structured InOut/Input/Output parameter, in declaration order
  Clock& clock;
  Network& network;
  OucConnections& connections;  ///< of this CPU, by connection ID
  CpuFacts& facts;
  CardFiles& card;           ///< the memory card of this CPU, and what is under way there
  S5Timers& timers;          ///< of this CPU
  S5Counters& counters;      ///< of this CPU
  Interrupts& interrupts;    ///< of this CPU
  bool enableOutput = true;  ///< ENO: the block resets it if it did not do its work
  std::string message{};     ///< the block sets this to what the diagnostic buffer is to say
  /// The first error of the calling block since it asked last, if it handles its errors itself; GET_ERROR and
  /// GET_ERR_ID take it. nullptr: no block of the program calls.
  std::optional<LocalError>* error = nullptr;
  /// What is wrong in the program; the block then did nothing else.
  std::optional<ProgrammingError> fault{};
  Caller caller{};  ///< for a block that asksForCaller
  /// The block sets this to bring the CPU to STOP.
  bool stops = false;
  /// The block sets this to what the program is to wait; less than 0 counts as 0.
  int32_t waitMicroseconds = 0;
  /// The block sets this to the bytes it moved as a whole; a real CPU takes time for each.
  uint64_t copiedBytes = 0;
};

/// What a file of vcpu/system/ or vcpu/firmware/ says of one block, or of several that differ in nothing but
/// their names: a constant of that file. Whoever adds one adds a row to block_table.inc.
struct BlockDescription {
  /// Its declaration, `FUNCTION_BLOCK "TON" VAR_INPUT ... END_FUNCTION_BLOCK`, as scl::parse reads it. System
  /// data types stand in system_types.h. Lives as long as the process.
  std::string_view scl;

  /// nullptr: the declaration has a body in SCL, which is compiled with the program that calls it. Else this
  /// executes one call, in the thread that runs the CPU. Never waits itself; a failure is in STATUS or the
  /// return value of the block. Remembers nothing itself: what must outlive the call is in the instance, in
  /// OucConnections or in CardFiles.
  void (*run)(SystemCall& call) = nullptr;

  /// It hands work to the CPU's communication, which on a real CPU costs many times a block call.
  bool communicates = false;

  /// It answers who calls it.
  bool asksForCaller = false;
};

/// One block of the firmware: a row of block_table.inc. Never changed, lives as long as the process; any
/// thread may read it.
struct SystemBlock {
  std::string name;               ///< by which programs call it
  std::string scl;                ///< as in its description, under this name and for its type
  void (*run)(SystemCall& call);  ///< nullptr: `scl` has a body
  bool communicates;
  bool asksForCaller;
};

/// Every block of the firmware, in the order of block_table.inc. Made by the first call; any thread may call.
std::span<const SystemBlock> systemBlocks();

/// Finds one by its name, without regard to case; nullptr if none. Any thread may call.
const SystemBlock* findSystemBlock(std::string_view name);

}  // namespace vcpu
