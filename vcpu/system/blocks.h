#pragma once
// One maker for each system block; system_blocks.cc lists them all.

#include <memory>

#include "vcpu/system/system_block.h"

namespace vcpu {

std::unique_ptr<SystemBlock> makeTcon();
std::unique_ptr<SystemBlock> makeTdiscon();
std::unique_ptr<SystemBlock> makeTsend();
std::unique_ptr<SystemBlock> makeTrcv();
std::unique_ptr<SystemBlock> makeTReset();
std::unique_ptr<SystemBlock> makeTDiag();
std::unique_ptr<SystemBlock> makeTon();
std::unique_ptr<SystemBlock> makeTonTime();
std::unique_ptr<SystemBlock> makeTof();
std::unique_ptr<SystemBlock> makeTofTime();
std::unique_ptr<SystemBlock> makeTp();
std::unique_ptr<SystemBlock> makeTpTime();
std::unique_ptr<SystemBlock> makeRTrig();
std::unique_ptr<SystemBlock> makeFTrig();
std::unique_ptr<SystemBlock> makeRdSysT();
std::unique_ptr<SystemBlock> makeRdLocT();
std::unique_ptr<SystemBlock> makeWrSysT();
std::unique_ptr<SystemBlock> makeTimeTck();
std::unique_ptr<SystemBlock> makeRuntime();
std::unique_ptr<SystemBlock> makeReTrigr();
std::unique_ptr<SystemBlock> makeRdSinfo();
std::unique_ptr<SystemBlock> makeTonr();
std::unique_ptr<SystemBlock> makeTonrTime();
std::unique_ptr<SystemBlock> makeMoveBlk();
std::unique_ptr<SystemBlock> makeUmoveBlk();
std::unique_ptr<SystemBlock> makeMoveBlkVariant();
std::unique_ptr<SystemBlock> makeFillBlk();
std::unique_ptr<SystemBlock> makeUfillBlk();
std::unique_ptr<SystemBlock> makeBlkmov();
std::unique_ptr<SystemBlock> makeAth();
std::unique_ptr<SystemBlock> makeDeserialize();
std::unique_ptr<SystemBlock> makeGather();
std::unique_ptr<SystemBlock> makeGatherBlk();
std::unique_ptr<SystemBlock> makeHta();
std::unique_ptr<SystemBlock> makePresetTimer();
std::unique_ptr<SystemBlock> makeResetTimer();
std::unique_ptr<SystemBlock> makeScatter();
std::unique_ptr<SystemBlock> makeScatterBlk();
std::unique_ptr<SystemBlock> makeSerialize();
std::unique_ptr<SystemBlock> makeVariantGet();
std::unique_ptr<SystemBlock> makeVariantPut();
std::vector<std::unique_ptr<SystemBlock>> makeCounters();

}  // namespace vcpu
