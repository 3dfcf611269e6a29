#include "tests/agreement/pair.h"

#include <algorithm>

#include "tests/agreement/image.h"
#include "vcpu/access/big_endian.h"

namespace agreement {

Pair::Pair(SclEngine& scl) : scl_(scl), native_(std::make_unique<mqtt::ClientData>()) {
  // The messages of an engine that was used before are those of this pair.
  image::store(taken_, scl_.parameter("MqttXReceive", "message").data());
  image::store(takenOfAny_, scl_.parameter("MqttXReceiveAny", "message").data());
  image::store(piece_, scl_.parameter("MqttXReceivePiece", "message").data());
  storeInt("MqttXReceivePiece", "offset", pieceOffset_, 4);
  storeInt("MqttXReceivePiece", "payloadBytes", wholeBytes_, 4);
}

void Pair::settle(const mqtt::Settings& settings) {
  *native_ = mqtt::ClientData();
  native_->settings = settings;
  storeNative();
}

void Pair::storeNative() {
  image::store(*native_, scl_.clientImage().data());
}

void Pair::restore(const mqtt::ClientData& native, const std::vector<uint8_t>& image) {
  *native_ = native;
  scl_.clientImage() = image;
}

std::string Pair::step(Story& story) {
  switch (story.next()) {
    case Step::Scan: {
      std::string difference = scan(story.input);
      if (difference.empty()) story.scanned(output_, *native_);
      return difference;
    }
    case Step::Publish: return publish(story);
    case Step::Cancel:
      storeInt("MqttXCancel", "ticket", story.number, 4);
      return compare("MqttXCancel", static_cast<int16_t>(mqtt::cancel(*native_, story.number)));
    case Step::ClearOutbox: mqtt::clearOutbox(*native_); return call("MqttXClearOutbox");
    case Step::DeliveryState:
      storeInt("MqttXDeliveryState", "ticket", story.number, 4);
      return compare("MqttXDeliveryState", static_cast<int16_t>(mqtt::deliveryState(*native_, story.number)));
    case Step::Subscribe: return subscribe(story);
    case Step::Unsubscribe:
      storeInt("MqttXUnsubscribe", "subscription", story.number, 4);
      return compare("MqttXUnsubscribe", static_cast<int16_t>(mqtt::unsubscribe(*native_, story.number)));
    case Step::SubscriptionState:
      storeInt("MqttXSubscriptionState", "subscription", story.number, 4);
      return compare("MqttXSubscriptionState",
                     static_cast<int16_t>(mqtt::subscriptionState(*native_, story.number)));
    case Step::Receive:
      storeInt("MqttXReceive", "subscription", story.number, 4);
      return compareTaken("MqttXReceive", mqtt::receive(*native_, story.number, taken_), taken_);
    case Step::ReceiveAny:
      return compareTaken("MqttXReceiveAny", mqtt::receiveAny(*native_, takenOfAny_), takenOfAny_);
    case Step::PublishLarge: return publishLarge(story);
    case Step::WantedOffset: {
      storeInt("MqttXWantedOffset", "ticket", story.number, 4);
      const int32_t wanted = mqtt::wantedOffset(*native_, story.number);
      std::string difference = call("MqttXWantedOffset");
      if (!difference.empty()) return difference;
      return compareResult("MqttXWantedOffset", "the result", scl_.frame("MqttXWantedOffset").result().bytes,
                           wanted);
    }
    case Step::HandPiece: return handPiece(story);
    case Step::TakeLarge:
      storeInt("MqttXTakeLarge", "subscription", story.number, 4);
      storeInt("MqttXTakeLarge", "largestBytes", story.largeBytes, 4);
      return compare("MqttXTakeLarge",
                     static_cast<int16_t>(mqtt::takeLarge(*native_, story.number, story.largeBytes)));
    case Step::ReceivePiece: return receivePiece(story);
    case Step::ResetClient: mqtt::resetClient(*native_); return call("MqttXResetClient");
    case Step::Change:
      story.change(*native_);
      storeNative();
      return "";
  }
  return "no such step";
}

std::string Pair::scan(const mqtt::ScanInput& input) {
  image::store(input, scl_.parameter("MqttXScan", "input").data());
  mqtt::scan(*native_, input, output_);
  std::string difference = call("MqttXScan");
  if (!difference.empty()) return difference;
  const std::span<uint8_t> scl = scl_.parameter("MqttXScan", "output");
  std::vector<uint8_t> native(scl.size());
  image::store(output_, native.data());
  return std::ranges::equal(native, scl) ? "" : "ScanOutput differs";
}

std::string Pair::publish(Story& story) {
  image::store(story.message, scl_.parameter("MqttXPublish", "message").data());
  int32_t ticket = 0;
  const mqtt::Answer answer = mqtt::publish(*native_, story.message, ticket);
  if (ticket != 0) story.gotTicket(ticket);
  return compare("MqttXPublish", static_cast<int16_t>(answer), "ticket", ticket);
}

std::string Pair::publishLarge(Story& story) {
  image::store(story.message, scl_.parameter("MqttXPublishLarge", "message").data());
  storeInt("MqttXPublishLarge", "payloadBytes", story.largeBytes, 4);
  int32_t ticket = 0;
  const mqtt::Answer answer = mqtt::publishLarge(*native_, story.message, story.largeBytes, ticket);
  if (ticket != 0) story.gotTicket(ticket);
  return compare("MqttXPublishLarge", static_cast<int16_t>(answer), "ticket", ticket);
}

std::string Pair::handPiece(const Story& story) {
  image::store(story.message, scl_.parameter("MqttXHandPiece", "piece").data());
  storeInt("MqttXHandPiece", "ticket", story.number, 4);
  int32_t handedBytes = 0;
  const mqtt::Answer answer = mqtt::handPiece(*native_, story.number, story.message, handedBytes);
  return compare("MqttXHandPiece", static_cast<int16_t>(answer), "handedBytes", handedBytes);
}

std::string Pair::receivePiece(Story& story) {
  const char* block = "MqttXReceivePiece";
  storeInt(block, "subscription", story.number, 4);
  const mqtt::Answer answer = mqtt::receivePiece(*native_, story.number, piece_, pieceOffset_, wholeBytes_);
  const bool isLast = pieceOffset_ + piece_.payloadLength == wholeBytes_;
  if (answer == mqtt::Answer::Accepted && isLast && wholeBytes_ > mqtt::PAYLOAD_BYTES_MAX) story.tookLarge();
  std::string difference = compareTaken(block, answer, piece_);
  if (difference.empty()) {
    difference = compareResult(block, "offset", scl_.parameter(block, "offset"), pieceOffset_);
  }
  if (!difference.empty()) return difference;
  return compareResult(block, "payloadBytes", scl_.parameter(block, "payloadBytes"), wholeBytes_);
}

std::string Pair::subscribe(Story& story) {
  image::store(story.filter, scl_.parameter("MqttXSubscribe", "filter").data());
  storeInt("MqttXSubscribe", "qos", static_cast<int16_t>(story.qos), 2);
  storeInt("MqttXSubscribe", "subscription", story.number, 4);
  int32_t subscription = story.number;
  const mqtt::Answer answer = mqtt::subscribe(*native_, story.filter, story.qos, subscription);
  if (answer == mqtt::Answer::Accepted) story.gotSubscription(subscription);
  return compare("MqttXSubscribe", static_cast<int16_t>(answer), "subscription", subscription);
}

std::string Pair::compareTaken(const char* block, mqtt::Answer answer, const mqtt::Message& taken) {
  std::string difference = compare(block, static_cast<int16_t>(answer));
  if (!difference.empty()) return difference;
  const std::span<uint8_t> scl = scl_.parameter(block, "message");
  std::vector<uint8_t> native(scl.size());
  image::store(taken, native.data());
  return std::ranges::equal(native, scl) ? "" : std::string("the message of ") + block + " differs";
}

void Pair::storeInt(const char* block, const char* parameter, int32_t value, size_t bytes) {
  const std::span<uint8_t> to = scl_.parameter(block, parameter);
  for (size_t i = 0; i < bytes; ++i) to[bytes - 1 - i] = static_cast<uint8_t>(value >> (8 * i));
}

std::string Pair::call(const char* block) {
  if (!scl_.call(block)) return std::string(block) + " stopped: " + scl_.diagnosis();
  return compareState(block);
}

std::string Pair::compare(const char* block, int16_t returned) {
  std::string difference = call(block);
  if (!difference.empty() || scl_.returned(block) == returned) return difference;
  return std::string(block) + " returned " + std::to_string(scl_.returned(block)) + ", natively " +
         std::to_string(returned);
}

std::string Pair::compare(const char* block, int16_t returned, const char* result, int32_t value) {
  std::string difference = compare(block, returned);
  if (!difference.empty()) return difference;
  return compareResult(block, result, scl_.parameter(block, result), value);
}

std::string Pair::compareResult(const char* block, const std::string& result, std::span<const uint8_t> scl,
                                int32_t value) {
  const auto number = vcpu::loadBigEndian<int32_t>(scl.first(4).data());
  if (number == value) return "";
  return result + " of " + block + " is " + std::to_string(number) + ", natively " + std::to_string(value);
}

std::string Pair::compareState(const char* block) {
  const std::vector<uint8_t>& scl = scl_.clientImage();
  nativeImage_.resize(scl.size());
  image::store(*native_, nativeImage_.data());
  const auto difference = std::ranges::mismatch(scl, nativeImage_);
  if (difference.in1 == scl.end()) return "";
  return std::string("after ") + block + " ClientData differs at octet " +
         std::to_string(difference.in1 - scl.begin());
}

}  // namespace agreement
