package s7mqtt.bench.matrix;

import s7mqtt.bench.broker.Artemis;

final class ArtemisTest extends BrokerTest implements JmsRows {
  ArtemisTest() {
    super(new Artemis());
  }

  @Override
  public String refusedLogin() {
    return "16#8305";
  }
}
