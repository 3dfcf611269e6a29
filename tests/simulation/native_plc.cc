#include "tests/simulation/native_plc.h"

#include <algorithm>

namespace simulation {
namespace {

using mqtt::TransportState;

mqtt::Text textOf(const std::string& value) {
  mqtt::Text text;
  text.length = static_cast<int32_t>(value.size());
  std::copy(value.begin(), value.end(), text.bytes.elements);
  return text;
}

mqtt::Message messageOf(const Publication& publication) {
  mqtt::Message message;
  message.topic = textOf(publication.topic);
  message.payloadLength = static_cast<int32_t>(publication.payload.size());
  std::copy(publication.payload.begin(), publication.payload.end(), message.payload.elements);
  message.qos = static_cast<mqtt::Qos>(publication.qos);
  return message;
}

Reception receptionOf(const mqtt::Message& message) {
  Reception reception;
  reception.topic.assign(message.topic.bytes.elements, message.topic.bytes.elements + message.topic.length);
  reception.payload.assign(message.payload.elements, message.payload.elements + message.payloadLength);
  reception.qos = mqtt::numberOfQos(message.qos);
  reception.retained = message.retained;
  reception.duplicate = message.duplicate;
  return reception;
}

}  // namespace

NativePlc::NativePlc(Trace& trace, const Scenario& scenario, Internet& internet, uint64_t seed)
    : trace_(trace), scenario_(scenario), internet_(internet), random_(seed, 3) {
  client_.settings = scenario.settings;
}

void NativePlc::closeLink() {
  internet_.close(link_);
  link_ = 0;
  input_.transport = TransportState::Down;
  input_.receivedBytes = 0;
  request_.clear();
  waitScans_ = delay();
}

void NativePlc::openLink() {
  if (link_ == 0) {
    link_ = internet_.connect(vcpu::Endpoint{}, 0);
    input_.transport = TransportState::Connecting;
    waitScans_ = delay();
    return;
  }
  const vcpu::LinkState state = internet_.state(link_);
  if (state == vcpu::LinkState::Connecting || waitScans_-- > 0) return;
  if (state == vcpu::LinkState::Up) {
    input_.transport = TransportState::Up;
  } else {
    closeLink();
  }
}

// TCON, TDISCON, and what they take.
void NativePlc::moveTransport() {
  const bool isWanted = output_.linkRequest == mqtt::LinkRequest::Open;
  if (input_.transport == TransportState::Down) {
    if (waitScans_-- > 0) return;
    waitScans_ = 0;
    if (isWanted) openLink();
    return;
  }
  if (!isWanted) {
    if (waitScans_-- <= 0) closeLink();
    return;
  }
  if (input_.transport == TransportState::Connecting) return openLink();
  // A broken link is noticed when all that came before was read.
  if (internet_.state(link_) != vcpu::LinkState::Up && internet_.available(link_) == 0 &&
      input_.receivedBytes == 0) {
    closeLink();
  }
}

// TSEND: takes the request in any pieces, and reports it in one scan.
void NativePlc::moveSending() {
  input_.sending = mqtt::SendState::Idle;
  if (output_.sendBytes == 0 || input_.transport != TransportState::Up) {
    request_.clear();
    return;
  }
  const uint8_t* area = client_.link.transmit.bytes.elements;
  if (request_.empty()) {
    request_.assign(area, area + output_.sendBytes);
    handedOctets_ = 0;
    reportScans_ = delay();
    willFail_ = random_.chance(scenario_.sendFailChance) && !internet_.calm;
  }
  input_.sending = mqtt::SendState::Busy;
  if (handedOctets_ < request_.size()) {
    handedOctets_ += internet_.send(link_, std::span(request_).subspan(handedOctets_));
  }
  const bool isHanded = handedOctets_ == request_.size() || willFail_;
  if (!isHanded || reportScans_-- > 0) return;
  if (willFail_) trace_.fault("a send request fails");
  input_.sending = willFail_ ? mqtt::SendState::Failed : mqtt::SendState::Done;
  request_.clear();
}

// TRCV writes into its area only when all in it was consumed.
void NativePlc::receiveOctets() {
  input_.receivedOffset += output_.consumedBytes;
  input_.receivedBytes -= output_.consumedBytes;
  if (input_.transport != TransportState::Up) input_.receivedBytes = 0;
  if (input_.receivedBytes > 0 || input_.transport != TransportState::Up) return;
  input_.receivedOffset = static_cast<int32_t>(random_.below(20));
  const size_t room = static_cast<size_t>(mqtt::RECEIVE_BYTES_MAX - input_.receivedOffset);
  input_.receivedBytes = static_cast<int32_t>(
      internet_.receive(link_, std::span(input_.received.elements + input_.receivedOffset, room)));
}

std::string NativePlc::checkOutput() {
  if (output_.consumedBytes < 0 || output_.consumedBytes > input_.receivedBytes) return "consumes too much";
  if (output_.sendBytes < 0 || output_.sendBytes > mqtt::SEND_BYTES_MAX) return "sends too much at once";
  const mqtt::Transmit& transmit = client_.link.transmit;
  const bool stands = !request_.empty() && output_.sendBytes > 0;
  if (stands && !std::equal(request_.begin(), request_.end(), transmit.bytes.elements)) {
    return "changes octets of a send request that stands";
  }
  for (const Assembly& assembly : assemblies_) {
    if (assembly.isBroken()) return "hands over pieces that do not fit together";
  }
  return checkQueues();
}

// The lists, the counts and the states of the places agree.
std::string NativePlc::checkQueues() const {
  const mqtt::Inbox& inbox = client_.session.inbox;
  int32_t used = 0;
  int32_t due = 0;
  int32_t qosZero = 0;
  for (int32_t place = 0; place < mqtt::QUEUE_MESSAGES_MAX; ++place) {
    const mqtt::IncomingMessage& message = inbox.messages[place];
    const bool isUsed = message.state != mqtt::ArrivalState::Free;
    if (isUsed != inbox.order.taken[place]) return "has a place in the inbox that is neither free nor used";
    if (!isUsed) continue;
    ++used;
    qosZero += message.qos == mqtt::Qos::AtMostOnce ? 1 : 0;
    due += message.state == mqtt::ArrivalState::WaitAcknowledge && message.thisConnection ? 1 : 0;
    int32_t receivers = 0;
    for (bool receives : message.receivers.elements) receivers += receives ? 1 : 0;
    if (receivers != message.waitingReceivers) return "miscounts the receivers of a message";
    if ((receivers > 0) != (message.state == mqtt::ArrivalState::WaitTake))
      return "keeps a message for nobody";
  }
  if (used != inbox.order.count || qosZero != inbox.qosZeroCount) return "miscounts the inbox";
  if (due != inbox.answersDue) return "miscounts the acknowledgements due";
  int32_t flying = 0;
  for (int32_t place = client_.session.outbox.order.oldest; place != mqtt::NO_PLACE;
       place = client_.session.outbox.order.younger[place]) {
    if (place == client_.session.outbox.unsent) break;
    flying += mqtt::waitsForAnswer(client_.session.outbox.messages[place].state) ? 1 : 0;
  }
  const bool isConnected = mqtt::isConnected(client_.connection.state);
  if (isConnected && flying != client_.link.window.inFlight) return "miscounts the messages in flight";
  if (flying > client_.settings.inFlightMaximum) return "has too many messages in flight";
  return "";
}

mqtt::Answer NativePlc::beginJob(size_t index, const Publication& message) {
  if (index != LARGE_JOB) return mqtt::publish(client_, messageOf(message), jobs_[index].ticket);
  return mqtt::publishLarge(client_, messageOf({message.topic, "", message.qos}),
                            static_cast<int32_t>(message.payload.size()), jobs_[index].ticket);
}

void NativePlc::handOver(const ProgramInput& input) {
  const Job& job = jobs_[LARGE_JOB];
  const int32_t offset = job.shown.busy ? mqtt::wantedOffset(client_, job.ticket) : mqtt::NO_OFFSET;
  if (offset == mqtt::NO_OFFSET || input.handsBytes == 0) return;
  const std::string& payload = input.jobs[LARGE_JOB].message.payload;
  int32_t handedBytes = 0;
  (void)mqtt::handPiece(client_, job.ticket,
                        messageOf({"", payload.substr(static_cast<size_t>(offset), input.handsBytes)}),
                        handedBytes);
}

void NativePlc::runJobs(const ProgramInput& input, ProgramOutput& output) {
  for (size_t index = 0; index < JOBS; ++index) {
    Job& job = jobs_[index];
    const bool edge = input.jobs[index].execute && !job.executed;
    job.executed = input.jobs[index].execute;
    if (!job.shown.busy && !job.executed) job.shown = {};
    if (edge && !job.shown.busy) {
      const mqtt::Answer answer = beginJob(index, input.jobs[index].message);
      job.shown.accepted = job.shown.busy = answer == mqtt::Answer::Accepted;
      job.shown.error = !job.shown.accepted;
    } else if (job.shown.busy) {
      const mqtt::DeliveryState state = mqtt::deliveryState(client_, job.ticket);
      job.shown.busy = state == mqtt::DeliveryState::Waiting || state == mqtt::DeliveryState::WaitSent ||
                       mqtt::waitsForAnswer(state);
      job.shown.done = state == mqtt::DeliveryState::Sent || state == mqtt::DeliveryState::Acknowledged;
      job.shown.error = !job.shown.busy && !job.shown.done;
    }
    output.jobs[index] = job.shown;
  }
}

void NativePlc::runOffers(const ProgramInput& input, ProgramOutput& output) {
  for (size_t index = 0; index < OFFERS; ++index) {
    output.accepted[index] = false;
    if (!input.offers[index]) continue;
    int32_t ticket = 0;
    output.accepted[index] =
        mqtt::publish(client_, messageOf(*input.offers[index]), ticket) == mqtt::Answer::Accepted;
  }
}

void NativePlc::receive(size_t slot, ProgramOutput& output) {
  mqtt::Message message;
  if (mqtt::receive(client_, output.subscription[slot], message) != mqtt::Answer::Accepted) return;
  output.received[slot] = receptionOf(message);
}

void NativePlc::receivePiece(size_t slot, ProgramOutput& output) {
  mqtt::Message piece;
  int32_t offset = 0;
  int32_t payloadBytes = 0;
  if (mqtt::receivePiece(client_, output.subscription[slot], piece, offset, payloadBytes) !=
      mqtt::Answer::Accepted) {
    return;
  }
  output.received[slot] = assemblies_[slot].add(receptionOf(piece), static_cast<size_t>(offset),
                                                static_cast<size_t>(payloadBytes));
}

void NativePlc::runSubscribers(const ProgramInput& input, ProgramOutput& output) {
  for (size_t slot = 0; slot < SUBSCRIBERS; ++slot) {
    int32_t& subscription = output.subscription[slot];
    if (input.subscribe[slot].execute && !subscribed_[slot]) {
      (void)mqtt::subscribe(client_, textOf(input.subscribe[slot].filter),
                            static_cast<mqtt::Qos>(input.subscribe[slot].qos), subscription);
    }
    subscribed_[slot] = input.subscribe[slot].execute;
    if (input.unsubscribe[slot] && !unsubscribed_[slot]) {
      (void)mqtt::unsubscribe(client_, subscription);
    }
    unsubscribed_[slot] = input.unsubscribe[slot];
    const mqtt::SubscriptionState state = mqtt::subscriptionState(client_, subscription);
    output.granted[slot] = state == mqtt::SubscriptionState::Granted;
    output.unsubscribed[slot] = input.unsubscribe[slot] && state == mqtt::SubscriptionState::Unused;
    output.received[slot].reset();
    if (input.largestBytes > 0) (void)mqtt::takeLarge(client_, subscription, input.largestBytes);
    if (!input.receive[slot]) continue;
    if (input.largestBytes > 0) {
      receivePiece(slot, output);
    } else {
      receive(slot, output);
    }
  }
}

std::string NativePlc::scan(int32_t elapsedMs, const ProgramInput& input, ProgramOutput& output) {
  moveTransport();
  receiveOctets();
  input_.elapsedMs = elapsedMs;
  input_.enable = input.enable;
  input_.reconnect = input.reconnect;
  moveSending();
  const mqtt::ClientState before = output_.state;
  mqtt::scan(client_, input_, output_);
  if (output_.state != before) {
    trace_.say("client", "state " + std::to_string(static_cast<int>(output_.state)) + ", fault " +
                             std::to_string(static_cast<int>(output_.fault)));
  }
  runJobs(input, output);
  handOver(input);
  runOffers(input, output);
  runSubscribers(input, output);
  output.connected = output_.connected;
  output.outboxCount = client_.session.outbox.order.count;
  output.inboxCount = client_.session.inbox.order.count;
  return checkOutput();
}

}  // namespace simulation
