#include "translator/testing/samples.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

#include "scl/scl.h"
#include "translator/translator.h"

namespace translator {

std::filesystem::path testdata() {
  return std::filesystem::path(PROJECT_ROOT) / TESTDATA_NAME;
}

std::vector<std::string> samplesIn(const std::string& folder, const std::string& extension) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(testdata() / folder)) {
    if (entry.path().extension() == extension) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string contentsOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string sclOf(const std::string& sample) {
  const Translation translation = translate({std::string(TESTDATA_NAME).append(sample)}, PROJECT_ROOT, {});
  std::string text;
  for (const Refusal& refusal : translation.refusals) text += toText(refusal) + "\n";
  if (!text.empty()) return text;
  for (const scl::Unit& unit : translation.units) {
    if (!text.empty()) text += '\n';
    text += scl::print(unit, scl::Dialect::Tia);
  }
  return text;
}

scl::Unit firmware(scl::Diagnostics& diagnostics) {
  const std::filesystem::path path = std::filesystem::path(PROJECT_ROOT) / "scl/testdata/system.scl";
  return scl::parse(contentsOf(path), "system.scl", scl::Dialect::Tia, diagnostics);
}

std::vector<ExpectedRefusal> expectedRefusals() {
  static const std::regex mark(R"(\s*// refused: (.*)$)");
  std::vector<ExpectedRefusal> result;
  for (const char* extension : {".cc", ".h"}) {
    for (const std::string& name : samplesIn("refused", extension)) {
      std::istringstream lines(contentsOf(testdata() / "refused" / name));
      int number = 0;
      for (std::string line; std::getline(lines, line);) {
        ++number;
        std::smatch found;
        if (!std::regex_search(line, found, mark)) continue;
        std::istringstream codes(found[1].str());
        for (std::string code; std::getline(codes >> std::ws, code, ',');) {
          result.push_back(
              {std::string(TESTDATA_NAME) + "refused/" + name, number, code, found.prefix().str()});
        }
      }
    }
  }
  return result;
}

bool rewrites() {
  return std::getenv("REWRITE") != nullptr;
}

void rewrite(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace translator
