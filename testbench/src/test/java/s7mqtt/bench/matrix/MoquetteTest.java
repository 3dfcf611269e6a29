package s7mqtt.bench.matrix;

import s7mqtt.bench.broker.Moquette;

final class MoquetteTest extends BrokerTest {
  MoquetteTest() {
    super(new Moquette());
  }

  @Override
  public String refusedLogin() {
    return "16#8304";
  }
}
