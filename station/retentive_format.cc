#include "station/retentive_format.h"

#include <algorithm>
#include <string_view>

#include "vcpu/access/big_endian.h"
#include "vcpu/compile/hash128.h"

namespace station {
namespace {

constexpr std::string_view MAGIC = "S7RETAIN";
constexpr uint32_t VERSION = 1;
constexpr size_t CHECKSUM_BYTES = 32;

std::string checksumOf(std::span<const uint8_t> bytes) {
  vcpu::Hash128 hash;
  hash.add(bytes);
  return hash.text();
}

void appendNumber(std::vector<uint8_t>& bytes, uint64_t number, int width) {
  for (int i = width - 1; i >= 0; --i) bytes.push_back(static_cast<uint8_t>(number >> (8 * i)));
}

void appendText(std::vector<uint8_t>& bytes, const std::string& text) {
  appendNumber(bytes, text.size(), 2);
  bytes.insert(bytes.end(), text.begin(), text.end());
}

/// Takes parts from the front. Past the end it gives zeros and empty texts, and remembers that.
class Reader {
 public:
  explicit Reader(std::span<const uint8_t> bytes) : rest_(bytes) {}

  std::span<const uint8_t> take(size_t count) {
    if (count > rest_.size()) {
      whole_ = false;
      rest_ = {};
      return {};
    }
    const std::span<const uint8_t> part = rest_.first(count);
    rest_ = rest_.subspan(count);
    return part;
  }
  uint32_t number(size_t width) { return static_cast<uint32_t>(vcpu::loadBigEndian(take(width))); }
  std::string text(size_t length) {
    const std::span<const uint8_t> part = take(length);
    return {part.begin(), part.end()};
  }
  bool whole() const { return whole_; }
  bool atEnd() const { return rest_.empty(); }

 private:
  std::span<const uint8_t> rest_;
  bool whole_ = true;
};

}  // namespace

std::vector<uint8_t> encodeRetentive(const std::vector<vcpu::RetentiveTag>& tags,
                                     std::span<const uint8_t> values) {
  std::vector<uint8_t> bytes(MAGIC.begin(), MAGIC.end());
  appendNumber(bytes, VERSION, 4);
  appendNumber(bytes, tags.size(), 4);
  for (const vcpu::RetentiveTag& tag : tags) {
    appendText(bytes, tag.path);
    appendText(bytes, tag.type);
    appendNumber(bytes, tag.bytes, 4);
  }
  bytes.insert(bytes.end(), values.begin(), values.end());
  const std::string checksum = checksumOf(bytes);
  bytes.insert(bytes.end(), checksum.begin(), checksum.end());
  return bytes;
}

vcpu::Result<std::vector<KeptValue>> decodeRetentive(std::span<const uint8_t> bytes) {
  Reader reader(bytes);
  if (reader.text(MAGIC.size()) != MAGIC) return vcpu::Failure{"it is no file of retentive data"};
  if (const uint32_t version = reader.number(4); reader.whole() && version != VERSION) {
    return vcpu::Failure{"it was written by another version of s7mqtt"};
  }
  const vcpu::Failure damaged{"it is damaged: its checksum does not match"};
  if (bytes.size() < MAGIC.size() + 8 + CHECKSUM_BYTES) return damaged;
  const std::span<const uint8_t> checksum = bytes.last(CHECKSUM_BYTES);
  const std::string wanted = checksumOf(bytes.first(bytes.size() - CHECKSUM_BYTES));
  if (!std::equal(checksum.begin(), checksum.end(), wanted.begin())) return damaged;

  std::vector<KeptValue> kept;
  std::vector<size_t> sizes;
  const uint32_t count = reader.number(4);
  for (uint32_t i = 0; i < count && reader.whole(); ++i) {
    KeptValue one;
    one.path = reader.text(reader.number(2));
    one.type = reader.text(reader.number(2));
    sizes.push_back(reader.number(4));
    kept.push_back(std::move(one));
  }
  for (size_t i = 0; i < kept.size() && reader.whole(); ++i) {
    const std::span<const uint8_t> value = reader.take(sizes[i]);
    kept[i].value.assign(value.begin(), value.end());
  }
  reader.take(CHECKSUM_BYTES);
  if (!reader.whole() || !reader.atEnd()) return damaged;
  return kept;
}

}  // namespace station
