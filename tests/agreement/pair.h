#pragma once
// The native client and the SCL client, side by side: the same steps, and state and answers compared.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/client.h"
#include "tests/agreement/scl_engine.h"
#include "tests/agreement/story.h"

namespace agreement {

/// A function that compares answers with what differs, "" when nothing does.
class Pair {
 public:
  explicit Pair(SclEngine& scl);

  /// Both clients are new, with these settings.
  void settle(const mqtt::Settings& settings);

  /// Plays one step in both.
  std::string step(Story& story);

  /// Plays one scan in both.
  std::string scan(const mqtt::ScanInput& input);

  /// The SCL client becomes as the native one is.
  void storeNative();

  mqtt::ClientData& native() { return *native_; }
  const mqtt::ScanOutput& output() const { return output_; }

  /// Puts both clients into this state.
  void restore(const mqtt::ClientData& native, const std::vector<uint8_t>& image);
  const std::vector<uint8_t>& image() const { return scl_.clientImage(); }

 private:
  std::string publish(Story& story);
  std::string publishLarge(Story& story);
  std::string handPiece(const Story& story);
  std::string receivePiece(Story& story);
  std::string subscribe(Story& story);
  std::string compareTaken(const char* block, mqtt::Answer answer, const mqtt::Message& taken);
  void storeInt(const char* block, const char* parameter, int32_t value, size_t bytes);
  std::string call(const char* block);
  std::string compare(const char* block, int16_t returned);
  std::string compare(const char* block, int16_t returned, const char* result, int32_t value);
  std::string compareResult(const char* block, const std::string& result, std::span<const uint8_t> scl,
                            int32_t value);
  std::string compareState(const char* block);

  SclEngine& scl_;
  std::unique_ptr<mqtt::ClientData> native_;
  mqtt::ScanOutput output_;
  // Empty leaves them as they are, and so does the SCL, where each block has a message of its own.
  mqtt::Message taken_;
  mqtt::Message takenOfAny_;
  mqtt::Message piece_;
  int32_t pieceOffset_ = 0;
  int32_t wholeBytes_ = 0;
  std::vector<uint8_t> nativeImage_;
};

}  // namespace agreement
