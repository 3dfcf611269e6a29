#pragma once
// A free function -> FUNCTION: header, parameters, constants, body.

#include <memory>

#include "scl/tree/tree.h"
#include "translator/source.h"

namespace clang {
class FunctionDecl;
}  // namespace clang

namespace translator {

std::unique_ptr<scl::Block> lowerFunction(const Source& source, const clang::FunctionDecl& function);

}  // namespace translator
