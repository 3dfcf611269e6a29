#pragma once
#include "telecontrol/json/json_text.h"

namespace tele {

/// The index of the quote that ends a string (RFC 8259, section 7) whose first byte is at an index, or
/// NO_BYTE: it does not end, or has a control character or an escape that there is not. `plain`: no backslash
/// is in it. That the bytes are UTF-8 is not looked at.
[[nodiscard]] int32_t endOfString(const JsonText& text, int32_t first, bool& plain);

}  // namespace tele
