#pragma once
// The samples in testdata: C++ with its SCL beside it, and C++ with its refusals on the line.

#include <filesystem>
#include <string>
#include <vector>

#include "scl/text/diagnostic.h"
#include "scl/tree/tree.h"

namespace translator {

/// Names of the files in testdata/<folder> with this extension (".cc"), sorted.
std::vector<std::string> samplesIn(const std::string& folder, const std::string& extension);

/// Empty if the file cannot be read.
std::string contentsOf(const std::filesystem::path& path);

/// The translation of a sample, a file under testdata: every unit, in order, as one text; its refusals if
/// there are any.
std::string sclOf(const std::string& sample);

/// The blocks of the firmware that generated SCL may call.
scl::Unit firmware(scl::Diagnostics& diagnostics);

/// A line of a sample that says what is refused there.
struct ExpectedRefusal {
  std::string file;  ///< relative to the project
  int line = 0;
  std::string code;
  std::string source;  ///< the line without its mark
};
/// Those of all samples in testdata/refused.
std::vector<ExpectedRefusal> expectedRefusals();

/// The folder of the samples, and its name under the project.
std::filesystem::path testdata();
inline constexpr const char* TESTDATA_NAME = "translator/testdata/";

/// The environment has REWRITE=1: the samples' SCL and the document are written instead of compared.
bool rewrites();
void rewrite(const std::filesystem::path& path, const std::string& text);

}  // namespace translator
