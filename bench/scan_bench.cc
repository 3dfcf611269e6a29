// One scan of the MQTT client: the C++ natively, and the generated SCL on the virtual CPU with either
// compiler.
//
// A conversation is first played with the native client: it connects, and for Publishing every scan brings
// the PUBACK of the message before. The SCL client gets the same bytes.

#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "core/client.h"
#include "tests/agreement/generated/image.h"
#include "tests/agreement/scl_engine.h"

namespace {

constexpr int32_t PAYLOAD_BYTES = 64;

mqtt::Message levelMessage() {
  mqtt::Message message;
  for (char letter : std::string("plant/pump-station/level")) {
    message.topic.bytes[message.topic.length++] = static_cast<uint8_t>(letter);
  }
  message.payloadLength = PAYLOAD_BYTES;
  message.qos = mqtt::Qos::AtLeastOnce;
  return message;
}

class NativeClient {
 public:
  NativeClient() {
    client_.settings.clientIdentifier.length = 1;
    client_.settings.clientIdentifier.bytes[0] = 'b';
  }
  void set(const mqtt::ScanInput& input) { input_ = input; }
  void set(const mqtt::Message& message) { message_ = message; }
  void scan() { mqtt::scan(client_, input_, output_); }
  bool offer() { return mqtt::publish(client_, message_, ticket_) == mqtt::Answer::Accepted; }
  bool connected() const { return output_.connected; }
  int32_t acknowledged() const { return client_.counters.acknowledged; }
  void acknowledge(int32_t identifier) {
    input_.received[2] = plc::toByte(identifier / 256);
    input_.received[3] = plc::toByte(identifier % 256);
  }

 private:
  mqtt::ClientData client_;
  mqtt::ScanInput input_;
  mqtt::ScanOutput output_;
  mqtt::Message message_;
  int32_t ticket_ = 0;
};

class SclClient {
 public:
  explicit SclClient(vcpu::CompilerKind compiler) {
    vcpu::CompileOptions options;
    options.compiler = compiler;
    auto built = agreement::SclEngine::build(options);
    failure = built.failure();
    if (!built) return;
    scl_ = std::move(*built);
    mqtt::ClientData client;
    client.settings.clientIdentifier.length = 1;
    client.settings.clientIdentifier.bytes[0] = 'b';
    image::store(client, scl_->clientImage().data());
  }
  void set(const mqtt::ScanInput& input) { image::store(input, inputImage()); }
  void set(const mqtt::Message& message) {
    image::store(message, scl_->parameter("MqttXPublish", "message").data());
  }
  void scan() { scl_->call("MqttXScan"); }
  bool offer() { return scl_->call("MqttXPublish") && scl_->returned("MqttXPublish") == 0; }
  bool connected() {
    mqtt::ScanOutput output;
    image::load(output, scl_->parameter("MqttXScan", "output").data());
    return output.connected;
  }
  int32_t acknowledged() {
    mqtt::ClientData client;
    image::load(client, scl_->clientImage().data());
    return client.counters.acknowledged;
  }
  void acknowledge(int32_t identifier) {
    if (received_ == nullptr) {
      // Where ScanInput keeps its bytes: the array is the last member of the image.
      received_ = inputImage() + scl_->parameter("MqttXScan", "input").size() - mqtt::RECEIVE_BYTES_MAX;
    }
    received_[2] = plc::toByte(identifier / 256);
    received_[3] = plc::toByte(identifier % 256);
  }

  std::string failure;

 private:
  uint8_t* inputImage() { return scl_->parameter("MqttXScan", "input").data(); }

  std::unique_ptr<agreement::SclEngine> scl_;
  uint8_t* received_ = nullptr;
};

mqtt::ScanInput inputOf(mqtt::TransportState link, mqtt::SendState sending,
                        std::initializer_list<uint8_t> received) {
  mqtt::ScanInput input;
  input.enable = true;
  input.elapsedMs = 1;
  input.transport = link;
  input.sending = sending;
  for (uint8_t byte : received) input.received[input.receivedBytes++] = byte;
  return input;
}

template <typename Client>
void connect(Client& client) {
  for (mqtt::TransportState link : {mqtt::TransportState::Down, mqtt::TransportState::Down,
                                    mqtt::TransportState::Connecting, mqtt::TransportState::Up}) {
    client.set(inputOf(link, mqtt::SendState::Idle, {}));
    client.scan();
  }
  client.set(inputOf(mqtt::TransportState::Up, mqtt::SendState::Done, {0x20, 2, 0, 0}));
  client.scan();
}

template <typename Client>
void idle(benchmark::State& state, Client& client) {
  connect(client);
  if (!client.connected()) return state.SkipWithError("no connection");
  client.set([] {
    mqtt::ScanInput input = inputOf(mqtt::TransportState::Up, mqtt::SendState::Idle, {});
    input.elapsedMs = 0;
    return input;
  }());
  for (auto _ : state) client.scan();
}

template <typename Client>
void publishing(benchmark::State& state, Client& client) {
  connect(client);
  if (!client.connected()) return state.SkipWithError("no connection");
  client.set(levelMessage());
  client.set(inputOf(mqtt::TransportState::Up, mqtt::SendState::Idle, {}));
  if (!client.offer()) return state.SkipWithError("not accepted");
  client.scan();
  // Each scan: TSEND was done, the PUBACK of the last message is there, the next message goes out.
  client.set(inputOf(mqtt::TransportState::Up, mqtt::SendState::Done, {0x40, 2, 0, 1}));
  int32_t identifier = 1;
  for (auto _ : state) {
    if (!client.offer()) return state.SkipWithError("not accepted");
    client.acknowledge(identifier);
    client.scan();
    identifier = identifier % mqtt::PACKET_ID_MAX + 1;
  }
  if (client.acknowledged() < state.iterations()) state.SkipWithError("messages were not acknowledged");
}

void NativeIdle(benchmark::State& state) {
  auto client = std::make_unique<NativeClient>();
  idle(state, *client);
}
void NativePublishing(benchmark::State& state) {
  auto client = std::make_unique<NativeClient>();
  publishing(state, *client);
}
void SclIdle(benchmark::State& state, vcpu::CompilerKind compiler) {
  SclClient client(compiler);
  if (!client.failure.empty()) return state.SkipWithError(client.failure.c_str());
  idle(state, client);
}
void SclPublishing(benchmark::State& state, vcpu::CompilerKind compiler) {
  SclClient client(compiler);
  if (!client.failure.empty()) return state.SkipWithError(client.failure.c_str());
  publishing(state, client);
}

BENCHMARK(NativeIdle);
BENCHMARK_CAPTURE(SclIdle, cc, vcpu::CompilerKind::System);
BENCHMARK_CAPTURE(SclIdle, tcc, vcpu::CompilerKind::InProcess);
BENCHMARK(NativePublishing);
BENCHMARK_CAPTURE(SclPublishing, cc, vcpu::CompilerKind::System);
BENCHMARK_CAPTURE(SclPublishing, tcc, vcpu::CompilerKind::InProcess);

}  // namespace

BENCHMARK_MAIN();
