#pragma once
// Expressions. The stream belongs to the calling thread.

#include "scl/parse/token_stream.h"
#include "scl/tree/tree.h"

namespace scl {

/// One expression. Never nullptr: what could not be read is the number 0, and the stream panics.
ExpressionPtr parseExpression(TokenStream& tokens);

/// A variable, a call or a path to one: what a statement may begin with.
ExpressionPtr parsePath(TokenStream& tokens);

/// A name alone. The stream stands at one.
ExpressionPtr parseName(TokenStream& tokens);

/// Whether the stream stands at the peripheral side of a tag, "Start_Button":P, written without blanks.
/// Behind the label of a CASE branch there is one: "PLACES": P := 1.
bool atPeripheral(const TokenStream& tokens);

/// A name, a member, an element, a slice: something that can be written to.
bool isAssignable(const Expression& expression);

}  // namespace scl
