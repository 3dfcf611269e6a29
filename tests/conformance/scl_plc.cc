#include <algorithm>
#include <array>
#include <stdexcept>

#include "tests/conformance/latin1.h"
#include "tests/conformance/plc.h"
#include "tests/operand_values.h"
#include "tests/plc/library.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"

namespace conformance {
namespace {

using tests::flagOf;
using tests::integerOf;
using tests::putFlag;
using tests::putInteger;
using tests::putText;
using tests::textOf;
using Code = std::shared_ptr<const vcpu::MachineCode>;

constexpr size_t TEXT_BYTES_MAX = 254;

Code compiled() {
  std::vector<std::string> files = plc_test::libraryFiles();
  files.emplace_back(PROJECT_ROOT "/tests/conformance/program.scl");
  std::string complaints;
  const auto program = plc_test::checkFiles(files, complaints);
  if (!program) throw std::runtime_error(complaints);
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  auto code = vcpu::MachineCode::compile(program, options);
  if (!code) throw std::runtime_error(code.failure());
  return *code;
}

const Code& code() {
  static const Code known = compiled();
  return known;
}

class SclPlc : public Plc {
 public:
  SclPlc(vcpu::Clock& clock, vcpu::Network& network) : cpu_(code(), {}, clock, network) {
    cpu_.start();
    findPlaces();
    use(Settings());
  }

  void use(const Settings& settings) override {
    putInteger(find("settings.protocol"), settings.level);
    putText(find("settings.clientId"), asString(settings.clientIdentifier));
    putFlag(find("settings.cleanSession"), settings.cleanSession);
    putInteger(find("settings.keepAliveSeconds"), settings.keepAliveSeconds);
    putText(find("settings.userName"), asString(settings.userName));
    putText(find("settings.password"), asString(settings.password));
    putText(find("settings.will.topic"), asString(settings.willTopic));
    putText(find("settings.will.text"), asString(settings.willPayload));
    putInteger(find("settings.will.qos"), settings.willQos);
    putFlag(find("settings.will.retained"), settings.willRetained);
    putInteger(find("settings.responseTimeout"), settings.responseTimeoutMs);
    putInteger(find("settings.acknowledgeTimeout"), settings.acknowledgeTimeoutMs);
    putInteger(find("settings.takeTimeout"), settings.takeTimeoutMs);
    putInteger(find("settings.drainTimeout"), settings.drainTimeoutMs);
    putInteger(find("settings.inFlightMaximum"), settings.inFlightMaximum);
  }

  void cycle() override {
    putFlag(enable_, enable);
    putFlag(reconnect_, reconnect);
    putFlag(receive_.enable, takesFrom != NONE);
    putFlag(receive_.any, takesFrom == ANY);
    if (takesFrom >= 0) {
      putInteger(receive_.from, integerOf(slots_[static_cast<size_t>(takesFrom)].subscription));
    }
    for (LargePlace& place : large_) place.handOver(handsBytes);
    putFlag(pieces_.enable, takesPiecesFrom != NONE);
    if (takesPiecesFrom != NONE) {
      putInteger(pieces_.from, integerOf(slots_[static_cast<size_t>(takesPiecesFrom)].subscription));
      putInteger(pieces_.largestBytes, largestBytes);
    }
    cpu_.scanOnce();
    if (cpu_.state() != vcpu::CpuState::Run) throw std::runtime_error(whyStopped());
    readRaw();
    readJobs();
    if (flagOf(receive_.newData)) take();
    if (flagOf(pieces_.newPiece)) takeNewPiece();
  }

  size_t publish(const Message& message) override {
    const std::optional<std::string> topic = latin1Of(message.topic);
    Job& job = jobs_.emplace_back();
    if (topic && topic->size() <= TEXT_BYTES_MAX) {
      job.place = freePlace();
      places_[job.place].put(*topic, message);
    } else {
      job.isRaw = true;
      putRawMessage(message);
      rawJob_ = jobs_.size() - 1;
    }
    return jobs_.size() - 1;
  }

  size_t publishLarge(const Message& message) override {
    Job& job = jobs_.emplace_back();
    job.isLarge = true;
    while (!large_[job.place].free) {
      if (++job.place == LARGE_JOBS) throw std::runtime_error("too many large messages are followed");
    }
    large_[job.place].put(asString(message.topic), message);
    return jobs_.size() - 1;
  }

