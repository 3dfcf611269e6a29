#pragma once
// A block that the firmware provides: TON, TCON, RD_SYS_T. One file each in vcpu/system/.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scl/types/type.h"
#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace vcpu {

class Connections;

/// Memory that a parameter of type Variant, or a structured InOut or Input, refers to. For an array element
/// (a[3]) it reaches from that element to the end of the array.
struct Area {
  uint8_t* bytes = nullptr;                  ///< nullptr: the parameter was omitted
  uint32_t bit = 0;                          ///< Bool: its bit in the first byte
  scl::TypeKind kind = scl::TypeKind::Void;  ///< of one element
  uint32_t elementBytes = 0;                 ///< size of one element; Bool: 0, elements are bits
  uint32_t count = 0;                        ///< elements from here to the end
  const char* typeName = "";                 ///< of one element, as SCL writes it without quotes: TCON_IP_v4
  uint32_t array = 0;                        ///< 1: a whole array, not one variable or element

  uint32_t totalBytes() const {
    return kind == scl::TypeKind::Bool ? (bit + count + 7) / 8 : elementBytes * count;
  }
};

/// Which family's rules a block follows where they differ.
enum class CpuFamily { S7_1500, S7_300 };

/// What the CPU tells the blocks about its own run.
struct CpuFacts {
  CpuFamily family = CpuFamily::S7_1500;
  uint8_t organizationBlock = 1;  ///< the OB that is running: 1, 30..38, 100
  bool firstScan = false;         ///< OB1 runs for the first time after the start
  int32_t lastCycleMs = 0;
  int32_t shortestCycleMs = 0;
  int32_t longestCycleMs = 0;
  bool retriggerCycle = false;  ///< set by RE_TRIGR: the cycle watchdog starts anew
  int64_t clockOffset =
      0;  ///< set by WR_SYS_T: nanoseconds that the CPU's time of day is ahead of Clock::utc()
};

/// One call of a system block. The interface image lies as the block's `interface()` declares it: Input,
/// Output, InOut, Static, for a function followed by the return value, in the layout of scl::Type; it is the
/// instance itself for an FB, so Statics keep their value between calls. Each section, and the return value,
/// begins at an even byte. A parameter passed by reference takes scl::REFERENCE_BYTES of no meaning in the
/// image.
struct SystemCall {
  std::span<uint8_t> image;
  std::span<const Area>
      areas;  ///< one per Variant or structured InOut/Input/Output parameter, in declaration order
  Clock& clock;
  Network& network;
  Connections& connections;  ///< of this CPU, by connection ID
  CpuFacts& facts;
};

/// One block of the firmware. Stateless: whatever it remembers is in the instance or in Connections.
class SystemBlock {
 public:
  virtual ~SystemBlock() = default;

  /// Its declaration as SCL, "FUNCTION_BLOCK TON VAR_INPUT ... END_FUNCTION_BLOCK"; read by scl::parse. The
  /// block's name in it is the name programs call. System data types stand in systemTypes().
  virtual std::string_view interface() const = 0;

  /// Executes one call. Never waits; never fails other than by its STATUS or return value.
  virtual void run(SystemCall& call) const = 0;
};

/// Every block of the firmware, ready to run; the list is the order of the folder.
const std::vector<std::unique_ptr<SystemBlock>>& systemBlocks();

/// Finds one by the name in its interface, without regard to case; nullptr if none.
const SystemBlock* findSystemBlock(std::string_view name);

/// System data types as SCL TYPE declarations: TCON_IP_v4, IP_V4, IEC_TIMER, ...
std::string_view systemTypes();

}  // namespace vcpu
