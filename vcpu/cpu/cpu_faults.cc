// What goes wrong while a program runs: the diagnostic buffer, the error OBs, STOP. And the table of
// functions that the printed C calls.

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <optional>

#include "scl/types/any_pointer.h"
#include "vcpu/access/interface_image.h"
#include "vcpu/cpu/cpu_body.h"
#include "vcpu/cpu/instance_path.h"
#include "vcpu/cpu/organization_blocks.h"
#include "vcpu/cpu/symbol_names.h"
#include "vcpu/runtime/s7_time.h"

namespace vcpu {

namespace {

constexpr uint32_t LINE_BITS = 32;

// Fault_ID and Reaction of OB80 and OB121: TIA Portal Information System, 'Time error OB', 'Programming error
// OB' (S7-1500).
constexpr uint8_t CYCLE_TIME_EXCEEDED = 0x01;
constexpr uint8_t NULL_POINTER = 0x03;
constexpr uint8_t READ_OUT_OF_RANGE = 0x22;
constexpr uint8_t WRITE_OUT_OF_RANGE = 0x23;
constexpr uint8_t REACTION_SUBSTITUTED = 1;
constexpr uint8_t REACTION_OF_INDEX = 3;

}  // namespace

// `at` is what AT() of runtime.h makes; 0: nowhere.
void Cpu::Body::note(EventKind kind, s7::SourceLine at, std::string sentence) {
  DiagnosticEvent event{kind, clock.utc(), "", 0, "", std::move(sentence)};
  if (at != 0) {
    const scl::Block& block = *program.blocks[at >> LINE_BITS];
    event.file = block.file;
    event.line = static_cast<int>(static_cast<uint32_t>(at));
    event.block = block.name;
  }
  if (events.size() == DIAGNOSTIC_EVENTS_MAX) events.erase(events.begin());
  events.push_back(std::move(event));
  ++eventsWritten;
}

void Cpu::Body::stop(std::string sentence, s7::SourceLine at) {
  if (context.stop == 0) note(EventKind::Stop, at, std::move(sentence));
  context.stop = 1;
  state = CpuState::Stop;
}

// An error OB interrupts the block that runs and leaves its state as it was.
void Cpu::Body::runErrorBlock(int number, const StartInputs& inputs) {
  errorBlocksRunning.insert(number);
  s7::S7Cpu saved = context;
  const auto savedErrors = localErrors;
  uint8_t interrupted = std::exchange(facts.organizationBlock, static_cast<uint8_t>(number));
  const uint16_t interruptedDelays = std::exchange(interrupts.delays, uint16_t{0});
  uint8_t interruptedPriority = std::exchange(facts.priority, static_cast<uint8_t>(priorityOf(number)));
  context.depth = 0;
  context.handling = 0;
  context.startInformation = nullptr;
  context.callSites[OUTERMOST_DEPTH] = nullptr;
  giveStartInputs(inputs);
  entries[organizationBlocks.at(number)](&context, nullptr, nullptr);
  context.depth = saved.depth;
  context.lent = saved.lent;
  context.handling = saved.handling;
  context.failed = saved.failed;
  localErrors = savedErrors;
  context.eno = saved.eno;
  context.calledEno = saved.calledEno;
  context.startInformation = saved.startInformation;
  std::ranges::copy(saved.startInputs, context.startInputs);
  std::ranges::copy(saved.callSites, context.callSites);
  facts.organizationBlock = interrupted;
  facts.priority = interruptedPriority;
  interrupts.delays = interruptedDelays;
  errorBlocksRunning.erase(number);
}

// 0: nowhere.
uint8_t Cpu::Body::blockTypeAt(s7::SourceLine at) const {
  if (at == 0) return 0;
  switch (program.blocks[at >> LINE_BITS]->kind) {
    case scl::Block::Kind::OrganizationBlock: return static_cast<uint8_t>(LocalError::BlockType::Ob);
    case scl::Block::Kind::Function: return static_cast<uint8_t>(LocalError::BlockType::Fc);
    case scl::Block::Kind::FunctionBlock: return static_cast<uint8_t>(LocalError::BlockType::Fb);
  }
  return 0;
}

// Only the first error is kept until the block asks.
bool Cpu::Body::handledLocally(int32_t kind, s7::SourceLine at, bool writes) {
  const uint32_t bit = 1U << context.depth;
  if ((context.handling & bit) == 0) return false;
  LocalError error;
  switch (kind) {
    case s7::S7_AREA_LENGTH:
      error.id = writes ? LocalError::Id::WriteOutOfRange : LocalError::Id::ReadOutOfRange;
      error.reaction = writes ? LocalError::Reaction::Ignored : LocalError::Reaction::Substituted;
      std::fill(scratch.begin(), scratch.end(), uint8_t{0});
      break;
    case s7::S7_STRING: error.id = LocalError::Id::InvalidString; break;
    case s7::S7_POINTER:
      error.id = LocalError::Id::InvalidPointer;
      context.eno = 0;
      break;
    case s7::S7_NULL_REFERENCE:
      error.id = LocalError::Id::InvalidPointer;
      std::fill(scratch.begin(), scratch.end(), uint8_t{0});
      break;
    default: return false;
  }
  if (at != 0) error.blockType = static_cast<LocalError::BlockType>(blockTypeAt(at));
  if ((context.failed & bit) == 0) localErrors.at(static_cast<size_t>(context.depth)) = error;
  context.failed |= bit;
  return true;
}

void Cpu::Body::fault(int32_t kind, s7::SourceLine access) {
  if (context.stop != 0) return;
  const s7::SourceLine at = access & ~S7_WRITES;
  const bool writes = at != access;
  if (handledLocally(kind, at, writes)) return;
  switch (kind) {
    case s7::S7_DIVISION_BY_ZERO:
      if (!warned.insert({EventKind::DivisionByZero, at}).second) return;
      return note(EventKind::DivisionByZero, at, "Division by zero: the result is 0 and ENO is FALSE.");
    case s7::S7_STRING:
      if (!warned.insert({EventKind::StringError, at}).second) return;
      return note(
          EventKind::StringError, at,
          "The string has no valid header (its length is over its maximum, or the maximum over the memory it "
          "has): it counts as empty and ENO is FALSE. Assign it before it is read.");
    case s7::S7_POINTER:
      context.eno = 0;
      if (!warned.insert({EventKind::PointerError, at}).second) return;
      return note(
          EventKind::PointerError, at,
          "An ANY names memory that the CPU does not have, or a variable that no ANY can name: it counts "
          "as NULL and ENO is FALSE.");
    case s7::S7_NESTING:
      note(EventKind::NestingTooDeep, at,
           fmt::format("Block calls are more than {} deep.", int{s7::S7_NESTING_MAX}));
      return stop("STOP: block calls are nested too deep.");
    case s7::S7_STACK:
      note(EventKind::NestingTooDeep, at,
           "The temporary variables of the blocks that call each other need more than the stack has.");
      return stop("STOP: the temporary variables of nested blocks are too large.");
    case s7::S7_NULL_REFERENCE:
      return programmingError(EventKind::NullReference, at,
                              "A reference is NULL and refers to nothing that could be read or written.",
                              "an access through NULL",
                              {.faultId = NULL_POINTER, .reaction = REACTION_SUBSTITUTED});
    default: break;
  }
  assert(kind == s7::S7_AREA_LENGTH);
  programmingError(
      EventKind::AreaLengthError, at, "An index lies outside the bounds of its array.",
      "an index out of range",
      {.faultId = writes ? WRITE_OUT_OF_RANGE : READ_OUT_OF_RANGE, .reaction = REACTION_OF_INDEX});
}

// A read gives 0 and a write is lost: both find the scratch element.
void Cpu::Body::programmingError(EventKind kind, s7::SourceLine at, std::string sentence,
                                 std::string_view what, StartInputs inputs) {
  std::fill(scratch.begin(), scratch.end(), uint8_t{0});
  bool handled =
      organizationBlocks.contains(PROGRAMMING_ERROR) && !errorBlocksRunning.contains(PROGRAMMING_ERROR);
  if (!handled || warned.insert({kind, at}).second) note(kind, at, std::move(sentence));
  if (handled) {
    inputs.blockType = blockTypeAt(at);
    inputs.causingOb = PROGRAMMING_ERROR;
    inputs.causingPriority = priorityOf(PROGRAMMING_ERROR);
    return runErrorBlock(PROGRAMMING_ERROR, inputs);
  }
  stop(errorBlocksRunning.contains(PROGRAMMING_ERROR)
           ? fmt::format("STOP: {} in OB121 itself.", what)
           : fmt::format("STOP: {}, and OB121 is not loaded.", what));
}

bool Cpu::Body::workUsedUp(s7::SourceLine at) {
  int64_t now = clock.monotonic();
  const int64_t work = WORK_BETWEEN_LOOKS - std::min<int64_t>(context.work, 0);
  context.work = WORK_BETWEEN_LOOKS;
  workUsed += work;
  firstWorkUsed += work;
  const bool tooMuch = (now == watchStart && workUsed > options.workPerCycleMax) ||
                       (now == firstWatchStart && firstWorkUsed / CYCLE_TIMES_MAX > options.workPerCycleMax);
  if (isLate(now) || tooMuch) timeError(at);
  return context.stop != 0;
}

void Cpu::Body::timeError(s7::SourceLine at) {
  note(EventKind::CycleTimeExceeded, at,
       fmt::format("The cycle takes longer than {} ms, or has more loop turns than one cycle may have.",
                   options.cycleWatchdogMs));
  timeErrorsInCycle++;
  bool handled = organizationBlocks.contains(TIME_ERROR) && !errorBlocksRunning.contains(TIME_ERROR);
  if (!handled) return stop("STOP: cycle time exceeded, and OB80 is not loaded.");
  if (timeErrorsInCycle > 1) return stop("STOP: cycle time exceeded twice in one cycle.");
  restartWatchdog();
  runErrorBlock(TIME_ERROR, {.faultId = CYCLE_TIME_EXCEEDED,
                             .causingOb = facts.organizationBlock,
                             .causingPriority = facts.priority});
}

// A wait that the watchdog ends is not taken up again. A clock that does not move ends it too.
void Cpu::Body::wait(int64_t nanoseconds, s7::SourceLine at) {
  const int64_t timeMax = int64_t{options.cycleWatchdogMs} * NANOSECONDS_PER_MILLISECOND;
  const int64_t late = std::min(watchStart + timeMax, firstWatchStart + CYCLE_TIMES_MAX * timeMax) + 1;
  int64_t now = clock.monotonic();
  const int64_t end = std::min(now + nanoseconds, late);
  for (int64_t before = INT64_MIN; before < now && now < end;) {
    before = now;
    clock.waitUntil(end);
    now = clock.monotonic();
  }
  if (isLate(now)) timeError(at);
}

Caller Cpu::Body::callerOf(s7::SourceLine at) const {
  Caller caller;
  if (at == 0) return caller;
  const scl::Block& block = *program.blocks[at >> LINE_BITS];
  caller.block = fmt::format("\"{}\"", block.name);
  const std::span<const char* const> sites(context.callSites + OUTERMOST_DEPTH,
                                           static_cast<size_t>(context.depth));
  caller.symbolName = vcpu::symbolName(sites, context.parameter);
  caller.symbolPath = vcpu::symbolPath(sites, context.parameter);
  if (context.instance == nullptr || block.instance == nullptr) return caller;
  const auto place = memory.placeOf(context.instance);
  if (!place) return caller;
  const auto path = instancePath(*place->dataBlock->type, place->offset, *block.instance);
  caller.dataBlock = fmt::format("\"{}\"", place->dataBlock->name);
  if (path) caller.instance = caller.dataBlock + *path;
  return caller;
}

void Cpu::Body::callSystem(uint32_t number, uint8_t* image, const s7::S7Area* areas, uint32_t count,
                           s7::SourceLine at) {
  const scl::Block& interface = *program.systemBlocks[number];
  if (systemBlocks[number] == nullptr) {
    return stop(fmt::format("STOP: the firmware has no block \"{}\".", interface.name));
  }
  SystemCall call{{image, static_cast<size_t>(imageBytes(interface))},
                  {reinterpret_cast<const Area*>(areas), count},
                  clock,
                  network,
                  connections,
                  facts,
                  card,
                  timers,
                  counters,
                  interrupts};
  const uint32_t bit = 1U << context.depth;
  std::optional<LocalError>& error = localErrors.at(static_cast<size_t>(context.depth));
  if ((context.failed & bit) == 0) error.reset();
  call.error = &error;
  if (systemBlocks[number]->asksForCaller) call.caller = callerOf(at);
  systemBlocks[number]->run(call);
  if (!error) context.failed &= ~bit;
  if (!call.message.empty()) note(EventKind::ProgramMessage, at, std::move(call.message));
  context.calledEno = call.enableOutput && !call.fault ? 1 : 0;
  countSystemCall(*systemBlocks[number], call);
  if (call.fault) {
    programmingError(EventKind::NumberError, at, std::move(call.fault->sentence), "a number that is wrong",
                     {.faultId = static_cast<uint8_t>(call.fault->id), .reaction = REACTION_SUBSTITUTED});
  }
  if (call.stops) return stop("STOP: the program has called STP.", at);
  if (std::exchange(facts.retriggerCycle, false)) retriggerWatchdog();
  if (call.waitMicroseconds > 0) wait(call.waitMicroseconds * NANOSECONDS_PER_MICROSECOND, at);
  context.work -= static_cast<int64_t>(call.copiedBytes / s7::S7_BYTES_OF_WORK) +
                  (systemBlocks[number]->communicates ? WORK_OF_COMMUNICATION : 0);
  if (context.work < 0) workUsedUp(at);
}

void Cpu::Body::toAny(uint8_t* any, const Area& area, s7::SourceLine at) {
  const std::optional<scl::AnyPointer> pointer = memory.named().pointerTo(area, context.lent);
  if (!pointer) fault(s7::S7_POINTER, at);
  std::ranges::copy(scl::bytesOf(pointer.value_or(scl::AnyPointer{.id = scl::AnyPointer::ID})), any);
}

Area Cpu::Body::fromAny(const uint8_t* any, s7::SourceLine at) {
  const std::optional<Area> area =
      memory.named().areaOf(scl::readAny({any, scl::AnyPointer::BYTES}), context.lent);
  if (!area) fault(s7::S7_POINTER, at);
  return area.value_or(Area{});
}

void Cpu::Body::pokeBlock(const MemoryAddress& from, const MemoryAddress& to, int64_t count) {
  if (!vcpu::pokeBlock(memory, from, to, count)) {
    context.eno = 0;
  } else if (count > 0) {
    context.work -= count / s7::S7_BYTES_OF_WORK;
    context.counts[s7::S7_COPIED_BYTES] += static_cast<uint64_t>(count);
    context.counts[s7::S7_BLOCK_COPIES]++;
  }
}

// A block that moved bytes took the time of a copy, one of the communication its own.
void Cpu::Body::countSystemCall(const SystemBlock& block, const SystemCall& call) {
  context.counts[s7::S7_COPIED_BYTES] += call.copiedBytes;
  if (block.communicates) {
    communicated |= call.copiedBytes > 0;
    context.counts[s7::S7_COMMUNICATION_CALLS]++;
  } else if (call.copiedBytes > 0) {
    context.counts[s7::S7_BLOCK_COPIES]++;
  } else {
    context.counts[s7::S7_CALLS]++;
    context.counts[s7::S7_PARAMETERS] += context.given;
  }
}

const s7::S7Host Cpu::Body::HOST = {
    .fault = [](s7::S7Cpu* cpu, s7::i32 kind,
                s7::SourceLine at) { static_cast<Body*>(cpu->owner)->fault(kind, at); },
    .workUsedUp = [](s7::S7Cpu* cpu, s7::SourceLine at) -> s7::i32 {
      return static_cast<Body*>(cpu->owner)->workUsedUp(at) ? 1 : 0;
    },
    .system =
        [](s7::S7Cpu* cpu, s7::u32 number, s7::u8* image, const s7::S7Area* areas, s7::u32 count,
           s7::SourceLine at) {
          static_cast<Body*>(cpu->owner)->callSystem(number, image, areas, count, at);
        },
    .math = s7::math,
    .power = s7::power,
    .toSigned = s7::toSigned,
    .toUnsigned = s7::toUnsigned,
    .fromUnsigned = [](s7::u64 x) { return static_cast<s7::f64>(x); },
    .fromUnsignedSingle = [](s7::u64 x) { return s7::f64{static_cast<s7::f32>(x)}; },
    .integerPower = s7::integerPower,
    .bcd = s7::bcd,
    .assignText = s7::assignText,
    .borrowText = s7::borrowText,
    .textFunction = s7::textFunction,
    .textLength = s7::textLength,
    .findText = s7::findText,
    .compareTexts = s7::compareTexts,
    .textToNumber = s7::textToNumber,
    .numberToText = s7::numberToText,
    .textToCharacters = s7::textToCharacters,
    .charactersToText = s7::charactersToText,
    .convert = s7::convert,
    .timeArithmetic = s7::timeArithmetic,
    .toAny =
        [](s7::S7Cpu* cpu, s7::u8* any, const s7::S7Area* area, s7::SourceLine at) {
          static_cast<Body*>(cpu->owner)->toAny(any, *reinterpret_cast<const Area*>(area), at);
        },
    .fromAny =
        [](s7::S7Cpu* cpu, s7::S7Area* area, const s7::u8* any, s7::SourceLine at) {
          *reinterpret_cast<Area*>(area) = static_cast<Body*>(cpu->owner)->fromAny(any, at);
        },
    .compareTimes = s7::compareTimes,
    .mayReferTo = [](s7::S7Cpu* cpu, const s7::u8* place) -> s7::i32 {
      return static_cast<Body*>(cpu->owner)->memory.referable().has(place) ? 1 : 0;
    },
    .peek = [](s7::S7Cpu* cpu, s7::i64 area, s7::i64 dataBlock, s7::i64 byte, s7::i64 bit,
               s7::i32 bits) -> s7::u64 {
      const auto value =
          vcpu::peek(static_cast<Body*>(cpu->owner)->memory, {area, dataBlock, byte}, bit, bits);
      if (!value) cpu->eno = 0;
      return value.value_or(0);
    },
    .poke =
        [](s7::S7Cpu* cpu, s7::i64 area, s7::i64 dataBlock, s7::i64 byte, s7::i64 bit, s7::i32 bits,
           s7::u64 value) {
          auto& body = *static_cast<Body*>(cpu->owner);
          if (!vcpu::poke(body.memory, {area, dataBlock, byte}, bit, bits, value)) cpu->eno = 0;
        },
    .pokeBlock =
        [](s7::S7Cpu* cpu, s7::i64 fromArea, s7::i64 fromDataBlock, s7::i64 fromByte, s7::i64 toArea,
           s7::i64 toDataBlock, s7::i64 toByte, s7::i64 count) {
          static_cast<Body*>(cpu->owner)
              ->pokeBlock({fromArea, fromDataBlock, fromByte}, {toArea, toDataBlock, toByte}, count);
        },
};

}  // namespace vcpu
