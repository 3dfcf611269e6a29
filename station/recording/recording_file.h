#pragma once
// The open file of a recording.

#include <cstdio>
#include <memory>

namespace station {

struct CloseRecording {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Closed with the object.
using RecordingFile = std::unique_ptr<std::FILE, CloseRecording>;

}  // namespace station
