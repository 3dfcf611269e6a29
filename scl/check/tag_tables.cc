#include "scl/check/tag_tables.h"

#include <fmt/core.h>

#include "scl/check/file_scope.h"

namespace scl {

void TagTables::declareUserConstants(Unit& unit) {
  const FileScope here(scope_, report_, {}, unit.file);
  for (Variable& constant : unit.userConstants) {
    constant.section = Section::Constants;
    sections_.declareConstant(constant);
  }
}

void TagTables::declareTags(Unit& unit) {
  const FileScope here(scope_, report_, {}, unit.file);
  for (Tag& tag : unit.tags) {
    tag.type = typeOf(tag);
    if (tag.type && !places_.placeTag(tag)) tag.type = nullptr;
  }
}

/// nullptr: no tag can be of this type, and the fault is reported.
const Type* TagTables::typeOf(Tag& tag) {
  const Type* type = typeNames_.resolve(tag.typeName);
  if (!type) return nullptr;
  const bool possible = !isOpenArray(*type) && !isPointer(*type) && !isReference(*type) &&
                        type->kind != TypeKind::Void && type->kind != TypeKind::FunctionBlock;
  if (possible) return type;
  report_.error(
      TYPE_NOT_ALLOWED, tag.typeName.location,
      fmt::format("the tag \"{}\" cannot be of type {}: a tag has an elementary type, or one of your "
                  "own",
                  tag.name, type->name));
  return nullptr;
}

}  // namespace scl
