#pragma once
// A free function -> FUNCTION: header, parameters, constants, body.

#include <memory>

#include "scl/tree/tree.h"
#include "translator/source.h"

namespace clang {
class FunctionDecl;
}  // namespace clang

namespace translator {

/// The block of a function that has a body. Never null.
std::unique_ptr<scl::Block> lowerFunction(const Source& source, const clang::FunctionDecl& function);

}  // namespace translator
