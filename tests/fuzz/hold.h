#pragma once
// How a fuzzer says that something does not hold.

#include <string_view>

namespace fuzz {

/// Ends the process with the sentence if the claim is false: libFuzzer then keeps the input.
void hold(bool claim, std::string_view sentence);

}  // namespace fuzz
