#pragma once
// How a value of a type is written, for who has written it otherwise. Any thread may call.

#include <functional>
#include <string>
#include <string_view>

#include "scl/types/type.h"

namespace vcpu {

/// "Write D#2024-01-31." if `isValue` takes that for the value that `text` was meant to be, otherwise an
/// example: "Values of type Date are written as D#2024-01-31." Empty for integers
/// and bit strings, which have many forms, for a text in quotes, and for types whose values are lists.
std::string literalAdvice(const scl::Type& type, std::string_view text,
                          const std::function<bool(const std::string&)>& isValue);

}  // namespace vcpu
