// READ_DBL, WRIT_DBL: bytes of data blocks between load memory, where their start values are, and work
// memory. What WRIT_DBL writes is the start value from the next start of the CPU on. Source: TIA Portal
// Information System, READ_DBL and WRIT_DBL (S7-1200, S7-1500); RET_VAL 0081 and 0082: SFC 83 and 84,
// second-hand.
//
//   no job --REQ = 1: 7001, BUSY--> running --next call of the same job--> copied: 0000

#include <algorithm>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr uint16_t OK = 0x0000;
constexpr uint16_t DESTINATION_LONGER = 0x0081;
constexpr uint16_t SOURCE_LONGER = 0x0082;
constexpr uint16_t NO_JOB = 0x7000;
constexpr uint16_t FIRST_CALL = 0x7001;
constexpr uint16_t NO_AREA = 0x80B1;
constexpr uint16_t ANOTHER_JOB_RUNS = 0x80C3;

// Of both.
constexpr std::string_view SCL = R"(FUNCTION "READ_DBL" : Int
VAR_INPUT
  REQ : Bool;
  SRCBLK : Variant;
END_VAR
VAR_OUTPUT
  BUSY : Bool;
  DSTBLK : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  BoolField req = INTERFACE.boolean("REQ");
  BoolField busy = INTERFACE.boolean("BUSY");
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t SRCBLK = INTERFACE.area("SRCBLK");
constexpr size_t DSTBLK = INTERFACE.area("DSTBLK");

// In work memory; empty for what cannot be copied by whole bytes.
std::span<uint8_t> workMemory(const Area& area) {
  const bool oddBits = area.kind == scl::TypeKind::Bool && (area.bit != 0 || area.count % 8 != 0);
  if (area.bytes == nullptr || oddBits) return {};
  return {area.bytes, area.totalBytes()};
}

std::span<uint8_t> loadMemory(SystemCall& call, std::span<uint8_t> inWorkMemory) {
  if (inWorkMemory.empty() || !call.facts.loadMemory) return {};
  return call.facts.loadMemory(inWorkMemory);
}

uint16_t copy(SystemCall& call, std::span<const uint8_t> source, std::span<uint8_t> destination) {
  const size_t bytes = std::min(source.size(), destination.size());
  std::copy_n(source.begin(), bytes, destination.begin());
  call.copiedBytes = bytes;
  if (source.size() == destination.size()) return OK;
  return source.size() < destination.size() ? DESTINATION_LONGER : SOURCE_LONGER;
}

template <bool WRITES>
uint16_t advance(SystemCall& call, bool req) {
  const std::span<uint8_t> source = workMemory(call.areas[SRCBLK]);
  const std::span<uint8_t> destination = workMemory(call.areas[DSTBLK]);
  const LoadMemoryJob job{source.data(), destination.data(), WRITES};
  LoadMemoryJob& running = call.facts.loadMemoryJob;
  const bool runs = running.source != nullptr;
  if (!runs && !req) return NO_JOB;
  if (runs && running != job) return req ? ANOTHER_JOB_RUNS : NO_JOB;
  const std::span<uint8_t> loaded = loadMemory(call, WRITES ? destination : source);
  // Both ends lie in data blocks, the one in work memory too.
  if (loaded.empty() || loadMemory(call, WRITES ? source : destination).empty()) {
    running = {};
    return NO_AREA;
  }
  if (!runs) {
    running = job;
    return FIRST_CALL;
  }
  running = {};
  return WRITES ? copy(call, source, loaded) : copy(call, loaded, destination);
}

template <bool WRITES>
void run(SystemCall& call) {
  Image image(call.image);
  const uint16_t status = advance<WRITES>(call, image.get(FIELDS.req));
  image.set(FIELDS.retVal, status);
  image.set(FIELDS.busy, status == FIRST_CALL);
}

}  // namespace

extern const BlockDescription READ_DBL{SCL, run<false>};
extern const BlockDescription WRIT_DBL{SCL, run<true>};

}  // namespace vcpu
