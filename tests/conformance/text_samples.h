#pragma once
// Texts for the rules on UTF-8 (MQTT 3.1.1, 1.5.3).

#include <string>
#include <vector>

namespace conformance {

/// RFC 3629 without surrogates and without U+0000 (1.5.3). It decodes to code points and compares numbers,
/// which the client does not. Without the characters on which a receiver may close, too: the client closes on
/// them, and sends none.
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
