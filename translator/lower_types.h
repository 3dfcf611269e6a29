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

/// The type of a struct with its members and initial values. Never null.
std::unique_ptr<scl::TypeDeclaration> lowerStruct(const Source& source, const clang::CXXRecordDecl& record);
/// Refuses an enum that is not `enum class Name : int16_t`, or a value of it that is not written out.
void checkEnumeration(const Source& source, const clang::EnumDecl& declaration);
/// Refuses a variable of a namespace that is no scalar constant.
void checkConstant(const Source& source, const clang::VarDecl& declaration);

}  // namespace translator
