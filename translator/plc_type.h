#pragma once
// What a type of C++ is on the PLC, and how SCL writes it.

#include <clang/AST/Type.h>

#include "scl/tree/tree.h"
#include "translator/source.h"

namespace translator {

/// What a type of C++ is on the PLC.
enum class PlcType { Void, Bool, DInt, Byte, Enum, Struct, Array, None };

/// Looks through references. None: the subset does not have it.
PlcType plcTypeOf(clang::QualType type);
/// Bool, DInt, Byte and Enum: what one variable of S7 holds.
bool isScalar(PlcType type);

/// The type as SCL writes it. One outside the subset is refused.
scl::TypeName typeName(const Source& source, clang::QualType type, clang::SourceLocation at);

/// Says why a type is outside the subset.
void refuseType(const Source& source, clang::QualType type, clang::SourceLocation at);

/// The number an expression of C++ stands for, in the form it was written in; nullptr if it is not constant.
scl::ExpressionPtr constantValue(const Source& source, const clang::Expr* expression, PlcType type);

}  // namespace translator
