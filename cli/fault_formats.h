#pragma once
// What `s7mqtt check` found, for programs. Any thread may call.

#include <string>

#include "station/sources.h"

namespace cli {

/// Faults of sources in the order of file and place, or why they could not be read.
using CheckResult = vcpu::Result<station::CheckedSources>;

/// One JSON object:
///
///     {"diagnostics":[{"file":"a.scl","line":5,"column":9,"severity":"error","code":"SCL102","message":"..."}],
///      "errors":1,"warnings":0,"notShown":0}
///
/// "notShown" counts errors beyond those listed. A file that could not be read adds "failure", a sentence.
std::string faultsAsJson(const CheckResult& result);

/// A log of SARIF 2.1.0 (OASIS), as code hosts and editors read it. Its rules are the codes that occur.
std::string faultsAsSarif(const CheckResult& result);

}  // namespace cli
