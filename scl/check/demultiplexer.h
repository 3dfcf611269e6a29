#pragma once
// DEMUX, which goes to one of its outputs, is a CASE:
//
//   DEMUX(K := k, IN := v, OUT0 => a, OUT1 => b, OUTELSE => c)
//
//   CASE k OF 0: a := v; 1: b := v; ELSE c := v; ENO := FALSE; END_CASE
//
// With ENO => x each branch assigns x in place of ENO; EN := e stands around as an IF. Any thread may call,
// with a tree of its own.

#include "scl/check/report.h"
#include "scl/tree/tree.h"

namespace scl {

/// Whether a call without quotation marks calls DEMUX, unless a block of the user hides it.
bool callsDemultiplexer(const CallStatement& statement);

/// The CASE, or the IF around it, which is not checked; it owns the arguments of the call. nullptr: the call
/// lacks an argument or has one that DEMUX does not, which is reported.
StatementPtr demultiplexed(CallStatement& statement, SourceLocation location, Report& report);

}  // namespace scl
