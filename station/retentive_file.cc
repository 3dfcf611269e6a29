#include "station/retentive_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <unordered_map>

#include "station/retentive_format.h"
#include "station/whole_file.h"

namespace station {
namespace {

namespace fs = std::filesystem;

constexpr size_t NAMED_MAX = 10;  ///< values that do not fit and are named one by one

using TagsByPath = std::unordered_map<std::string, const vcpu::RetentiveTag*>;

// "": it fits.
std::string whyUnfit(const KeptValue& kept, const TagsByPath& tags) {
  const auto found = tags.find(kept.path);
  if (found == tags.end()) return fmt::format("{} is no retentive variable of the program", kept.path);
  const vcpu::RetentiveTag& tag = *found->second;
  if (tag.type == kept.type && tag.bytes == kept.value.size()) return "";
  return fmt::format("{} is of type {} in the file and of type {} in the program", kept.path, kept.type,
                     tag.type);
}

std::string listOf(const std::vector<std::string>& lines) {
  std::string text;
  for (size_t i = 0; i < std::min(lines.size(), NAMED_MAX); ++i) text += "\n  " + lines[i];
  if (lines.size() > NAMED_MAX) text += fmt::format("\n  and {} more", lines.size() - NAMED_MAX);
  return text;
}

}  // namespace

vcpu::Result<RetentiveFile> RetentiveFile::open(std::string path, const scl::Program& program) {
  // A link stays one, and what it leads to is replaced.
  std::error_code ignored;
  if (const fs::path real = fs::canonical(path, ignored); !ignored) path = real.string();
  auto contents = readWholeFile(path);
  if (!contents) return vcpu::Failure{contents.failure()};
  if (const vcpu::Result<void> possible = tryReplacing(path); !possible)
    return vcpu::Failure{possible.failure()};
  RetentiveFile file(std::move(path));
  file.tags_ = vcpu::retentiveTags(program);
  file.contents_ = std::move(*contents);
  return file;
}

vcpu::Result<std::vector<std::string>> RetentiveFile::restore(vcpu::Cpu& cpu, UnfitValues unfit) {
  std::vector<std::string> news;
  if (!contents_) return news;
  const auto kept = decodeRetentive(*contents_);
  if (!kept) {
    return vcpu::Failure{fmt::format(
        "{}: error: {}. Nothing was changed; delete it to begin with start values", path_, kept.failure())};
  }
  TagsByPath tags;
  for (const vcpu::RetentiveTag& tag : tags_) tags.emplace(tag.path, &tag);
  std::vector<const KeptValue*> fitting;
  for (const KeptValue& one : *kept) {
    const std::string reason = whyUnfit(one, tags);
    if (reason.empty()) {
      fitting.push_back(&one);
    } else {
      news.push_back(reason);
    }
  }
  if (!news.empty() && unfit == UnfitValues::Refuse) {
    return vcpu::Failure{
        fmt::format("{}: error: it was written by another program:{}\nNothing was changed. --retain-fitting "
                    "drops these values and keeps the others; without the file all begin with start values",
                    path_, listOf(news))};
  }
  for (const KeptValue* one : fitting) {
    const vcpu::RetentiveTag& tag = *tags.at(one->path);
    vcpu::storeValue(tag, one->value, cpu.dataBlock(tag.dataBlock));
    restored_.push_back(&tag);
  }
  if (fitting.size() < tags_.size()) {
    news.push_back(fmt::format("{} retentive variables are new and take their start values",
                               tags_.size() - fitting.size()));
  }
  cpu.keepRetentiveData();
  contents_.reset();
  return news;
}

bool RetentiveFile::restored(vcpu::Cpu& cpu, const vcpu::Operand& location) const {
  const uint8_t* first = location.bytes.data();
  const uint8_t* end = first + location.bytes.size();
  return std::ranges::any_of(restored_, [&](const vcpu::RetentiveTag* tag) {
    const uint8_t* value = cpu.dataBlock(tag->dataBlock).data() + tag->offset;
    return value < end && first < value + tag->bytes && (tag->bit < 0 || tag->bit == location.bit);
  });
}

std::vector<uint8_t> RetentiveFile::valuesIn(vcpu::Cpu& cpu) const {
  std::vector<uint8_t> values;
  std::string name;
  std::span<const uint8_t> image;
  for (const vcpu::RetentiveTag& tag : tags_) {
    if (tag.dataBlock != name) image = cpu.dataBlock(name = tag.dataBlock);
    vcpu::appendValue(tag, image, values);
  }
  return values;
}

vcpu::Result<void> RetentiveFile::finishWriting() {
  if (!writing_.valid()) return {};
  vcpu::Result<void> result = writing_.get();
  // What did not reach the disk is to be written again.
  if (!result) written_.clear();
  return result;
}

vcpu::Result<void> RetentiveFile::saveSoon(vcpu::Cpu& cpu) {
  if (writing_.valid()) {
    if (writing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return {};
    if (vcpu::Result<void> result = finishWriting(); !result) return result;
  }
  std::vector<uint8_t> values = valuesIn(cpu);
  if (values == written_) return {};
  written_ = values;
  writing_ = std::async(std::launch::async, [path = path_, bytes = encodeRetentive(tags_, values)] {
    return replaceFile(path, bytes);
  });
  return {};
}

vcpu::Result<void> RetentiveFile::saveNow(vcpu::Cpu& cpu) {
  finishWriting();
  std::vector<uint8_t> values = valuesIn(cpu);
  if (values == written_) return {};
  vcpu::Result<void> result = replaceFile(path_, encodeRetentive(tags_, values));
  if (result) written_ = std::move(values);
  return result;
}

}  // namespace station
