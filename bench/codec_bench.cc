// The codec alone, natively: a PUBLISH of QoS 1 with a topic of 20 bytes and a payload of 64, encoded from
// the outbox into the transmit area, taken in by the framing, decoded and validated wholly.

#include <benchmark/benchmark.h>

#include <memory>
#include <string_view>

#include "core/framing.h"
#include "core/publish.h"
#include "core/settings.h"

namespace {

constexpr std::string_view TOPIC = "plant/pump/station/1";
constexpr int32_t PAYLOAD_BYTES = 64;

void fill(mqtt::Outbox& outbox) {
  mqtt::OutgoingMessage& message = outbox.messages[0];
  message.qos = mqtt::Qos::AtLeastOnce;
  message.packetIdentifier = 7;
  message.topicLength = static_cast<int32_t>(TOPIC.size());
  message.payloadLength = PAYLOAD_BYTES;
  for (int32_t index = 0; index < message.topicLength; ++index) {
    outbox.bytes[index] = static_cast<uint8_t>(TOPIC[static_cast<size_t>(index)]);
  }
}

void Encode(benchmark::State& state) {
  auto outbox = std::make_unique<mqtt::Outbox>();
  auto transmit = std::make_unique<mqtt::Transmit>();
  fill(*outbox);
  for (auto _ : state) {
    transmit->length = 0;
    mqtt::encodePublish(*transmit, *outbox, 0);
    benchmark::ClobberMemory();
  }
}

void EncodeAndDecode(benchmark::State& state) {
  auto outbox = std::make_unique<mqtt::Outbox>();
  auto transmit = std::make_unique<mqtt::Transmit>();
  auto input = std::make_unique<mqtt::ScanInput>();
  auto framing = std::make_unique<mqtt::Framing>();
  mqtt::PublishHead head;
  // As in a client, the compiler does not see where the areas come from.
  benchmark::DoNotOptimize(outbox);
  benchmark::DoNotOptimize(transmit);
  benchmark::DoNotOptimize(input);
  benchmark::DoNotOptimize(framing);
  fill(*outbox);
  mqtt::encodePublish(*transmit, *outbox, 0);
  plc::copyBytes(input->received, 0, transmit->bytes, 0, transmit->length);
  for (auto _ : state) {
    transmit->length = 0;
    mqtt::encodePublish(*transmit, *outbox, 0);
    const int32_t end = mqtt::takeBytes(*framing, *input, 0, transmit->length, mqtt::LEVEL_MQTT_311);
    const mqtt::Fault fault = mqtt::decodePublish(*framing, head);
    if (end != transmit->length || fault != mqtt::Fault::None) return state.SkipWithError("not decoded");
    mqtt::finishPacket(*framing);
    benchmark::ClobberMemory();
  }
}

BENCHMARK(Encode);
BENCHMARK(EncodeAndDecode);

}  // namespace

BENCHMARK_MAIN();
