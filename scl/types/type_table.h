#pragma once
// The types a program makes: texts, arrays, structures, instances.

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scl/types/type.h"

namespace scl {

/// Refers to the list of types, which must outlive it. One thread at a time may use it.
class TypeTable {
 public:
  /// `types` owns what is made here: a type lives as long as that list.
  explicit TypeTable(std::deque<std::unique_ptr<Type>>& types) : types_(types) {}

  /// A type of size 0 to be filled by the caller.
  Type* make(TypeKind kind, std::string name);

  /// String[length] or WString[length], made once.
  const Type* text(TypeKind kind, int32_t length);

  /// Array with its size and the image of fresh elements. nullptr: larger than DATA_BYTES_MAX, or no room for
  /// the image.
  const Type* array(const Type& element, std::vector<Bounds> dimensions);

  /// Array[*]: known in full only where it is called.
  const Type* openArray(const Type& element);

  /// REF_TO a variable of this type.
  const Type* reference(const Type& target);

  /// An Array or Struct that uses one byte, for a view over a variable of one byte: as `type`, but without
  /// the second byte, which belongs to the next variable.
  const Type* withoutPadding(const Type& type);

  /// Whether start values of so many bytes may still be kept; if so, they are counted. A hostile source could
  /// ask for gigabytes with a few lines of nested arrays.
  bool takeRoom(int64_t bytes);

 private:
  std::deque<std::unique_ptr<Type>>& types_;
  std::map<std::pair<TypeKind, int32_t>, const Type*> texts_;
  std::map<const Type*, const Type*> references_;  ///< by what they refer to
  int64_t imageBytes_ = 0;
};

/// "Array[0..3, 1..2] of Byte"
std::string arrayName(const std::vector<Bounds>& dimensions, const Type& element);

}  // namespace scl
