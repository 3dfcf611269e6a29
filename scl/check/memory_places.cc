#include "scl/check/memory_places.h"

#include <fmt/core.h>

#include "scl/memory_place.h"
#include "scl/text/absolute_address.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

/// "Plant".%DBW2, in its two parts; the name is empty in every other operand.
struct OperandText {
  std::string_view dataBlock;
  std::string_view address;
};
OperandText partsOf(std::string_view text) {
  const size_t point = text.rfind(".%");
  if (text.empty() || text.front() == '%' || point == std::string_view::npos) return {{}, text};
  return {text.substr(1, point - 2), text.substr(point + 1)};
}

/// Whether an address of this width names memory of this type. Everything but a Bool may be addressed by its
/// first bit; what is no elementary value of at most four bytes, by its first byte, too.
bool fits(const AbsoluteAddress& address, const Type& type) {
  if (isNumbered(address.area) || isTimerOrCounter(type))
    return address.area == MemoryArea::Timers     ? type.kind == TypeKind::Timer
           : address.area == MemoryArea::Counters ? type.kind == TypeKind::Counter
                                                  : false;
  if (type.kind == TypeKind::Bool) return address.width == 'X';
  if (address.width == 'X') return address.bit == 0;
  const bool hasWidth = isElementary(type) && bytesOfWidth(address.width) == type.size;
  return hasWidth || (address.width == 'B' && (type.size > 4 || !isElementary(type)));
}

std::string_view addressLike(const Type& type) {
  if (isTimerOrCounter(type)) return type.kind == TypeKind::Timer ? "%T5" : "%C3";
  if (type.kind == TypeKind::Bool) return "%M0.0";
  if (!isElementary(type) || type.size > 4) return "%M0.0, its first bit";
  return type.size == 1 ? "%MB0" : type.size == 2 ? "%MW0" : "%MD0";
}

}  // namespace

Checked MemoryPlaces::checkOperand(Expression& expression, Name& name) {
  const SourceLocation location = expression.location;
  if (const auto number = dataBlockNumber(name.text)) return wholeDataBlock(name, *number, location);
  const OperandText parts = partsOf(name.text);
  const DataBlock* named = nullptr;
  if (!parts.dataBlock.empty()) {
    const GlobalName* global = scope_.findGlobal(parts.dataBlock);
    named = global ? global->dataBlock : nullptr;
    if (!named) {
      report_.error(UNKNOWN_NAME, location,
                    fmt::format("there is no data block \"{}\" in the given sources", parts.dataBlock));
      return {};
    }
    if (!named->type) return {};  // its own fault is reported
  }
  const auto found =
      placeOfAddress(name.text, parts.address, named, {scope_.areas(), scope_.numberedDataBlocks()});
  if (const auto* fault = std::get_if<PlaceFault>(&found)) {
    report_.error(fault->code, location, fault->sentence);
    return {};
  }
  if (!scope_.knowsVariables()) {
    report_.error(NOT_CONSTANT, location,
                  fmt::format("{} is an operand, expected a constant: a literal or a name from VAR CONSTANT",
                              name.text));
    return {};
  }
  const AbsoluteAddress address = *parseAbsoluteAddress(parts.address);
  name.place = std::get<MemoryPlace>(found);
  name.peripheral = address.peripheral;
  if (isNumbered(address.area)) return timerOrCounter(expression, *name.place);
  return {addressType(address.width)};
}

Checked MemoryPlaces::timerOrCounter(Expression& expression, const MemoryPlace& place) {
  expression.constant = int64_t{place.offset / BYTES_OF_TIMER_OR_COUNTER};
  return {elementaryType(place.area == MemoryArea::Timers ? TypeKind::Timer : TypeKind::Counter)};
}

Checked MemoryPlaces::wholeDataBlock(Name& name, int32_t number, SourceLocation location) {
  const auto found = scope_.numberedDataBlocks().find(number);
  if (found != scope_.numberedDataBlocks().end()) {
    name.dataBlock = found->second;
    return {found->second->type};
  }
  const PlaceFault fault = noDataBlockOf(number);
  report_.error(fault.code, location, fault.sentence);
  return {};
}

bool MemoryPlaces::placeTag(Tag& tag) {
  const std::optional<AbsoluteAddress> address = parseAbsoluteAddress(tag.address);
  if (!address || address->area == MemoryArea::DataBlock || address->peripheral) {
    report_.error(BAD_ADDRESS, tag.location,
                  fmt::format("the tag \"{}\" has the address '{}', expected one of I, Q, M, T or C, as in "
                              "%I0.0, %QW4, %MD8 or %T5",
                              tag.name, tag.address));
    return false;
  }
  if (!fits(*address, *tag.type)) {
    report_.error(
        BAD_ADDRESS, tag.location,
        fmt::format("the tag \"{}\" of type {} has the address {}, expected one like {}, in its area",
                    tag.name, tag.type->name, tag.address, addressLike(*tag.type)));
    return false;
  }
  if (isNumbered(address->area)) {
    const auto found = placeOfAddress(tag.address, tag.address, nullptr, {scope_.areas(), {}});
    if (const auto* fault = std::get_if<PlaceFault>(&found)) {
      report_.error(fault->code, tag.location, fault->sentence);
      return false;
    }
    tag.place = std::get<MemoryPlace>(found);
    return true;
  }
  tag.place = {address->area, nullptr, address->byte, address->bit};
  const auto fault = faultOfPlace(tag.place, tag.type->size, tag.address, scope_.areas());
  if (fault) report_.error(fault->code, tag.location, fault->sentence);
  return !fault;
}

}  // namespace scl
