#pragma once
// The host of a command as a test wants it: folders, compiler and cache of its own.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/cli/s7mqtt.h"

namespace cli_test {

namespace fs = std::filesystem;

/// One folder for sources, temporary files and cache of a command.
class Host : public testing::Test {
 protected:
  Host() {
    fs::create_directory(folder_ / "tmp");
    fs::create_directory(folder_ / "cache");
  }

  std::string write(const std::string& name, const std::string& text) const {
    const std::string file = folder_ / name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }

  /// A compiler that does not end by itself, and writes who it is.
  std::string endlessCompiler() const {
    const std::string script = write(
        "cc", "#!/bin/sh\necho $$ > " + path("cc.pid") + "\ntouch $TMPDIR/left.s\nsleep 1000 &\nwait\n");
    fs::permissions(script, fs::perms::owner_all);
    return script;
  }

  std::string path(const std::string& name) const { return folder_ / name; }

  std::vector<std::string> inFolder(std::vector<std::string> words,
                                    std::vector<std::string> more = {}) const {
    std::vector<std::string> all = {"env", "TMPDIR=" + path("tmp"), "XDG_CACHE_HOME=" + path("cache")};
    all.insert(all.end(), more.begin(), more.end());
    all.emplace_back(S7MQTT);
    all.insert(all.end(), words.begin(), words.end());
    return all;
  }
  Ended s7mqttHere(const std::vector<std::string>& words, const std::vector<std::string>& more = {}) const {
    Ended ended;
    ended.said = tests::outputOf(inFolder(words, more), &ended.code);
    return ended;
  }

  bool noTemporaryFiles() const { return fs::is_empty(path("tmp")); }

  static constexpr const char* SEVEN = "FUNCTION \"F\" : Int\nBEGIN\n #F := 7;\nEND_FUNCTION\n";
  tests::Folder folder_;
};

}  // namespace cli_test
