#pragma once
// One run of build/s7mqtt on the samples of this folder.

#include <string>
#include <vector>

#include "tests/child.h"

namespace cli_test {

struct Ended {
  int code = -1;
  std::string said;
};

inline std::string sample(const std::string& name) {
  return std::string(TESTDATA "/testdata/") + name;
}

inline Ended s7mqtt(std::vector<std::string> words) {
  words.insert(words.begin(), S7MQTT);
  Ended ended;
  ended.said = tests::outputOf(words, &ended.code);
  return ended;
}

inline bool says(const Ended& ended, const std::string& text) {
  return ended.said.find(text) != std::string::npos;
}

}  // namespace cli_test
