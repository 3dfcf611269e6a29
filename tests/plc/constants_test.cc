// The shells repeat values of the client's enums, since SCL blocks share no constants: `// MqttFault` behind
// a constant says of which enum it and those below it are.

#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace plc_test {
namespace {

/// "WaitPuback" -> "WAIT_PUBACK"
std::string constantCase(const std::string& name) {
  std::string result;
  for (char letter : name) {
    if (std::isupper(static_cast<unsigned char>(letter)) && !result.empty()) result += '_';
    result += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return result;
}

using Values = std::map<std::string, int>;

/// The enums of core/*.h by the name they have in SCL: MqttFault.
std::map<std::string, Values> enumsOfCore() {
  std::map<std::string, Values> enums;
  const std::regex head(R"(enum class (\w+) : int16_t \{)");
  const std::regex value(R"(^\s*(\w+) = (\w+),)");
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT "/core")) {
    if (entry.path().extension() != ".h") continue;
    std::ifstream lines(entry.path());
    Values* values = nullptr;
    std::smatch found;
    for (std::string line; std::getline(lines, line);) {
      if (std::regex_search(line, found, head)) values = &enums["Mqtt" + found[1].str()];
      if (values && std::regex_search(line, found, value)) {
        (*values)[constantCase(found[1])] = std::stoi(found[2], nullptr, 0);
      }
      if (line.starts_with("};")) values = nullptr;
    }
  }
  return enums;
}

/// The value a constant is named after: STATE_WAIT_PUBACK is WAIT_PUBACK, of several the longest.
const Values::value_type* namedAfter(const Values& values, const std::string& constant) {
  const Values::value_type* best = nullptr;
  for (const Values::value_type& value : values) {
    if (constant != value.first && !constant.ends_with("_" + value.first)) continue;
    if (!best || value.first.size() > best->first.size()) best = &value;
  }
  return best;
}

int numberOf(const std::string& literal) {
  if (literal.starts_with("16#")) return std::stoi(literal.substr(3), nullptr, 16);
  return std::stoi(literal);
}

TEST(Constants, OfTheShellsAreTheEnumsOfTheClient) {
  const std::map<std::string, Values> enums = enumsOfCore();
  const std::regex constant(R"(^\s+([A-Z0-9_]+) : Int := ([0-9A-F#]+);(?:\s+//\s*(\w+)$|(.*)))");
  std::set<std::string> compared;
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT "/plc/shells/s7-1500")) {
    std::ifstream lines(entry.path());
    const Values* values = nullptr;
    std::string enumName;
    std::smatch found;
    for (std::string line; std::getline(lines, line);) {
      if (!std::regex_search(line, found, constant)) {
        values = nullptr;
        continue;
      }
      if (found[3].matched) {
        enumName = found[3];
        const auto known = enums.find(enumName);
        values = known == enums.end() ? nullptr : &known->second;
      }
      if (!values) continue;
      const auto* value = namedAfter(*values, found[1]);
      ASSERT_NE(value, nullptr) << entry.path() << ": " << line;
      EXPECT_EQ(numberOf(found[2]), value->second) << entry.path() << ": " << line;
      compared.insert(enumName);
    }
  }
  const std::set<std::string> expected = {
      "MqttAnswer",      "MqttClientState", "MqttDeliveryState",     "MqttFault",
      "MqttLinkRequest", "MqttSendState",   "MqttSubscriptionState", "MqttTransportState"};
  EXPECT_EQ(compared, expected);
}

}  // namespace
}  // namespace plc_test
