#include "core/utf8.h"

namespace mqtt {

/// Every byte of a character but its first lies between these two.
inline constexpr int32_t TAIL_FIRST = 128;
inline constexpr int32_t TAIL_LAST = 191;

// The table of RFC 3629, section 4, as states:
//
//                      +--01..7F-----------------------------+
//                      v                                     |
//   WaitCharacter -----+--C2..DF--> WaitOne --80..BF---------+
//        |                             ^
//        +--E0--> WaitAfterE0 --A0..BF-+
//        +--ED--> WaitAfterEd --80..9F-+
//        +--E1..EC, EE, EF--> WaitTwo --80..BF--> WaitOne
//        +--F0--> WaitAfterF0 --90..BF--> WaitTwo
//        +--F4--> WaitAfterF4 --80..8F--> WaitTwo
//        +--F1..F3--> WaitThree --80..BF--> WaitTwo
//
// Everything else is Malformed, and stays so.
Utf8State afterByte(Utf8State state, int32_t octet) {
  switch (state) {
    case Utf8State::WaitCharacter:
      if (octet == 0) {
        return Utf8State::Malformed;
      }
      if (octet < ASCII_END) {
        return Utf8State::WaitCharacter;
      }
      // C0 and C1 could only begin forms that are longer than needed.
      if (octet < 194) {
        return Utf8State::Malformed;
      }
      if (octet < 224) {
        return Utf8State::WaitOne;
      }
      if (octet == 224) {
        return Utf8State::WaitAfterE0;
      }
      if (octet == 237) {
        return Utf8State::WaitAfterEd;
      }
      if (octet < 240) {
        return Utf8State::WaitTwo;
      }
      if (octet == 240) {
        return Utf8State::WaitAfterF0;
      }
      if (octet < 244) {
        return Utf8State::WaitThree;
      }
      if (octet == 244) {
        return Utf8State::WaitAfterF4;
      }
      break;
    case Utf8State::WaitOne:
      if (octet >= TAIL_FIRST && octet <= TAIL_LAST) {
        return Utf8State::WaitCharacter;
      }
      break;
    case Utf8State::WaitTwo:
      if (octet >= TAIL_FIRST && octet <= TAIL_LAST) {
        return Utf8State::WaitOne;
      }
      break;
    case Utf8State::WaitThree:
      if (octet >= TAIL_FIRST && octet <= TAIL_LAST) {
        return Utf8State::WaitTwo;
      }
      break;
    case Utf8State::WaitAfterE0:
      if (octet >= 160 && octet <= TAIL_LAST) {
        return Utf8State::WaitOne;
      }
      break;
    case Utf8State::WaitAfterEd:
      if (octet >= TAIL_FIRST && octet <= 159) {
        return Utf8State::WaitOne;
      }
      break;
    case Utf8State::WaitAfterF0:
      if (octet >= 144 && octet <= TAIL_LAST) {
        return Utf8State::WaitTwo;
      }
      break;
    case Utf8State::WaitAfterF4:
      if (octet >= TAIL_FIRST && octet <= 143) {
        return Utf8State::WaitTwo;
      }
      break;
    case Utf8State::Malformed: break;
  }
  return Utf8State::Malformed;
}

// U+0001..1F, U+007F and U+0080..9F; U+FDD0..FDEF and the last two code points of each plane. `begun` are the
// bytes of the character in front of this one.
static bool isUnwanted(int32_t begun, int32_t octet) {
  if (begun == 0) {
    return octet < PLAIN_FIRST || octet == PLAIN_END;
  }
  if (begun == 0xC2) {
    return octet < 0xA0;
  }
  if (begun == 0xEFB7) {
    return octet >= 0x90 && octet <= 0xAF;
  }
  if (begun == 0xEFBF) {
    return octet >= 0xBE;
  }
  // F0..F4, a byte that ends with F, BF.
  return begun >= 0xF00000 && begun % 0x1000 == 0xFBF && octet >= 0xBE;
}

Utf8State afterTextByte(Utf8State state, int32_t& begun, int32_t octet) {
  if (state == Utf8State::WaitCharacter) {
    begun = 0;
  }
  if (isUnwanted(begun, octet)) {
    return Utf8State::Malformed;
  }
  begun = begun % 0x10000 * 256 + octet;
  return afterByte(state, octet);
}

}  // namespace mqtt
