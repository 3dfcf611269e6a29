#pragma once
// C++ that copies the structs of a program to and from the byte image of their UDTs, so that a test can
// compare the state of the C++ and of the SCL byte by byte.

#include <string>

#include "translator/translator.h"

namespace translator {

/// A header with imageBytes, store and load for every struct. The places of the members come from scl's
/// layout of the very tree that is printed. `translation` must be without refusals. Any thread may call.
std::string glueText(const Translation& translation);

}  // namespace translator
