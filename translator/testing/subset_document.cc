#include "translator/testing/subset_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "translator/subset.h"
#include "translator/testing/samples.h"

namespace translator {
namespace {

constexpr const char* HEAD = R"(# The C++ subset

The client in `core/` is written in the part of C++20 that has a readable form in SCL. `cpp2scl` translates it and
refuses everything else, at its place, with a code, the reason and what to write instead. This page is made from
the table in `translator/subset.cc` and the samples in `translator/testdata`, by
`cmake --build build --target rewrite-pairs`.

## What is accepted

)";

// A bar would end the cell of a table.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '|' ? std::string("\\|") : std::string(1, c);
  return result;
}

std::string trimmed(const std::string& line) {
  const size_t begin = line.find_first_not_of(' ');
  return begin == std::string::npos ? std::string() : line.substr(begin);
}

// The first line of the samples that meets this rule.
std::string sampleOf(const RefusedRow& row, const std::vector<ExpectedRefusal>& samples) {
  const std::string code = fmt::format("SUB{:03}", codeOf(row.rule));
  const auto found = std::find_if(samples.begin(), samples.end(),
                                  [&](const ExpectedRefusal& refusal) { return refusal.code == code; });
  return found == samples.end() ? std::string() : trimmed(found->source);
}

}  // namespace

std::string subsetDocument() {
  std::string text = HEAD;
  text += "| C++ | SCL | rule | sample |\n| --- | --- | --- | --- |\n";
  for (const AcceptedRow& row : acceptedRows()) {
    text += fmt::format("| {} | {} | {} | [{}](#{}) |\n", cell(row.construct), cell(row.scl), cell(row.rule),
                        row.sample, row.sample);
  }
  text += "\n## What is refused\n\n| code | construct | for example | why | write instead |\n";
  text += "| --- | --- | --- | --- | --- |\n";
  const std::vector<ExpectedRefusal> samples = expectedRefusals();
  for (const RefusedRow& row : refusedRows()) {
    text += fmt::format("| SUB{:03} | {} | `{}` | {} | {} |\n", codeOf(row.rule), cell(row.construct),
                        cell(sampleOf(row, samples)), cell(fmt::format(fmt::runtime(row.reason), "x")),
                        cell(row.remedy));
  }
  text += "\n## Samples\n";
  std::set<std::string_view> shown;
  for (const AcceptedRow& row : acceptedRows()) {
    if (!shown.insert(row.sample).second) continue;
    const std::string sample(row.sample);
    text += fmt::format("\n### {}\n\n```cpp\n{}```\n\n```pascal\n{}```\n", row.sample,
                        contentsOf(testdata() / (sample + ".cc")), sclOf(sample + ".cc"));
  }
  return text;
}

}  // namespace translator
