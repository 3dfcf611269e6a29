#include <algorithm>
#include <cstring>
#include <string_view>

#include "core/client.h"
#include "native/transport.h"
#include "tests/telecontrol/linked_station.h"

namespace telecontrol {
namespace {

constexpr int64_t NANOSECONDS_PER_MS = 1'000'000;

mqtt::Text textOf(std::string_view value) {
  mqtt::Text text;
  text.length = static_cast<int32_t>(value.size());
  std::copy(value.begin(), value.end(), text.bytes.elements);
  return text;
}

class NativeLinkedStation : public LinkedStation {
 public:
  NativeLinkedStation(const StationPlan& plan, vcpu::Clock& clock, vcpu::Network& network)
      : plan_(plan), clock_(clock), network_(network) {
    start(nullptr, {});
  }

  void setValue(int32_t row, int32_t value) override { station_->table.points[row].input.value = value; }

  void scan() override {
    const int64_t nowMs = clock_.monotonic() / NANOSECONDS_PER_MS;
    const auto passedMs = static_cast<int32_t>(nowMs - scannedMs_);
    scannedMs_ = nowMs;
    scanClient(passedMs);
    followRequests();
    scanEvents(passedMs);
    if (plan_.isTemporary) scanTemporary(passedMs);
  }

  void restart() override {
    const auto station = std::move(station_);
    const auto client = std::move(client_);
    start(client.get(), station->table);
  }

  StationView look() override {
    return {output_.connected,
            store_->events == 0 && !store_->block.ready && station_->imagesDue == 0 &&
                station_->requestedRows == 0,
            store_->lostEvents, station_->counters.events, store_->forcedImage};
  }

 private:
  // The store is retentive, and the session of the client if the plan says so.
  void start(const mqtt::ClientData* before, const tele::PointTable& table) {
    station_ = std::make_unique<tele::Station>();
    station_->settings = plan_.settings;
    for (size_t row = 0; row < plan_.points.size(); ++row) {
      tele::Point& point = station_->table.points[static_cast<int32_t>(row)];
      point.settings = plan_.points[row];
      point.input.value = table.points[static_cast<int32_t>(row)].input.value;
    }
    (void)tele::startStation(*station_, *store_);
    client_ = std::make_unique<mqtt::ClientData>();
    client_->settings.clientIdentifier = textOf("station-07");
    client_->settings.cleanSession = false;
    client_->settings.keepAliveSeconds = plan_.keepAliveSeconds;
    client_->settings.responseTimeoutMs = 30'000;
    client_->settings.acknowledgeTimeoutMs = 60'000;
    if (before != nullptr && plan_.clientIsRetentive) client_->session = before->session;
    transport_ = std::make_unique<native::Transport>(network_, native::Broker{"10.0.0.1", 1883});
    input_ = {};
    output_ = {};
    input_.restarted = true;
    input_.enable = !plan_.isTemporary;
    temporary_ = {};
    temporary_.settings = plan_.temporary;
    ticket_ = 0;
    subscription_ = 0;
    connected_ = false;
    scannedMs_ = clock_.monotonic() / NANOSECONDS_PER_MS;
  }

  void scanClient(int32_t passedMs) {
    (void)transport_->receive(output_, input_);
    input_.elapsedMs = passedMs;
    mqtt::scan(*client_, input_, output_);
    input_.restarted = false;
    (void)transport_->send(*client_, output_, input_);
  }

  void followRequests() {
    if (subscription_ == 0) {
      (void)mqtt::subscribe(*client_, textOf(REQUEST_TOPIC), mqtt::Qos::AtLeastOnce, subscription_);
    }
    request_ = output_.connected && !connected_ && !client_->link.handshake.sessionPresent;
    connected_ = output_.connected;
    if (mqtt::receive(*client_, subscription_, *message_) == mqtt::Answer::Accepted) request_ = true;
  }

  void scanEvents(int32_t passedMs) {
    followBlock();
    constexpr int64_t DAY_NS = tele::DAY_MS * NANOSECONDS_PER_MS;
    const int64_t utc = clock_.utc();
    tele::scanStation(*station_, *store_,
                      {.passedMs = passedMs,
                       .utc = {.known = true,
                               .day = static_cast<int32_t>(utc / DAY_NS),
                               .dayMs = static_cast<int32_t>(utc % DAY_NS / NANOSECONDS_PER_MS)},
                       .maySend = connected_,
                       .generalRequest = request_,
                       .sendAll = tele::wantsAllSent(temporary_)});
    if (store_->block.ready && ticket_ == 0) publishBlock();
  }

  // A message that did not get through is offered again.
  void followBlock() {
    if (ticket_ == 0) return;
    switch (mqtt::deliveryState(*client_, ticket_)) {
      case mqtt::DeliveryState::Acknowledged:
        tele::blockDelivered(*station_, *store_);
        ticket_ = 0;
        break;
      case mqtt::DeliveryState::Unknown:
      case mqtt::DeliveryState::Lost:
      case mqtt::DeliveryState::Expired:
      case mqtt::DeliveryState::Dropped:
      case mqtt::DeliveryState::Cancelled: ticket_ = 0; break;
      default: break;
    }
  }

  void publishBlock() {
    message_->topic = textOf(EVENTS_TOPIC);
    message_->payloadLength = store_->block.length;
    std::memcpy(message_->payload.elements, store_->block.bytes.elements,
                static_cast<size_t>(store_->block.length));
    message_->qos = mqtt::Qos::AtLeastOnce;
    message_->retained = false;
    (void)mqtt::publish(*client_, *message_, ticket_);
  }

  void scanTemporary(int32_t passedMs) {
    const bool waits = store_->events + station_->imagesDue > 0;
    const bool toAnswer = station_->requestedRows > 0 || store_->block.ready;
    tele::scanTemporary(temporary_,
                        {.passedMs = passedMs,
                         .utc = {},
                         .enable = true,
                         .connected = connected_,
                         .waitingEvents = store_->events + station_->imagesDue,
                         .urgent = store_->urgentEvents > 0 || station_->urgentImages > 0 || toAnswer,
                         .undelivered = waits || toAnswer,
                         .underWay = client_->session.outbox.order.count > 0});
    input_.enable = tele::wantsConnection(temporary_);
  }

  StationPlan plan_;
  vcpu::Clock& clock_;
  vcpu::Network& network_;
  std::unique_ptr<tele::Station> station_;
  std::unique_ptr<tele::EventStore> store_ = std::make_unique<tele::EventStore>();
  std::unique_ptr<mqtt::ClientData> client_;
  std::unique_ptr<native::Transport> transport_;
  std::unique_ptr<mqtt::Message> message_ = std::make_unique<mqtt::Message>();
  mqtt::ScanInput input_;
  mqtt::ScanOutput output_;
  tele::TemporaryStation temporary_;
  int64_t scannedMs_ = 0;
  int32_t ticket_ = 0;
  int32_t subscription_ = 0;
  bool connected_ = false;
  bool request_ = false;
};

}  // namespace

std::unique_ptr<LinkedStation> nativeStation(const StationPlan& plan, vcpu::Clock& clock,
                                             vcpu::Network& network) {
  return std::make_unique<NativeLinkedStation>(plan, clock, network);
}

}  // namespace telecontrol
