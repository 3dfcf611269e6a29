#include "cli/output/screen.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <unistd.h>

#include <csignal>
#include <sstream>
#include <vector>

namespace cli {
namespace {

struct Pipe {
  Pipe() { EXPECT_EQ(pipe(ends), 0); }
  ~Pipe() {
    if (ends[0] >= 0) close(ends[0]);
    if (ends[1] >= 0) close(ends[1]);
  }
  void endReading() { close(std::exchange(ends[0], -1)); }
  int ends[2] = {-1, -1};
};

/// Reads until the last writer has gone.
std::string allOf(int descriptor) {
  std::string all;
  char part[4096];
  for (ssize_t count = 0; (count = read(descriptor, part, sizeof part)) > 0;)
    all.append(part, static_cast<size_t>(count));
  return all;
}

// Nobody reads: with a screen that waits this test does not end.
TEST(Screen, DoesNotWaitForItsReader) {
  constexpr int LINES = 50'000;
  Pipe pipe;
  int taken = 0;
  std::string all;
  std::thread reader;
  {
    Screen screen(pipe.ends[1]);
    for (int i = 0; i < LINES; ++i) taken += screen.line("line " + std::to_string(i)) ? 1 : 0;
    screen.lastLine("the end");
    EXPECT_LT(taken, LINES);
    reader = std::thread([&] { all = allOf(pipe.ends[0]); });
  }
  close(std::exchange(pipe.ends[1], -1));
  reader.join();

  std::istringstream lines(all);
  int shown = 0;
  int notShown = 0;
  std::string last;
  for (std::string line; std::getline(lines, line); last = line) {
    if (line.ends_with(" lines not shown")) {
      notShown += std::stoi(line);
    } else if (line.starts_with("line ")) {
      ++shown;
    }
  }
  EXPECT_EQ(shown, taken);
  EXPECT_EQ(shown + notShown, LINES);
  EXPECT_EQ(last, "the end");
}

TEST(Screen, WaitsForItsReaderIfItIsToldTo) {
  constexpr int LINES = 50'000;
  Pipe pipe;
  std::string all;
  std::string expected;
  std::thread reader([&] { all = allOf(pipe.ends[0]); });
  {
    Screen screen(pipe.ends[1], Screen::WhenFull::Wait);
    for (int i = 0; i < LINES; ++i) {
      expected += "line " + std::to_string(i) + "\n";
      EXPECT_TRUE(screen.line("line " + std::to_string(i)));
    }
    const std::string longer(Screen::BYTES_WAITING_MAX * 2, 'x');
    EXPECT_TRUE(screen.line(longer));
    expected += longer + "\n";
  }
  close(std::exchange(pipe.ends[1], -1));
  reader.join();
  EXPECT_EQ(all, expected);
}

// Also while it waits.
TEST(Screen, DoesNotWaitForAReaderThatHasGone) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  Screen screen(pipe.ends[1], Screen::WhenFull::Wait);
  std::thread reader([&] { pipe.endReading(); });
  for (int i = 0; i < 50'000; ++i) screen.line("line " + std::to_string(i));
  reader.join();
  EXPECT_EQ(screen.finish(), EPIPE);
}

TEST(Screen, SaysWhyItsFileTakesNoMore) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  pipe.endReading();
  Screen gone(pipe.ends[1]);
  gone.line("a");
  EXPECT_EQ(gone.finish(), EPIPE);
  EXPECT_FALSE(gone.line("b"));

  const int full = open("/dev/full", O_WRONLY);
  Screen screen(full);
  screen.line("a");
  EXPECT_EQ(screen.finish(), ENOSPC);
  close(full);
}

TEST(Screen, OnATerminalTheStatusStandsBelowTheLines) {
  Pipe pipe;
  {
    Screen screen(pipe.ends[1], Screen::Kind::Terminal);
    screen.line("first");
    screen.status("RUN");
    screen.line("second");
  }
  close(std::exchange(pipe.ends[1], -1));
  const std::string text = allOf(pipe.ends[0]);
  EXPECT_NE(text.find("first\n"), std::string::npos) << text;
  EXPECT_NE(text.find("second\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("second"), text.rfind("second")) << text;
  EXPECT_FALSE(text.ends_with("RUN")) << "the status goes at the end: " << text;
}

// A bare machine may have no pseudo-terminals.
TEST(Screen, KnowsATerminal) {
  int master = -1;
  int terminal = -1;
  if (openpty(&master, &terminal, nullptr, nullptr, nullptr) != 0) GTEST_SKIP() << "no pseudo-terminal";
  {
    Screen screen(terminal);
    screen.line("first");
  }
  close(terminal);
  const std::string text = allOf(master);
  EXPECT_TRUE(text.ends_with("first\r\n")) << text;
  EXPECT_GT(text.size(), std::string("first\r\n").size()) << "a status line would not be cleared";
  close(master);
}

TEST(Screen, AFileHasNoStatus) {
  Pipe pipe;
  {
    Screen screen(pipe.ends[1]);
    screen.status("RUN");
    screen.line("first");
  }
  close(std::exchange(pipe.ends[1], -1));
  EXPECT_EQ(allOf(pipe.ends[0]), "first\n");
}

}  // namespace
}  // namespace cli