  Progress progressOf(size_t job) override { return jobs_[job].progress; }

  size_t subscribe(const std::string& filter, int qos) override {
    const std::optional<std::string> text = latin1Of(filter);
    Subscription& subscription = subscriptions_.emplace_back();
    if (text && text->size() <= TEXT_BYTES_MAX) {
      subscription.slot = usedSlots_++;
      const Slot& slot = slots_.at(subscription.slot);
      putText(slot.filter, *text);
      putInteger(slot.qos, qos);
      putFlag(slot.execute, true);
    } else {
      subscription.isRaw = true;
      putRaw(raw_.filterBytes, raw_.filterLength, filter);
      putInteger(raw_.filterQos, qos);
      putFlag(raw_.subscribe, true);
      rawSubscription_ = subscriptions_.size() - 1;
    }
    return subscriptions_.size() - 1;
  }

  Progress subscriptionOf(size_t number) override {
    const Subscription& subscription = subscriptions_[number];
    if (subscription.isRaw) return subscription.rawProgress;
    const Slot& slot = slots_[subscription.slot];
    if (flagOf(slot.done)) return Progress::Done;
    if (!flagOf(slot.error)) return Progress::UnderWay;
    return integerOf(slot.subscription) == 0 ? Progress::Refused : Progress::Failed;
  }

  void unsubscribe(size_t number) override {
    const Slot& slot = slots_[subscriptions_[number].slot];
    putFlag(slot.execute, false);
    putFlag(slot.leave, true);
  }

  Progress unsubscriptionOf(size_t number) override {
    return flagOf(slots_[subscriptions_[number].slot].left) ? Progress::Done : Progress::UnderWay;
  }

  bool isConnected() override { return flagOf(connected_); }
  int fault() override { return static_cast<int>(integerOf(fault_)); }
  bool showsError() override { return flagOf(error_); }

  bool canHold(const std::string& text) const override {
    const std::optional<std::string> latin1 = latin1Of(text);
    return latin1.has_value() && latin1->size() <= TEXT_BYTES_MAX;
  }
  std::string shown(const std::string& text) const override { return asShownIn(text); }

  void continueIdentifiersBehind(int identifier) override { putInteger(lastIdentifier_, identifier); }

 private:
  /// An MqttPublish or an MqttPublishLarge of the program.
  struct Place {
    vcpu::Operand used, execute, topic, payload, payloadBytes, qos, retained, accepted, done, error;
    /// Its last job has ended and the cycles in which execute is FALSE have passed.
    bool free = true;
    bool falls = false;

    // One of the cycles in which execute is FALSE has passed.
    void rest() {
      free = free || falls;
      falls = false;
    }

    void put(const std::string& text, const Message& message) {
      free = false;
      putFlag(used, true);
      putText(topic, text);
      std::copy(message.payload.begin(), message.payload.end(), payload.bytes.begin());
      putInteger(payloadBytes, static_cast<int64_t>(message.payload.size()));
      putInteger(qos, message.qos);
      putFlag(retained, message.retained);
      putFlag(execute, true);
    }
  };
  struct LargePlace : Place {
    vcpu::Operand pieceOffset, pieceBytes, wantsPiece, offset;
    std::string whole{};

    void put(const std::string& text, const Message& message) {
      whole = message.payload;
      Place::put(text, {message.topic, "", message.qos, message.retained});
      putInteger(payloadBytes, static_cast<int64_t>(whole.size()));
      putInteger(pieceBytes, 0);
    }

    // As its help says: what is wanted, from `offset` on.
    void handOver(size_t mostBytes) const {
      if (!flagOf(wantsPiece)) return putInteger(pieceBytes, 0);
      const std::string piece = whole.substr(static_cast<size_t>(integerOf(offset)), mostBytes);
      std::copy(piece.begin(), piece.end(), payload.bytes.begin());
      putInteger(pieceOffset, integerOf(offset));
      putInteger(pieceBytes, static_cast<int64_t>(piece.size()));
    }
  };
  /// An MqttSubscribe and an MqttUnsubscribe of the program.
  struct Slot {
    vcpu::Operand execute, filter, qos, subscription, done, error, leave, left;
  };
  struct Job {
    bool isRaw = false;
    bool isLarge = false;
    size_t place = 0;
    Progress progress = Progress::UnderWay;
  };
  struct Subscription {
    bool isRaw = false;
    size_t slot = 0;
    Progress rawProgress = Progress::UnderWay;
  };

