#include "cli/monitor_table.h"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "cli/broker_connection.h"
#include "cli/output/printable.h"
#include "cli/output/standard_files.h"
#include "monitor/picture.h"

namespace cli {
namespace {

constexpr const char* CLEAR = "\x1b[2J";
constexpr const char* HOME = "\x1b[H";
constexpr const char* REVERSE = "\x1b[7m";
constexpr const char* KEYS = "Arrows choose, a acknowledges, c sends a command, q ends.";
constexpr const char* CLEAR_BELOW = "\x1b[J";
constexpr const char* END_OF_LINE = "\x1b[0m\x1b[K\n";

// Colours of the terminal's own palette: they suit light and dark ones.
const char* colourOf(monitor::LineKind kind) {
  switch (kind) {
    case monitor::LineKind::Plain: return "";
    case monitor::LineKind::Station: return "\x1b[1m";
    case monitor::LineKind::Offline: return "\x1b[1;31m";
    case monitor::LineKind::Columns: return "\x1b[2m";
    case monitor::LineKind::Unseen: return "\x1b[1;31m";
    case monitor::LineKind::Seen: return "\x1b[33m";
    case monitor::LineKind::Gone: return "\x1b[2m";
    case monitor::LineKind::Uncertain: return "\x1b[33m";
  }
  return "";
}

struct Size {
  size_t rows = 24;
  size_t columns = 80;
};

Size sizeOfTerminal() {
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 4 && size.ws_col > 10;
  return known ? Size{size.ws_row, size.ws_col} : Size{};
}

/// As much of UTF-8 text as fits so many columns, a character each.
std::string_view cut(std::string_view text, size_t columns) {
  size_t end = 0;
  for (size_t characters = 0; end < text.size(); ++end) {
    const bool begins = (static_cast<uint8_t>(text[end]) & 0xC0) != 0x80;
    if (begins && characters++ == columns) break;
  }
  return text.substr(0, end);
}

class Table : public MonitorOutput {
 public:
  Table() { say(stdout, CLEAR); }
  ~Table() override { say(stdout, "\n"); }

  void show(const std::string&, const monitor::News& news) override {
    if (!news.remark.empty()) remark_ = fmt::format("! {}", news.remark);
  }

  void refresh(const monitor::Plant& plant, const Footing& footing) override {
    const Size size = sizeOfTerminal();
    const std::vector<std::string> below = belowOf(footing);
    const size_t room = size.rows - below.size() - 1;
    const auto lines = monitor::picture(plant, utcNow(), printableLine);
    const bool fits = lines.size() <= room;
    const size_t count = fits ? lines.size() : room - 1;
    scrollTo(lines, footing.chosen, count);
    std::string frame = HOME;
    for (size_t i = top_; i < top_ + count; ++i) {
      const bool chosen = footing.chosen && lines[i].key == footing.chosen;
      append(frame, chosen ? REVERSE : colourOf(lines[i].kind), lines[i].text, size.columns);
    }
    if (!fits) {
      append(frame, "", fmt::format("  ... lines {} to {} of {}", top_ + 1, top_ + count, lines.size()),
             size.columns);
    }
    frame += CLEAR_BELOW;
    for (const std::string& line : below) frame += fmt::format("\n{}\x1b[K", cut(line, size.columns - 1));
    say(stdout, frame);
    std::fflush(stdout);
  }

 private:
  static void append(std::string& frame, const char* colour, std::string_view line, size_t columns) {
    frame += fmt::format("{}{}{}", colour, cut(line, columns), END_OF_LINE);
  }

  /// Moves the part of the picture that is shown, so many lines, no more than needed to have the chosen one
  /// in it.
  void scrollTo(const std::vector<monitor::PictureLine>& lines, const std::optional<monitor::RowKey>& chosen,
                size_t count) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&chosen](const monitor::PictureLine& line) {
      return chosen && line.key == chosen;
    });
    const auto place = static_cast<size_t>(found - lines.begin());
    if (found != lines.end() && place < top_) top_ = place;
    if (found != lines.end() && place >= top_ + count) top_ = place - count + 1;
    // The first row brings the head of its table with it.
    if (place < count / 2) top_ = 0;
    top_ = std::min(top_, lines.size() - count);
  }

  std::vector<std::string> belowOf(const Footing& footing) const {
    std::vector<std::string> lines;
    for (const std::string* line :
         {&remark_, &footing.page, &footing.trouble, &footing.order, &footing.prompt}) {
      if (!line->empty()) lines.push_back(printableLine(*line));
    }
    lines.push_back(
        fmt::format("{}. {}", printableLine(footing.connection), footing.hasKeys ? KEYS : "Ctrl-C ends it."));
    return lines;
  }

  std::string remark_;
  size_t top_ = 0;  ///< the first line that is shown
};

}  // namespace

std::unique_ptr<MonitorOutput> monitorTable() {
  return std::make_unique<Table>();
}

}  // namespace cli
