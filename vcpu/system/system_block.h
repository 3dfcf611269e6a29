#pragma once
// A block that the firmware provides: TON, TCON, RD_SYS_T. One file each in vcpu/system/.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vcpu/access/area.h"
#include "vcpu/system/cpu_facts.h"
#include "vcpu/world/clock.h"
#include "vcpu/world/network.h"

namespace vcpu {

class Connections;

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
  /// The block sets this to the octets it moved as a whole; a real CPU takes time for each.
  uint64_t copiedBytes = 0;
};

/// One block of the firmware. Stateless: whatever it remembers is in the instance or in Connections.
class SystemBlock {
 public:
  virtual ~SystemBlock() = default;

  /// Its declaration as SCL, "FUNCTION_BLOCK TON VAR_INPUT ... END_FUNCTION_BLOCK"; read by scl::parse. The
  /// block's name in it is the name programs call. System data types stand in
  /// system_types.h.
  virtual std::string_view interface() const = 0;

  /// Whether it hands work to the CPU's communication, which on a real CPU costs many times a block call.
  virtual bool communicates() const { return false; }

  /// Executes one call. Never waits; never fails other than by its STATUS or return value.
  virtual void run(SystemCall& call) const = 0;
};

/// Every block of the firmware, ready to run; the list is the order of the folder.
const std::vector<std::unique_ptr<SystemBlock>>& systemBlocks();

/// Finds one by the name in its interface, without regard to case; nullptr if none.
const SystemBlock* findSystemBlock(std::string_view name);

}  // namespace vcpu
