#pragma once
// The declarations of a parsed C++ program, sorted into what SCL has: types and blocks, file by file.

#include "translator/source.h"
#include "translator/translator.h"

namespace translator {

/// Walks over everything the files declare, and fills units and structs of `result`. Refusals go to the
/// source; if there are any, `result` is incomplete.
void lowerProgram(const Source& source, Translation& result);

}  // namespace translator
