package s7mqtt.bench.matrix;

import s7mqtt.bench.broker.Broker;
import s7mqtt.bench.broker.Artemis;

final class ArtemisTest extends BrokerTest implements JmsRows {
  ArtemisTest() {
    super(new Broker(new Artemis()));
  }

  @Override
  public String refusedLogin() {
    return "16#8305";
  }

  @Override
  public String fullDiskStatus() {
    return "16#8203";
  }
}
