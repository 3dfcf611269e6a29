#include "cli/fault_formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/output/printable.h"
#include "cli/reading_order.h"
#include "scl/text/diagnostic_title.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/// The JSON text; bytes that are no UTF-8 (of a file's name) become U+FFFD, control characters are escaped.
std::string textOf(const Json& json) {
  return printableJson(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

Json jsonOf(const scl::Diagnostic& diagnostic) {
  return {{"file", diagnostic.file},
          {"line", diagnostic.location.line},
          {"column", diagnostic.location.column},
          {"severity", scl::severityText(diagnostic.severity)},
          {"code", scl::codeText(diagnostic.code)},
          {"message", diagnostic.sentence}};
}

/// A path as a URI reference (RFC 3986): what may not stand there as it is becomes %20.
std::string uriOf(const std::string& path) {
  constexpr std::string_view PLAIN = "-._~/!$&'()*+,;=@";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       PLAIN.find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

Json sarifResult(const scl::Diagnostic& diagnostic, size_t rule) {
  const Json region = {{"startLine", std::max(diagnostic.location.line, 1)},
                       {"startColumn", std::max(diagnostic.location.column, 1)}};
  const Json place = {{"artifactLocation", {{"uri", uriOf(diagnostic.file)}}}, {"region", region}};
  return {{"ruleId", scl::codeText(diagnostic.code)},
          {"ruleIndex", rule},
          {"level", scl::severityText(diagnostic.severity)},
          {"message", {{"text", diagnostic.sentence}}},
          {"locations", Json::array({{{"physicalLocation", place}}})}};
}

Json sarifRules(const std::vector<int>& codes) {
  Json rules = Json::array();
  for (int code : codes) {
    rules.push_back({{"id", scl::codeText(code)},
                     {"shortDescription", {{"text", std::string(scl::diagnosticTitle(code))}}}});
  }
  return rules;
}

Json sarifInvocation(const std::string& failure, int notShown) {
  Json notes = Json::array();
  if (!failure.empty()) notes.push_back({{"level", "error"}, {"message", {{"text", failure}}}});
  if (notShown > 0)
    notes.push_back(
        {{"level", "note"}, {"message", {{"text", fmt::format("and {} more errors", notShown)}}}});
  Json invocation = {{"executionSuccessful", failure.empty()}};
  if (!notes.empty()) invocation["toolExecutionNotifications"] = notes;
  return invocation;
}

}  // namespace

std::string faultsAsJson(const CheckResult& result) {
  Json json = {{"diagnostics", Json::array()}};
  int warnings = 0;
  for (const scl::Diagnostic& diagnostic : inReadingOrder(result)) {
    json["diagnostics"].push_back(jsonOf(diagnostic));
    if (diagnostic.severity == scl::Severity::Warning) ++warnings;
  }
  json["errors"] = result ? result->diagnostics.errorCount() : 0;
  json["warnings"] = warnings;
  json["notShown"] = result ? result->diagnostics.errorsNotListed() : 0;
  if (!result) json["failure"] = result.failure();
  return textOf(json);
}

std::string faultsAsSarif(const CheckResult& result) {
  const std::vector<scl::Diagnostic> diagnostics = inReadingOrder(result);
  std::set<int> occurring;
  for (const scl::Diagnostic& diagnostic : diagnostics) occurring.insert(diagnostic.code);
  const std::vector<int> codes(occurring.begin(), occurring.end());
  Json results = Json::array();
  for (const scl::Diagnostic& diagnostic : diagnostics) {
    const auto rule = std::lower_bound(codes.begin(), codes.end(), diagnostic.code) - codes.begin();
    results.push_back(sarifResult(diagnostic, static_cast<size_t>(rule)));
  }
  const int notShown = result ? result->diagnostics.errorsNotListed() : 0;
  const Json driver = {{"name", "s7mqtt"}, {"version", S7MQTT_VERSION}, {"rules", sarifRules(codes)}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"invocations", Json::array({sarifInvocation(result.failure(), notShown)})},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", results}};
  return textOf({{"$schema", SARIF_SCHEMA}, {"version", "2.1.0"}, {"runs", Json::array({run})}});
}

}  // namespace cli
