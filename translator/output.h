#pragma once
// The generated files: compared with what is there, or written all together. The functions share nothing but
// the disk: any thread may call, but not two for the same files.

#include <filesystem>
#include <string>
#include <vector>

namespace translator {

struct OutputFile {
  std::filesystem::path path;  ///< absolute, or relative to the directory of the process
  std::string text;            ///< the whole file
};

/// Those whose text on disk is another one, or that are not there.
std::vector<OutputFile> changed(const std::vector<OutputFile>& files);

/// Files that the list of an earlier run names and `files` no longer holds: their C++ was removed. None if
/// there is no list.
std::vector<std::filesystem::path> outdated(const std::filesystem::path& list,
                                            const std::vector<OutputFile>& files);

/// Writes all files or none: each goes to a neighbour with another name first, and takes its own name when
/// all are there. Answers what failed; empty when all went well.
std::string writeAll(const std::vector<OutputFile>& files);

}  // namespace translator
