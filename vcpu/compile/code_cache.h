#pragma once
// Shared libraries compiled before, each in a file named after what it was made of. Any number of processes
// may use one folder: files appear whole or not at all, and one that is damaged counts as missing.

#include <optional>
#include <string>

namespace vcpu {

/// Failing to read or write is not reported: the code is compiled again then. Any thread may call.
class CodeCache {
 public:
  /// Empty: $XDG_CACHE_HOME/mqtt-for-s7, ~/.cache/mqtt-for-s7, or nowhere.
  explicit CodeCache(std::string folder);

  /// Why the folder is not used, a sentence: it belongs to another user, or others may write to it. Else
  /// empty.
  const std::string& refusal() const { return refusal_; }

  /// The file of that name, if it is whole.
  std::optional<std::string> find(const std::string& name) const;

  /// Takes over `file`, whose content is finished; answers where it lies now, or nothing if the folder cannot
  /// be written.
  std::optional<std::string> keep(const std::string& file, const std::string& name) const;

  /// A file that was whole, but could not be loaded.
  void drop(const std::string& name) const;

 private:
  std::string path(const std::string& name) const { return folder_ + "/" + name + ".so"; }

  std::string folder_;  ///< empty: nothing is kept
  std::string refusal_;
};

}  // namespace vcpu
