#include "station/recording/world_in_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "station/recording/recording_text.h"

namespace station {
namespace {

using vcpu::LinkId;
using vcpu::LinkState;

constexpr int64_t LATEST = int64_t{1} << 62;  ///< nanoseconds
constexpr int64_t LARGEST_LINK = std::numeric_limits<LinkId>::max();

constexpr std::array<std::pair<LinkState, std::string_view>, 7> STATE_WORDS = {
    {{LinkState::Connecting, "Connecting"},
     {LinkState::Up, "Up"},
     {LinkState::Refused, "Refused"},
     {LinkState::Unreachable, "Unreachable"},
     {LinkState::ClosedByPeer, "ClosedByPeer"},
     {LinkState::Broken, "Broken"},
     {LinkState::NoSuchHost, "NoSuchHost"}}};

std::string wordOf(LinkState state) {
  const auto* found = std::find_if(STATE_WORDS.begin(), STATE_WORDS.end(),
                                   [state](const auto& entry) { return entry.first == state; });
  return std::string(found->second);
}

std::string printable(const std::string& name) {
  std::string text;
  for (const char c : name) {
    if (c > ' ' && c < 0x7f && c != '\\') {
      text += c;
    } else {
      text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return text;
}

}  // namespace

int64_t WorldInWords::number(const std::string& question, int64_t lowest, int64_t highest,
                             const std::function<int64_t()>& ask) {
  const auto known = numberOf(answer(question, [&] { return std::to_string(ask()); }));
  if (known && *known >= lowest && *known <= highest) return *known;
  refuse(question);
  return 0;
}

// A CPU counts on a clock that does not go back, and on times whose differences have 64 bits.
int64_t WorldInWords::monotonic() {
  latest_ = std::max(latest_, number("monotonic", latest_, LATEST, [this] { return clock_->monotonic(); }));
  return latest_;
}

int64_t WorldInWords::utc() {
  return number("utc", -LATEST, LATEST, [this] { return clock_->utc(); });
}

void WorldInWords::waitUntil(int64_t time) {
  if (clock_ != nullptr) clock_->waitUntil(time);
}

LinkId WorldInWords::connect(const vcpu::Endpoint& remote, uint16_t localPort) {
  const auto& address = remote.address;
  const std::string question = fmt::format("connect {}.{}.{}.{}:{} {}", address[0], address[1], address[2],
                                           address[3], remote.port, localPort);
  return static_cast<LinkId>(
      number(question, 0, LARGEST_LINK, [&] { return network_->connect(remote, localPort); }));
}

LinkId WorldInWords::connect(const std::string& host, uint16_t port, uint16_t localPort) {
  const std::string question = fmt::format("connect {}:{} {}", printable(host), port, localPort);
  return static_cast<LinkId>(
      number(question, 0, LARGEST_LINK, [&] { return network_->connect(host, port, localPort); }));
}

LinkState WorldInWords::state(LinkId link) {
  const std::string question = fmt::format("state {}", link);
  const std::string word = answer(question, [&] { return wordOf(network_->state(link)); });
  for (const auto& [state, name] : STATE_WORDS) {
    if (name == word) return state;
  }
  refuse(question);
  return LinkState::Broken;
}

size_t WorldInWords::send(LinkId link, std::span<const uint8_t> bytes) {
  const std::string question = fmt::format("send {} {}", link, hexOf(bytes));
  return static_cast<size_t>(number(question, 0, static_cast<int64_t>(bytes.size()),
                                    [&] { return static_cast<int64_t>(network_->send(link, bytes)); }));
}

size_t WorldInWords::receive(LinkId link, std::span<uint8_t> bytes) {
  const std::string question = fmt::format("receive {} {}", link, bytes.size());
  const auto received =
      bytesOfHex(answer(question, [&] { return hexOf(bytes.first(network_->receive(link, bytes))); }));
  if (!received || received->size() > bytes.size()) {
    refuse(question);
    return 0;
  }
  std::copy(received->begin(), received->end(), bytes.begin());
  return received->size();
}

size_t WorldInWords::available(LinkId link) {
  return static_cast<size_t>(number(fmt::format("available {}", link), 0, std::numeric_limits<int32_t>::max(),
                                    [&] { return static_cast<int64_t>(network_->available(link)); }));
}

void WorldInWords::close(LinkId link) {
  const std::string question = fmt::format("close {}", link);
  const std::string done = answer(question, [&] {
    network_->close(link);
    return std::string("done");
  });
  if (done != "done") refuse(question);
}

}  // namespace station
