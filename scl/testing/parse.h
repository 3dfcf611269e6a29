#pragma once
// What the tests of the parser and the printer share.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "scl/scl.h"

namespace scl {

inline std::string contentOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

/// Every SCL file below a folder, in a fixed order.
inline std::vector<std::filesystem::path> sourcesBelow(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".scl" || extension == ".udt" || extension == ".db") sources.push_back(entry.path());
  }
  std::sort(sources.begin(), sources.end());
  return sources;
}

/// The faults of a source, one a line: "3:5: SCL020: sentence".
inline std::string faultsOf(std::string_view text) {
  Diagnostics diagnostics;
  parse(text, "", Dialect::Tia, diagnostics);
  std::string faults;
  for (const Diagnostic& fault : diagnostics.list()) {
    faults += std::to_string(fault.location.line) + ":" + std::to_string(fault.location.column) + ": SCL0" +
              (fault.code < 10 ? "0" : "") + std::to_string(fault.code) + ": " + fault.sentence + "\n";
  }
  return faults;
}

inline Unit parsed(std::string_view text) {
  Diagnostics diagnostics;
  Unit unit = parse(text, "test.scl", Dialect::Tia, diagnostics);
  EXPECT_FALSE(diagnostics.hasErrors()) << toText(diagnostics.list().front()) << "\n" << text;
  return unit;
}

inline std::string reprinted(std::string_view text) {
  return print(parsed(text), Dialect::Tia);
}

/// A unit whose only function has these statements.
inline Unit withStatements(std::string_view statements) {
  return parsed("FUNCTION \"F\" : Void\nBEGIN\n" + std::string(statements) + "\nEND_FUNCTION\n");
}

inline const Statements& bodyOf(const Unit& unit) {
  return std::get<std::unique_ptr<Block>>(unit.items.at(0))->body;
}

}  // namespace scl