  vcpu::Operand find(const std::string& path) {
    const auto operand = cpu_.find("\"Conformance\"." + path);
    if (!operand) throw std::runtime_error(operand.failure());
    return *operand;
  }

  void findPlaces() {
    for (size_t index = 0; index < JOBS; ++index) {
      const std::string path = "publish[" + std::to_string(index) + "].";
      places_[index] = {find(path + "used"),     find(path + "execute"),      find(path + "topic"),
                        find(path + "payload"),  find(path + "payloadBytes"), find(path + "qos"),
                        find(path + "retained"), find(path + "accepted"),     find(path + "done"),
                        find(path + "error")};
    }
    for (size_t index = 0; index < LARGE_JOBS; ++index) {
      const std::string path = "large[" + std::to_string(index) + "].";
      LargePlace& place = large_[index];
      static_cast<Place&>(place) = {find(path + "used"),         find(path + "execute"),
                                    find(path + "topic"),        find(path + "piece"),
                                    find(path + "payloadBytes"), find(path + "qos"),
                                    find(path + "retained"),     find(path + "accepted"),
                                    find(path + "done"),         find(path + "error")};
      place.pieceOffset = find(path + "pieceOffset");
      place.pieceBytes = find(path + "pieceBytes");
      place.wantsPiece = find(path + "wantsPiece");
      place.offset = find(path + "offset");
    }
    for (size_t index = 0; index < SUBSCRIPTIONS; ++index) {
      const std::string path = "subscribe[" + std::to_string(index) + "].";
      slots_[index] = {find(path + "execute"),      find(path + "filter"), find(path + "qos"),
                       find(path + "subscription"), find(path + "done"),   find(path + "error"),
                       find(path + "leave"),        find(path + "left")};
    }
    enable_ = find("enable");
    reconnect_ = find("reconnect");
    connected_ = find("connected");
    error_ = find("error");
    fault_ = find("data.connection.lastFault");
    lastIdentifier_ = find("data.session.lastIdentifier");
    receive_ = {find("receive"),  find("receiveAny"), find("receiveFrom"),  find("newData"),
                find("topic"),    find("payload"),    find("payloadBytes"), find("qos"),
                find("retained"), find("duplicate")};
    pieces_ = {find("pieces.receive"),  find("pieces.subscription"), find("pieces.largestBytes"),
               find("pieces.newPiece"), find("pieces.topic"),        find("pieces.offset"),
               find("pieces.piece"),    find("pieces.pieceBytes"),   find("pieces.payloadBytes"),
               find("pieces.qos"),      find("pieces.retained"),     find("pieces.duplicate")};
    raw_ = {find("raw.publish"),
            find("raw.message.topic.bytes"),
            find("raw.message.topic.length"),
            find("raw.message.payload"),
            find("raw.message.payloadLength"),
            find("raw.message.qos"),
            find("raw.message.retained"),
            find("raw.subscribe"),
            find("raw.filter.bytes"),
            find("raw.filter.length"),
            find("raw.qos"),
            find("raw.answer"),
            find("raw.number")};
  }

  static std::string asString(const std::string& utf8) {
    const std::optional<std::string> text = latin1Of(utf8);
    if (!text || text->size() > TEXT_BYTES_MAX) throw std::runtime_error("a STRING cannot hold this text");
    return *text;
  }

  size_t freePlace() const {
    for (size_t index = 0; index < JOBS; ++index) {
      if (places_[index].free) return index;
    }
    throw std::runtime_error("too many messages are followed at a time");
  }

  static void putRaw(const vcpu::Operand& bytes, const vcpu::Operand& length, const std::string& text) {
    const size_t count = std::min(text.size(), TEXT_BYTES_MAX);
    std::copy_n(text.begin(), count, bytes.bytes.begin());
    putInteger(length, static_cast<int64_t>(text.size()));
  }

