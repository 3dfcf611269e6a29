#pragma once
// struct -> TYPE. An enum and a constant have no declaration in SCL: only their form is checked.

#include <memory>

#include "scl/tree/tree.h"
#include "translator/source.h"

namespace clang {
class CXXRecordDecl;
class EnumDecl;
class VarDecl;
}  // namespace clang

namespace translator {

std::unique_ptr<scl::TypeDeclaration> lowerStruct(const Source& source, const clang::CXXRecordDecl& record);
void checkEnumeration(const Source& source, const clang::EnumDecl& declaration);
void checkConstant(const Source& source, const clang::VarDecl& declaration);

}  // namespace translator
