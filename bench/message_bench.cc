// What a message to a station costs in a scan: a command, and the answer of a recipe server, which is read in
// parts. Counted on the virtual CPU, estimated for real ones.

#include <fmt/format.h>

#include <memory>
#include <string>

#include "bench/telecontrol_plc.h"
#include "telecontrol/limits.h"
#include "vcpu/cost/cost_table.h"

namespace {

void write(bench::TelecontrolPlc& plc, const std::string& text, const std::string& message) {
  for (size_t i = 0; i < message.size(); ++i)
    plc.set(fmt::format("{}.bytes[{}]", text, i), fmt::format("16#{:02X}", static_cast<uint8_t>(message[i])));
  plc.set(text + ".length", fmt::to_string(message.size()));
}

std::string answer() {
  std::string values;
  for (int32_t row = 0; row < tele::PARAMETERS_MAX; ++row) {
    values += fmt::format(R"({}{{"id":"{}","val":{}.25}})", row == 0 ? "" : ",", row + 301, row);
  }
  return fmt::format(R"({{"req":1,"vals":[{}]}})", values);
}

}  // namespace

int main() {
  const auto checked = bench::telecontrolProgram("message_program.scl");
  if (!checked) return 1;
  const auto code = bench::counting(checked);
  if (!code) return 1;
  bench::TelecontrolPlc plc(*code);
  (void)plc.scan();
  std::vector<vcpu::CostRow> rows = {{"no message", plc.scan()}};

  const std::string command = R"({"req":"k7f3-1","id":"264","val":4,"exp":"2026-03-01T06:31:00.000Z"})";
  write(plc, "\"Commands\".message.text", command);
  plc.set("\"Bench\".command", "TRUE");
  rows.push_back({fmt::format("a command, {} bytes", command.size()), plc.scan()});
  plc.set("\"Bench\".command", "TRUE");
  rows.push_back({"the same again", plc.scan()});

  const std::string message = answer();
  write(plc, "\"Recipe\".text", message);
  plc.set("\"Bench\".answer", "TRUE");
  vcpu::ScanCounts longest = plc.scan();
  int scans = 1;
  for (; plc.valueOf("\"Recipe\".state") == "3"; ++scans) {
    const vcpu::ScanCounts part = plc.scan();
    if (part.statements > longest.statements) longest = part;
  }
  rows.push_back({"longest of an answer", longest});
  fmt::print(
      "Messages to a station, without the client; an answer of a recipe server with {} parameters has {} "
      "bytes and is "
      "read in {} scans:\n\n{}\n",
      tele::PARAMETERS_MAX, message.size(), scans, costTable(rows));
  return 0;
}