  void putRawMessage(const Message& message) {
    putRaw(raw_.topicBytes, raw_.topicLength, message.topic);
    std::copy(message.payload.begin(), message.payload.end(), raw_.payload.bytes.begin());
    putInteger(raw_.payloadLength, static_cast<int64_t>(message.payload.size()));
    putInteger(raw_.qos, message.qos);
    putFlag(raw_.retained, message.retained);
    putInteger(raw_.number, 0);
    putFlag(raw_.publish, true);
  }

  // The client's answer to what was handed over as bytes; what came of it is not followed.
  void readRaw() {
    const bool isRefused = integerOf(raw_.answer) != 0;
    if (rawJob_ != SIZE_MAX && isRefused) jobs_[rawJob_].progress = Progress::Refused;
    if (rawSubscription_ != SIZE_MAX && isRefused) {
      subscriptions_[rawSubscription_].rawProgress = Progress::Refused;
    }
    rawJob_ = SIZE_MAX;
    rawSubscription_ = SIZE_MAX;
  }

  void readJobs() {
    for (Place& place : places_) place.rest();
    for (Place& place : large_) place.rest();
    for (Job& job : jobs_) {
      if (job.isRaw || job.progress != Progress::UnderWay) continue;
      Place& place = job.isLarge ? large_[job.place] : places_[job.place];
      if (flagOf(place.done)) job.progress = Progress::Done;
      if (flagOf(place.error)) {
        job.progress = flagOf(place.accepted) ? Progress::Failed : Progress::Refused;
      }
      if (job.progress == Progress::UnderWay) continue;
      putFlag(place.execute, false);
      place.falls = true;
    }
  }

  void take() {
    const auto count = static_cast<std::ptrdiff_t>(integerOf(receive_.payloadBytes));
    taken.push_back({utf8Of(textOf(receive_.topic)),
                     {receive_.payload.bytes.begin(), receive_.payload.bytes.begin() + count},
                     static_cast<int>(integerOf(receive_.qos)),
                     flagOf(receive_.retained),
                     flagOf(receive_.duplicate)});
  }

  void takeNewPiece() {
    const auto count = static_cast<std::ptrdiff_t>(integerOf(pieces_.pieceBytes));
    takePiece({utf8Of(textOf(pieces_.topic)),
               {pieces_.piece.bytes.begin(), pieces_.piece.bytes.begin() + count},
               static_cast<int>(integerOf(pieces_.qos)),
               flagOf(pieces_.retained),
               flagOf(pieces_.duplicate)},
              static_cast<size_t>(integerOf(pieces_.offset)),
              static_cast<size_t>(integerOf(pieces_.payloadBytes)));
  }

  std::string whyStopped() const {
    std::string text;
    for (const vcpu::DiagnosticEvent& event : cpu_.diagnosticBuffer()) text += event.sentence + "\n";
    return text;
  }

  vcpu::Cpu cpu_;
  std::array<Place, JOBS> places_;
  std::array<LargePlace, LARGE_JOBS> large_;
  std::array<Slot, SUBSCRIPTIONS> slots_;
  vcpu::Operand enable_, reconnect_, connected_, error_, fault_, lastIdentifier_;
  struct {
    vcpu::Operand enable, any, from, newData, topic, payload, payloadBytes, qos, retained, duplicate;
  } receive_;
  struct {
    vcpu::Operand enable, from, largestBytes, newPiece, topic, offset, piece, pieceBytes, payloadBytes, qos,
        retained, duplicate;
  } pieces_;
  struct {
    vcpu::Operand publish, topicBytes, topicLength, payload, payloadLength, qos, retained, subscribe,
        filterBytes, filterLength, filterQos, answer, number;
  } raw_;
  std::vector<Job> jobs_;
  std::vector<Subscription> subscriptions_;
  size_t usedSlots_ = 0;
  size_t rawJob_ = SIZE_MAX;
  size_t rawSubscription_ = SIZE_MAX;
};

}  // namespace

std::unique_ptr<Plc> makeSclPlc(vcpu::Clock& clock, vcpu::Network& network) {
  return std::make_unique<SclPlc>(clock, network);
}

}  // namespace conformance
