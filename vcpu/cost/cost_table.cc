#include "vcpu/cost/cost_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "vcpu/cost/estimate.h"

namespace vcpu {

namespace {

using Line = std::vector<std::string>;

// The first column stands left, numbers stand right.
std::string table(const std::vector<Line>& rows) {
  std::vector<size_t> widths(rows.front().size());
  for (const Line& row : rows) {
    for (size_t i = 0; i < row.size(); i++) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const Line& row : rows) {
    text += fmt::format("| {:<{}} |", row[0], widths[0]);
    for (size_t i = 1; i < row.size(); i++) text += fmt::format(" {:>{}} |", row[i], widths[i]);
    text += "\n";
    if (&row != &rows.front()) continue;
    text += fmt::format("| {:-<{}} |", "", widths[0]);
    for (size_t i = 1; i < row.size(); i++) text += fmt::format(" {:->{}} |", ":", widths[i]);
    text += "\n";
  }
  return text;
}

// Of a mean, one digit behind the point.
std::string mean(uint64_t total, uint64_t scans) {
  if (total % scans == 0) return std::to_string(total / scans);
  return fmt::format("{:.1f}", static_cast<double>(total) / static_cast<double>(scans));
}

// Two digits: the estimate is not more exact.
std::string twoDigits(double number) {
  if (number < 0.05) return number > 0 ? "<0.1" : "0";
  const double unit = std::pow(10, std::floor(std::log10(number)) - 1);
  const double rounded = std::round(number / unit) * unit;
  return fmt::format("{:.{}f}", rounded, rounded < 10 ? 1 : 0);
}

std::string withBounds(const Estimate& estimate, double scans) {
  return fmt::format("{} ({}..{})", twoDigits(estimate.microseconds / scans), twoDigits(estimate.low / scans),
                     twoDigits(estimate.high / scans));
}

}  // namespace

std::string countsTable(std::span<const CostRow> rows) {
  std::vector<Line> lines{
      {"counted", "statements", "indexed", "calls", "parameters", "copies", "copied bytes", "communication"}};
  for (const CostRow& row : rows) {
    const ScanCounts& counts = row.counts;
    Line line{row.name};
    for (uint64_t count : {counts.statements, counts.indexedAccesses, counts.calls, counts.parameters,
                           counts.blockCopies, counts.copiedBytes, counts.communicationCalls}) {
      line.push_back(mean(count, row.scans));
    }
    lines.push_back(std::move(line));
  }
  return table(lines);
}

std::string estimatesTable(std::span<const CostRow> rows, std::span<const CpuCost> cpus) {
  std::vector<Line> lines{{"estimated, us"}};
  for (const CostRow& row : rows) lines[0].push_back(row.name);
  lines[0].emplace_back("cycle adds");
  for (const CpuCost& cpu : cpus) {
    Line line{std::string(cpu.name)};
    for (const CostRow& row : rows) {
      line.push_back(withBounds(estimate(row.counts, cpu), static_cast<double>(row.scans)));
    }
    line.push_back(withBounds(emptyCycle(cpu), 1));
    lines.push_back(std::move(line));
  }
  return table(lines);
}

std::string costTable(std::span<const CostRow> rows) {
  return countsTable(rows) + "\n" + estimatesTable(rows, cpuCosts()) +
         "\nCounted on the virtual CPU and turned into time by a model; nothing was measured on a real CPU. "
         "The true\ntime is expected within the bounds in parentheses; what calls and copies cost is known "
         "least\n(docs/cpu-times.md). The cycle adds what an empty OB1 takes, and load by communication.\n";
}

}  // namespace vcpu
