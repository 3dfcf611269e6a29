#include "tests/simulation/operator.h"

namespace simulation {
namespace {

/// The job that answers messages, when the program answers them.
constexpr size_t ANSWERING_JOB = 0;
/// In one of so many scans a large message begins, if none is under way.
constexpr int64_t LARGE_ONE_IN = 25;

}  // namespace

bool Operator::isIdle() const {
  for (const Job& job : jobs_) {
    if (job.number >= 0) return false;
  }
  for (SubscriberState subscriber : subscribers_) {
    if (subscriber != SubscriberState::Subscribed) return false;
  }
  return unanswered_ == 0;
}

bool Operator::mayPublish() {
  return !calm && ledger_.published() < scenario_.messagesMax && random_.chance(scenario_.publishChance);
}

Publication Operator::publication(int qos, bool isLarge) {
  Publication made;
  made.topic = PROGRAM_TOPICS[static_cast<size_t>(random_.below(PROGRAM_TOPICS.size()))];
  made.qos = qos;
  const int number = ledger_.offer(made.topic, qos);
  size_t bytes = static_cast<size_t>(random_.between(5, 60));
  if (scenario_.bigPayloads && random_.chance(6))
    bytes = static_cast<size_t>(random_.between(60, mqtt::PAYLOAD_BYTES_MAX));
  if (isLarge) bytes = static_cast<size_t>(random_.between(5, 6 * mqtt::PAYLOAD_BYTES_MAX));
  made.payload = payloadOf(number, bytes);
  return made;
}

void Operator::decide(ProgramInput& input) {
  decideSwitches(input);
  decideJobs(input);
  decideHanding(input);
  decideOffers(input);
  decideSubscribers(input);
  decideTaking(input);
}

void Operator::decideSwitches(ProgramInput& input) {
  input.reconnect = !calm && random_.chance(scenario_.reconnectChance);
  if (input.reconnect) trace_.fault("the program connects anew");
  if (!calm && random_.chance(scenario_.switchOffChance)) {
    trace_.fault("the program switches the client off");
    enabledAgainMs_ = trace_.nowMs + random_.below(4000);
  }
  input.enable = calm || trace_.nowMs >= enabledAgainMs_;
}

// Large messages are not counted among the others: they take long.
bool Operator::mayBegin(size_t job) {
  return job == LARGE_JOB ? !calm && random_.chance(LARGE_ONE_IN) : mayPublish();
}

void Operator::decideJobs(ProgramInput& input) {
  for (size_t index = 0; index < JOBS; ++index) {
    ProgramInput::Job& job = input.jobs[index];
    if (jobs_[index].number >= 0 || (index == LARGE_JOB && !scenario_.largePayloads)) continue;
    if (job.execute) {
      job.execute = false;  // the next one needs a rising edge
      continue;
    }
    const bool answers = index == ANSWERING_JOB && scenario_.taking == Taking::Answers;
    if (answers ? unanswered_ == 0 : !mayBegin(index)) continue;
    job.message = publication(answers ? 1 : static_cast<int>(random_.below(3)), index == LARGE_JOB);
    job.execute = true;
    jobs_[index] = {ledger_.published() - 1, false};
  }
}

void Operator::decideHanding(ProgramInput& input) {
  input.handsBytes = 0;
  input.largestBytes = scenario_.largestBytes;
  if (!scenario_.largePayloads || !(calm || random_.chance(scenario_.handChance))) return;
  input.handsBytes = static_cast<size_t>(random_.chance(3) ? random_.between(1, mqtt::PAYLOAD_BYTES_MAX)
                                                           : mqtt::PAYLOAD_BYTES_MAX);
}

void Operator::decideOffers(ProgramInput& input) {
  for (size_t index = 0; index < OFFERS; ++index) {
    input.offers[index].reset();
    if (!mayPublish()) continue;
    input.offers[index] = publication(static_cast<int>(random_.below(3)), false);
    offers_[index] = ledger_.published() - 1;
  }
}

void Operator::subscribe(ProgramInput& input, size_t slot) {
  input.subscribe[slot].filter = FILTERS[static_cast<size_t>(random_.below(FILTERS.size()))];
  input.subscribe[slot].qos = static_cast<int>(random_.below(3));
  input.subscribe[slot].execute = true;
  subscribers_[slot] = SubscriberState::Subscribing;
}

void Operator::decideSubscribers(ProgramInput& input) {
  for (size_t slot = 0; slot < SUBSCRIBERS; ++slot) {
    switch (subscribers_[slot]) {
      case SubscriberState::Idle:
        if (slot == 0 || calm || random_.chance(10)) subscribe(input, slot);
        break;
      case SubscriberState::Subscribing: break;
      case SubscriberState::Subscribed:
        // An MqttSubscribe that is held, or busy, subscribes again.
        if (calm || !granted_[slot] || !random_.chance(scenario_.resubscribeChance)) break;
        ledger_.unsubscribed(slot);
        input.subscribe[slot].execute = false;
        input.unsubscribe[slot] = true;
        subscribers_[slot] = SubscriberState::Unsubscribing;
        break;
      case SubscriberState::Unsubscribing: break;
      case SubscriberState::Resting:
        input.unsubscribe[slot] = false;
        input.subscribe[slot].execute = false;
        subscribers_[slot] = SubscriberState::Idle;
        break;
    }
  }
}

void Operator::decideTaking(ProgramInput& input) {
  bool takes = true;
  switch (scenario_.taking) {
    case Taking::Always: break;
    case Taking::Seldom: takes = random_.chance(calm ? 2 : scenario_.takingChance); break;
    case Taking::Bursts:
      if (!calm && random_.chance(scenario_.takingChance * 4)) {
        takesAgainMs_ = trace_.nowMs + random_.below(8000);
      }
      takes = calm || trace_.nowMs >= takesAgainMs_;
      break;
    case Taking::Answers: takes = unanswered_ == 0; break;
  }
  for (size_t slot = 0; slot < SUBSCRIBERS; ++slot) {
    const bool isSubscribed = subscribers_[slot] == SubscriberState::Subscribing ||
                              subscribers_[slot] == SubscriberState::Subscribed;
    input.receive[slot] = takes && isSubscribed;
  }
}

void Operator::follow(const ProgramInput& input, const ProgramOutput& output) {
  for (size_t index = 0; index < JOBS; ++index) followJob(output, index);
  for (size_t index = 0; index < OFFERS; ++index) {
    if (!input.offers[index]) continue;
    if (output.accepted[index]) {
      ledger_.accepted(offers_[index]);
    } else {
      ledger_.refused(offers_[index]);
    }
  }
  for (size_t slot = 0; slot < SUBSCRIBERS; ++slot) followSubscriber(input, output, slot);
}

void Operator::followJob(const ProgramOutput& output, size_t index) {
  Job& job = jobs_[index];
  if (job.number < 0) return;
  const ProgramOutput::Job& shown = output.jobs[index];
  if (shown.accepted && !job.wasAccepted) {
    ledger_.accepted(job.number);
    job.wasAccepted = true;
  }
  if (shown.busy) return;
  if (shown.done) {
    ledger_.done(job.number);
  } else if (!job.wasAccepted) {
    ledger_.refused(job.number);
  }
  if (index == LARGE_JOB && shown.error && job.wasAccepted) ledger_.failedLarge(job.number);
  // An answer that was refused is given again.
  if (index == ANSWERING_JOB && scenario_.taking == Taking::Answers && job.wasAccepted) unanswered_ = 0;
  job.number = -1;
}

void Operator::followSubscriber(const ProgramInput& input, const ProgramOutput& output, size_t slot) {
  if (subscribers_[slot] == SubscriberState::Subscribing && output.subscription[slot] != 0 &&
      !ledger_.isSubscribed(slot)) {
    ledger_.subscribed(slot, input.subscribe[slot].filter);
  }
  granted_[slot] = output.granted[slot];
  if (subscribers_[slot] == SubscriberState::Subscribing && output.granted[slot]) {
    subscribers_[slot] = SubscriberState::Subscribed;
  }
  if (subscribers_[slot] == SubscriberState::Unsubscribing && output.unsubscribed[slot]) {
    subscribers_[slot] = SubscriberState::Resting;
  }
  if (!output.received[slot]) return;
  ledger_.taken(slot, *output.received[slot]);
  if (scenario_.taking == Taking::Answers) unanswered_ = 1;
}

}  // namespace simulation
