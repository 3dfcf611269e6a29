#include "scl/check/references.h"

#include <fmt/core.h>

#include "scl/check/assignable.h"
#include "scl/tree/data_block_access.h"

namespace scl {
namespace {

/// IEC_TIMER, IEC_COUNTER and their like: instances of blocks of the firmware that are system data types.
bool isSystemData(const Type& instance) {
  return instance.block != nullptr && instance.block->system;
}

/// What cannot be referred to though a variable of its type can: it is no variable of its own.
std::string reasonAgainstPart(const Expression& variable) {
  if (std::holds_alternative<Slice>(variable.form)) return "a slice is only a part of a variable";
  const auto* subscript = std::get_if<Subscript>(&variable.form);
  if (subscript && isText(*subscript->base->type)) return "a character is only a part of its String";
  const auto* name = std::get_if<Name>(&variable.form);
  if (name && name->dataBlock && !name->dataBlock->of)
    return "a data block as a whole must be one of a PLC data type or system data type";
  return {};
}

}  // namespace

std::string reasonAgainstReference(const Type& type) {
  switch (type.kind) {
    case TypeKind::Byte:
    case TypeKind::Word:
    case TypeKind::DWord:
    case TypeKind::LWord:
    case TypeKind::SInt:
    case TypeKind::Int:
    case TypeKind::DInt:
    case TypeKind::LInt:
    case TypeKind::USInt:
    case TypeKind::UInt:
    case TypeKind::UDInt:
    case TypeKind::ULInt:
    case TypeKind::Real:
    case TypeKind::LReal:
    case TypeKind::Char:
    case TypeKind::WChar:
    case TypeKind::String:
    case TypeKind::WString:
    case TypeKind::DTL: return {};
    case TypeKind::Bool: return "a Bool has no reference: use a Byte, or a PLC data type around it";
    case TypeKind::S5Time:
    case TypeKind::Time:
    case TypeKind::LTime:
    case TypeKind::Date:
    case TypeKind::TimeOfDay:
    case TypeKind::LTimeOfDay:
    case TypeKind::DateAndTime:
    case TypeKind::LDateTime: return "times and dates have no reference: use a PLC data type around it";
    case TypeKind::Array:
      return isOpenArray(type) ? "Array[*] has no reference" : reasonAgainstReference(*type.element);
    case TypeKind::Struct:
      return type.name == "Struct" ? "a STRUCT has no reference: use a PLC data type" : "";
    case TypeKind::FunctionBlock: return isSystemData(type) ? "" : "an instance has no reference";
    case TypeKind::Reference: return "a reference has no reference";
    case TypeKind::Variant:
    case TypeKind::Any: return "a pointer has no reference";
    case TypeKind::Timer:
    case TypeKind::Counter: return "a timer or counter of S5 has no reference";
    case TypeKind::Void: return "nothing has no reference";
  }
  return {};
}

bool References::mayReferTo(const Expression& variable) {
  const std::string reason = reasonAgainst(variable);
  if (reason.empty()) return true;
  report_.error(NOT_REFERABLE, variable.location,
                fmt::format("REF() refers to data blocks and static variables only: {}", reason));
  return false;
}

std::string References::reasonAgainst(const Expression& variable) const {
  if (std::string reason = reasonAgainstPart(variable); !reason.empty()) return reason;
  if (std::string reason = reasonAgainstReference(*variable.type); !reason.empty()) return reason;
  // What a reference refers to was asked for when the reference was made.
  const auto* name = std::get_if<Name>(&rootOf(variable)->form);
  return name ? reasonAgainstRoot(*name) : std::string{};
}

std::string References::reasonAgainstRoot(const Name& root) const {
  constexpr const char* STANDARD_ACCESS = "{} has standard access, a reference needs optimized access";
  if (root.place) return "this is an absolute address or a PLC tag";
  if (root.dataBlock) {
    return mayBeReferredTo(*root.dataBlock) ? "" : fmt::format(STANDARD_ACCESS, root.dataBlock->name);
  }
  const Variable* variable = root.variable;
  if (!variable) return "this is no variable that outlives the block";
  if (variable->viewed) return fmt::format("{} is a view (AT)", variable->name);
  switch (variable->section) {
    case Section::Temp: return fmt::format("{} ends with the block that has it", variable->name);
    case Section::Input:
    case Section::Output:
    case Section::InOut: return fmt::format("{} is a parameter of the block", variable->name);
    case Section::Constants: return fmt::format("{} is a constant", variable->name);
    case Section::Static:
    case Section::Member: break;
  }
  const Block* block = scope_.block();
  return block && !block->header.optimizedAccess ? fmt::format(STANDARD_ACCESS, block->name) : "";
}

Checked References::referredBy(Checked base, SourceLocation location) {
  if (base.untyped == Untyped::No && isReference(*base.type)) return {base.type->element};
  report_.error(
      NOT_A_REFERENCE, location,
      fmt::format("'^' stands behind a value of type {}, expected a reference (REF_TO)", base.type->name));
  return {};
}

}  // namespace scl
