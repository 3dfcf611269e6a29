#pragma once
// The declarations of a parsed C++ program, sorted into what SCL has: types and blocks, file by file.

#include "translator/source.h"
#include "translator/translator.h"

namespace translator {

/// Walks over everything the files declare and lowers it. Refusals go to the source.
void lowerProgram(const Source& source, Translation& result);

}  // namespace translator
