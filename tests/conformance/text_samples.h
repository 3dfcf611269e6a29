#pragma once
// Texts for the rules on UTF-8 (MQTT 3.1.1, 1.5.3).

#include <string>
#include <vector>

namespace conformance {

/// Well-formed in the sense of 1.5.3: RFC 3629 without surrogates and without U+0000. It decodes to code
/// points and compares numbers, which the client does not.
bool isWellFormed(const std::string& text);

/// Sequences of one to four bytes beyond ASCII, well-formed or not: every first byte, with each kind of byte
/// behind it.
std::vector<std::string> byteSequences();

/// Every class of ill-formed text: bytes that begin no character, characters cut short or broken, longer
/// forms than needed, surrogates, beyond U+10FFFF; alone and between letters.
std::vector<std::string> illFormedTexts();

/// U+0000 at the beginning, in the middle and at the end, and alone.
std::vector<std::string> textsWithZero();

}  // namespace conformance
