#include "scl/check/indexed_operands.h"

#include <fmt/core.h>

#include <algorithm>
#include <cassert>

#include "scl/memory_place.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/indexed_address.h"
#include "scl/tree/data_block_access.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

/// What TIA Portal has in its place.
std::string insteadInTia(const IndexedOperands::Base& base) {
  constexpr std::string_view AREAS[] = {"16#81", "16#82", "16#83", "16#84"};
  const char width = base.address.width;
  const std::string_view type = width == 'B'   ? "BYTE"
                                : width == 'W' ? "WORD"
                                : width == 'D' ? "DWORD"
                                               : "BOOL";
  return fmt::format(
      "{}[..] is an operand with an index, of classic S7-SCL: TIA Portal has PEEK_{}(AREA := {}, DBNUMBER := "
      ".., "
      "BYTEOFFSET := ..), and POKE to write it",
      base.written, type, AREAS[static_cast<size_t>(base.address.area)]);
}

}  // namespace

/// The data block that a name before ".DW[" stands for; nullptr: it is no data block.
const DataBlock* IndexedOperands::dataBlockOf(const Name& name) const {
  if (scope_.findLocal(name)) return nullptr;
  const GlobalName* global = scope_.findGlobal(name.text);
  if (global) return global->dataBlock;
  const std::optional<int32_t> number = dataBlockNumber(name.text);
  const auto found = scope_.numberedDataBlocks().find(number.value_or(0));
  return found == scope_.numberedDataBlocks().end() ? nullptr : found->second;
}

std::optional<IndexedOperands::Base> IndexedOperands::baseOf(const Subscript& subscript) const {
  if (const auto* name = std::get_if<Name>(&subscript.base->form)) {
    const bool mayBeOperand = name->sigil == Name::Sigil::None || name->sigil == Name::Sigil::Percent;
    if (!mayBeOperand || scope_.findLocal(*name) || scope_.findGlobal(name->text) ||
        scope_.findTag(name->text))
      return std::nullopt;
    const std::optional<AbsoluteAddress> area = parseIndexedArea(name->text);
    return area ? std::optional(Base{*area, nullptr, name->text}) : std::nullopt;
  }
  const auto* access = std::get_if<MemberAccess>(&subscript.base->form);
  const Name* owner = access ? std::get_if<Name>(&access->base->form) : nullptr;
  if (!owner || access->quoted) return std::nullopt;
  const DataBlock* dataBlock = dataBlockOf(*owner);
  const std::optional<AbsoluteAddress> area = parseIndexedPlace(access->name);
  if (!dataBlock || !dataBlock->type || !area || scope_.findMember(*dataBlock->type, access->name))
    return std::nullopt;
  return Base{*area, dataBlock, fmt::format("{}.{}", owner->text, access->name)};
}

const Type* IndexedOperands::makeBase(Subscript& subscript, const Base& base, SourceLocation location) {
  if (!dialect_.addressesStandAlone) {
    report_.error(BAD_ADDRESS, location, insteadInTia(base));
    return nullptr;
  }
  if (base.dataBlock && !hasStandardAccess(*base.dataBlock)) {
    report_.error(NO_ADDRESSES, location, noAddressesIn(*base.dataBlock));
    return nullptr;
  }
  const int32_t size =
      base.dataBlock ? base.dataBlock->type->size : scope_.areas().bytesOf(base.address.area);
  const int32_t last = size - bytesOfWidth(base.address.width);
  if (last < 0) {
    report_.error(ADDRESS_OUTSIDE, location, fmt::format("{}: there are only {} bytes", base.written, size));
    return nullptr;
  }
  Name name;
  name.text = base.written;
  name.sigil = Name::Sigil::Percent;
  name.peripheral = base.address.peripheral;
  name.place = MemoryPlace{base.address.area, base.dataBlock, 0, 0};
  const Type*& array = arrays_[{base.address.area, base.dataBlock, base.address.width}];
  if (!array) {
    std::vector<Bounds> bounds{{0, std::min<int32_t>(last, INT16_MAX)}};
    if (base.address.width == 'X') bounds.push_back({0, 7});
    array = types_.array(*addressType(base.address.width), std::move(bounds));
    assert(array && "an Int reaches less than an array may have");
  }
  subscript.base->form = std::move(name);
  subscript.base->type = array;
  return array;
}

}  // namespace scl
