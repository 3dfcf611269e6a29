#include "tests/broker/capture.h"

#include <fmt/format.h>

#include <fstream>
#include <set>
#include <sstream>

namespace broker_test {
namespace {

constexpr size_t SEGMENT_BYTES_MAX = 1400;

/// text2pcap's input: I or O, then the octets as a hex dump. One file a connection, since it keeps one TCP
/// stream.
void writeHexDump(const std::vector<Passed>& passed, int connection, const std::filesystem::path& file) {
  std::ofstream dump(file);
  for (const Passed& one : passed) {
    if (one.connection != connection) continue;
    for (size_t start = 0; start < one.octets.size(); start += SEGMENT_BYTES_MAX) {
      const std::string segment = one.octets.substr(start, SEGMENT_BYTES_MAX);
      dump << (one.fromStation ? 'I' : 'O') << "\n000000";
      for (unsigned char octet : segment) dump << fmt::format(" {:02x}", octet);
      dump << "\n";
    }
  }
}

void splitInto(std::vector<std::string>& list, const std::string& text, char separator) {
  std::istringstream fields(text);
  for (std::string field; std::getline(fields, field, separator);) {
    // tshark says so when root runs it, as in containers.
    if (!field.empty() && !field.starts_with("Running as user")) list.push_back(field);
  }
}

}  // namespace

Dissection dissect(const std::vector<Passed>& passed) {
  Dissection result;
  std::set<int> connections;
  for (const Passed& one : passed) connections.insert(one.connection);
  for (int connection : connections) {
    Folder folder;
    const std::string dump = folder / "dump";
    const std::string capture = folder / "capture.pcap";
    writeHexDump(passed, connection, dump);
    // I goes from the first address and port to the second, O the other way.
    result.said +=
        outputOf({"text2pcap", "-q", "-D", "-4", "127.0.0.1,127.0.0.2", "-T", "40000,1883", dump, capture});

    const std::string kinds = outputOf({"tshark", "-r", capture, "-Y", "mqtt", "-O", "mqtt"});
    result.said += kinds;
    std::istringstream lines(kinds);
    for (std::string line; std::getline(lines, line);) {
      const std::string mark = "= Message Type: ";
      if (size_t at = line.find(mark); at != std::string::npos) {
        const size_t start = at + mark.size();
        result.packets.push_back(line.substr(start, line.find(" (") - start));
      }
    }
    splitInto(
        result.complaints,
        outputOf({"tshark", "-r", capture, "-Y", "_ws.malformed || (_ws.expert.severity >= 6291456 && mqtt)",
                  "-T", "fields", "-e", "_ws.expert.message"}),
        '\n');
  }
  return result;
}

}  // namespace broker_test
