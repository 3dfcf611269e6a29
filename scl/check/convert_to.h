#pragma once
// The one place where an expression gets the type that is needed where it stands. Any thread may call, with a
// tree of its own.

#include <string>

#include "scl/check/checked.h"
#include "scl/check/report.h"
#include "scl/tree/tree.h"

namespace scl {

/// Where the value goes. What changes the kind of number, Real to Int or DWord to Real, TIA Portal does by
/// itself only for a variable or an input that takes a value as a whole.
enum class Place { Operand, Target };

/// Converts a checked expression to `target`: an untyped value takes that type, any other gets an
/// ImplicitConversion around it, which then owns the expression. Warns if values may be lost. False: it is
/// not possible, and the fault is reported. `role` ends the sentence "... for the ROLE".
bool convertTo(ExpressionPtr& expression, Checked found, const Type& target, const std::string& role,
               Report& report, Place place = Place::Operand);

/// Gives an untyped value the type `wanted` if it fits there, else its own; `wanted` may be nullptr. Reports
/// nothing. Answers the type that the expression has now.
const Type* convertAlone(Expression& expression, Checked found, const Type* wanted);

/// The name of a data block, which may stand where a DB_ANY is wanted and is its number there.
bool namesDataBlock(const Expression& expression);

/// Whether an untyped value may be one of `target`. convertTo() may still refuse a letter that is no Char.
bool fits(const Expression& expression, Checked found, const Type& target);

}  // namespace scl
