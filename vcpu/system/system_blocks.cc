#include <string>

#include "scl/text/name.h"
#include "vcpu/system/blocks.h"

namespace vcpu {

namespace {

std::vector<std::unique_ptr<SystemBlock>> makeAll() {
  std::vector<std::unique_ptr<SystemBlock>> blocks;
  for (const auto make :
       {makeAth,       makeBlkmov,     makeDeserialize, makeFTrig,          makeFillBlk,     makeGather,
        makeGatherBlk, makeHta,        makeMoveBlk,     makeMoveBlkVariant, makePresetTimer, makeRTrig,
        makeRdLocT,    makeRdSinfo,    makeRdSysT,      makeReTrigr,        makeResetTimer,  makeRuntime,
        makeScatter,   makeScatterBlk, makeSerialize,   makeTDiag,          makeTReset,      makeTcon,
        makeTdiscon,   makeTimeTck,    makeTof,         makeTofTime,        makeTon,         makeTonTime,
        makeTonr,      makeTonrTime,   makeTp,          makeTpTime,         makeTrcv,        makeTsend,
        makeUfillBlk,  makeUmoveBlk,   makeVariantGet,  makeVariantPut,     makeWrSysT}) {
    blocks.push_back(make());
  }
  for (auto& counter : makeCounters()) blocks.push_back(std::move(counter));
  return blocks;
}

// The name in FUNCTION_BLOCK "TON".
std::string_view nameOf(const SystemBlock& block) {
  const std::string_view text = block.interface();
  const size_t begin = text.find('"') + 1;
  return text.substr(begin, text.find('"', begin) - begin);
}

}  // namespace

const std::vector<std::unique_ptr<SystemBlock>>& systemBlocks() {
  static const std::vector<std::unique_ptr<SystemBlock>> BLOCKS = makeAll();
  return BLOCKS;
}

const SystemBlock* findSystemBlock(std::string_view name) {
  for (const auto& block : systemBlocks()) {
    if (scl::sameName(nameOf(*block), name)) return block.get();
  }
  return nullptr;
}

}  // namespace vcpu
