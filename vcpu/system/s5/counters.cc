// S5 counters. Sources: TIA Portal Information System, S_CU, S_CD, S_CUD (S7-1500): limits and edges; the
// reference manual of LAD for S7-300/400, as commonly known: edges at CU and CD in one call leave the count
// as it is, and behind a preset an input that is 1 counts in the next call without an edge.
//
// In a call the edges count first, then S sets, then R clears, whatever the count is. What the manuals leave
// open is decided so: two edges in one call leave the count as it is at its limits, too. A word that was set
// from outside and is no BCD counts as 999.

#include "vcpu/system/s5/counters.h"

#include <algorithm>

#include "vcpu/access/big_endian.h"
#include "vcpu/system/s5/bcd.h"

namespace vcpu {
namespace {

constexpr size_t WORD_BYTES = 2;

}  // namespace

int32_t S5Counters::count() const {
  return static_cast<int32_t>(words_.size() / WORD_BYTES);
}

uint16_t S5Counters::word(int32_t number) const {
  return loadBigEndian<uint16_t>(&words_[static_cast<size_t>(number) * WORD_BYTES]);
}

bool S5Counters::sets(int32_t number, const Call& call) const {
  const auto found = edges_.find(number);
  return call.set && (found == edges_.end() || !found->second.set);
}

int32_t S5Counters::call(int32_t number, const Call& call) {
  const bool isSet = sets(number, call);
  Edges& before = edges_[number];
  const int32_t up = call.up && !before.up ? 1 : 0;
  const int32_t down = call.down && !before.down ? 1 : 0;
  int32_t count = fromBcd(word(number)).value_or(BCD_MAX);
  count = std::clamp(count + up - down, 0, BCD_MAX);
  before = {call.up, call.down, call.set};
  if (isSet) {
    count = call.preset;
    before.up = before.down = false;
  }
  if (call.reset) count = 0;
  storeBigEndian<uint16_t>(&words_[static_cast<size_t>(number) * WORD_BYTES], toBcd(count));
  return count;
}

}  // namespace vcpu
