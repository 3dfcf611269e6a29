#pragma once
// Constants, bytes and names as C writes them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scl/types/constant.h"
#include "scl/types/type.h"

namespace vcpu::c {

/// A constant of an elementary type as a C expression of its C type. `constant` is a number, never a string.
std::string constantText(const scl::Type& type, const scl::Constant& constant);

/// A pointer to bytes that never change.
std::string bytesText(const std::vector<uint8_t>& bytes);

/// A string literal of C. Quotes, backslashes and what is not ASCII are written as octal numbers.
std::string quoted(std::string_view text);

/// The letters and digits of an SCL name, at most 40; a number behind it makes it unique.
std::string identifier(std::string_view name);

}  // namespace vcpu::c
