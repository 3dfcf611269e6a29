#pragma once
// Lists of SCL sources: one text file names all sources of a library, in the order to compile them.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "vcpu/result/result.h"

namespace station {

/// Whether a name means a list and not a source: it ends in .txt.
bool isSourceList(std::string_view name);

/// Whether there is a file of this name. The operating system would take a name with a zero byte for the part
/// before it.
bool isFile(const std::filesystem::path& path);

/// Reads a list: one file name a line, relative to the folder of the list. Empty lines and lines that begin
/// with '#' are passed over. A name that ends in .txt is a list itself and stands for its files; lists may
/// stand in each other up to LIST_DEPTH_MAX deep, and name LISTED_FILES_MAX files and lists at most. Answers
/// the files in order, as paths that can be opened. A failure names the list, line and column. Any thread may
/// call.
vcpu::Result<std::vector<std::string>> readSourceList(const std::filesystem::path& list);

/// Lists in lists: a list that holds itself fails here.
constexpr int LIST_DEPTH_MAX = 8;

/// Lists that name each other several times would stand for files without end.
constexpr int LISTED_FILES_MAX = 10'000;

}  // namespace station
