#include "tests/simulation/scenario.h"

#include <string_view>

#include "tests/simulation/program.h"

namespace simulation {
namespace {

void chooseSettings(Random& random, mqtt::Settings& settings) {
  constexpr std::string_view name = "plc-7";
  settings.clientIdentifier.length = static_cast<int32_t>(name.size());
  for (size_t at = 0; at < name.size(); ++at) {
    settings.clientIdentifier.bytes[static_cast<int32_t>(at)] = static_cast<uint8_t>(name[at]);
  }
  settings.protocolLevel = random.chance(4) ? mqtt::LEVEL_MQTT_31 : mqtt::LEVEL_MQTT_311;
  settings.cleanSession = random.chance(4);
  settings.keepAliveSeconds = static_cast<int32_t>(random.between(2, 20));
  settings.linkTimeoutMs = static_cast<int32_t>(random.between(1000, 10'000));
  settings.responseTimeoutMs = static_cast<int32_t>(random.between(1000, 6000));
  settings.acknowledgeTimeoutMs = random.chance(4) ? 0 : static_cast<int32_t>(random.between(2000, 20'000));
  settings.takeTimeoutMs = random.chance(6) ? static_cast<int32_t>(random.between(500, 5000)) : 0;
  settings.drainTimeoutMs = static_cast<int32_t>(random.below(3000));
  settings.inFlightMaximum = static_cast<int32_t>(random.between(1, mqtt::IN_FLIGHT_MAX));
  settings.qosZeroAgeMs = random.chance(3) ? mqtt::NO_AGE_LIMIT : static_cast<int32_t>(random.below(5000));
  settings.whenFull = mqtt::WhenFull::RefuseNew;
  if (random.chance(4)) settings.whenFull = static_cast<mqtt::WhenFull>(random.between(1, 2));
  settings.reconnectMinimumMs = static_cast<int32_t>(random.between(1, 1000));
  settings.reconnectMaximumMs = settings.reconnectMinimumMs + static_cast<int32_t>(random.below(5000));
}

int64_t chooseWindow(Random& random) {
  switch (random.below(4)) {
    case 0: return random.between(1, 4);
    case 1: return 20;
    case 2: return random.between(21, 100);
    case 3: break;
  }
  return 65'535;
}

/// Never, or in one of low..high.
int64_t sometimes(Random& random, int64_t neverOneIn, int64_t low, int64_t high) {
  return random.chance(neverOneIn) ? 0 : random.between(low, high);
}

}  // namespace

Scenario::Scenario(uint64_t seed) {
  Random random(seed, 0);
  chooseSettings(random, settings);
  window = chooseWindow(random);
  copyPerFilter = random.chance(3);
  deliversOnPubrel = random.chance(2);
  if (random.chance(5)) grantedQosMax = static_cast<int>(random.below(3));

  taking = static_cast<Taking>(random.below(4));
  takingChance = random.between(2, 60);
  publishChance = random.between(1, 12);
  brokerPublishChance = random.between(1, 8);
  messagesMax = static_cast<int>(random.between(20, 200));
  bigPayloads = random.chance(3);
  switchOffChance = sometimes(random, 2, 100, 600);
  reconnectChance = sometimes(random, 2, 100, 600);
  resubscribeChance = sometimes(random, 2, 60, 400);

  cycleMs = static_cast<int32_t>(random.chance(2) ? random.between(1, 20) : random.between(20, 200));
  slowCycleChance = sometimes(random, 2, 20, 200);
  slowCycleMs = static_cast<int32_t>(random.between(200, 5000));
  latencyMs = random.chance(2) ? 0 : random.between(1, 200);
  scans = static_cast<int>(random.between(400, 1500));

  cutChance = sometimes(random, 4, 30, 400);
  cutByteChance = sometimes(random, 3, 1, 4);
  cutByteMax = random.chance(2) ? random.between(20, 200) : random.between(200, 5000);
  halfOpenOneIn = sometimes(random, 2, 2, 6);
  brokerDownChance = sometimes(random, 2, 100, 600);
  loseSessionOneIn = sometimes(random, 2, 1, 3);
  refuseChance = sometimes(random, 2, 3, 20);
  sendFailChance = sometimes(random, 2, 10, 100);
  transportScansMax = random.chance(2) ? 0 : random.between(1, 12);

  largePayloads = random.chance(2);
  if (!largePayloads) return;
  largestBytes = static_cast<int32_t>(random.between(2, 6)) * mqtt::PAYLOAD_BYTES_MAX;
  handChance = random.chance(2) ? 1 : random.between(2, 40);
  if (random.chance(2)) cutByteMax = random.between(1000, 20'000);
}

bool Scenario::retains() const {
  constexpr auto MOST = static_cast<int32_t>(BROKER_TOPICS.size() * SUBSCRIBERS);  // a copy for each filter
  const bool subscribesAnew = settings.cleanSession || settings.protocolLevel == mqtt::LEVEL_MQTT_31;
  return !subscribesAnew || (mqtt::QUEUE_MESSAGES_MAX > MOST && !largePayloads);
}

}  // namespace simulation
